"""A partner with everything that is on record about it, in the order of time."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Prefetch, Q
from django.http import HttpRequest, HttpResponse

from bench.floor.pages import page
from syndesis.agreements.models import Agreement, AgreementParty
from syndesis.core.models import Evidence
from syndesis.directory.models import Organisation, Person, Position
from syndesis.engagement.models import Engagement, Initiative, InitiativeParty, InitiativeStage, Participant
from syndesis.insight.models import PublishedFigure


def partner(request: HttpRequest, pk: int) -> HttpResponse:
    row = Organisation.objects.select_related("partnership", "parent").get(pk=pk)
    mine = {
        "organisation__in": list(Organisation.objects.filter(path__startswith=row.path).values_list("pk", flat=True))
    }
    agreements = _of(Agreement, AgreementParty.objects.filter(**mine), "agreement").prefetch_related(
        Prefetch("parties", AgreementParty.objects.select_related("organisation"))
    )
    there = Participant.objects.select_related("organisation", "person", "position")
    engagements = (
        _of(Engagement, Participant.objects.filter(**mine), "engagement")
        .filter(series=None)
        .prefetch_related(Prefetch("participants", there), "sessions")
    )
    promises = (
        _of(Initiative, InitiativeParty.objects.filter(**mine), "initiative")
        .select_related("owner", "counterpart")
        .prefetch_related("stages")
    )
    people = _of(Person, Position.objects.filter(**mine), "person")
    figures = PublishedFigure.objects.filter(archived_at=None, **mine)
    evidence = list(_evidence([row, *agreements, *engagements, *promises, *people, *figures]))
    return page(
        "partner.html",
        partner=row,
        names=row.names.all(),
        timeline=sorted(_timeline(agreements, engagements, promises), key=lambda line: str(line[0]), reverse=True),
        promises=promises,
        people=people.prefetch_related("positions"),
        figures=figures,
        documents={note.text.document for note in evidence},
        evidence=evidence,
    )


def _of(model: type[Any], links: Any, name: str) -> Any:
    return model.objects.filter(archived_at=None, pk__in=links.values(name))


def _timeline(
    agreements: Iterable[Agreement], engagements: Iterable[Engagement], promises: Iterable[Initiative]
) -> Any:
    for agreement in agreements:
        parties = ", ".join(party.organisation.name for party in agreement.parties.all())
        day = agreement.signed_on or agreement.starts_on
        yield day or "", agreement.title or parties, f"/agreements/{agreement.pk}/", agreement.get_status_display()
    for met in engagements:
        those = met.participants.all()
        who = ", ".join(f"{each.person} ({each.position})" for each in those if each.person)
        names = ", ".join(each.organisation.name for each in those if each.organisation)
        yield met.held_on or "", met.title or names, f"/engagements/{met.pk}/", who
    for promise in promises:
        for stage in promise.stages.all():
            words = f"{InitiativeStage(stage=stage.stage).get_stage_display()}: {promise.title}"
            yield stage.reached_on or "", words, f"/promises/{promise.pk}/", ""


def _evidence(records: list[Model]) -> Any:
    keys: defaultdict[type[Model], list[int]] = defaultdict(list)
    for record in records:
        keys[type(record)].append(record.pk)
    wanted = Q()
    for model, some in keys.items():
        wanted |= Q(content_type=ContentType.objects.get_for_model(model), object_id__in=some)
    return Evidence.objects.filter(wanted).select_related("text__document")
