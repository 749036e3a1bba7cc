"""The board of promises without anything besides: fifty cards a stage, counted; and what became of each year."""

from django.db.models import Count, Prefetch, Q
from django.db.models.functions import ExtractYear
from django.http import HttpRequest, HttpResponse

from bench.floor.pages import page
from syndesis.engagement.choices import Stage
from syndesis.engagement.models import Initiative, InitiativeParty

SHOWN = 50


def board(request: HttpRequest) -> HttpResponse:
    rows = Initiative.objects.filter(archived_at=None)
    counts = dict(rows.order_by().values_list("stage").annotate(number=Count("pk")))
    parties = Prefetch("parties", InitiativeParty.objects.select_related("organisation"))
    cards = []
    for stage in Stage:
        some = rows.filter(stage=stage).order_by("stage_on_last", "pk").select_related("owner", "counterpart")
        cards += [
            (
                counts.get(stage, 0),
                row.title,
                ", ".join(party.organisation.name for party in row.parties.all()),
                row.get_activity_kind_display(),
                row.owner,
                row.counterpart,
                row.stage_on,
            )
            for row in some.prefetch_related(parties)[:SHOWN]
        ]
    return page("list.html", title="Promises", total=sum(counts.values()), rows=cards)


def report(request: HttpRequest) -> HttpResponse:
    rows = Initiative.objects.filter(archived_at=None).order_by()
    kept, dropped = Q(stage=Stage.DONE), Q(stage=Stage.DROPPED)
    counted = {"made": Count("pk"), "kept": Count("pk", filter=kept), "dropped": Count("pk", filter=dropped)}
    years = rows.annotate(year=ExtractYear("made_on_first")).values_list("year").annotate(**counted)
    partners = InitiativeParty.objects.filter(initiative__archived_at=None).order_by().values_list("organisation__name")
    named = partners.annotate(made=Count("pk")).order_by("-made")[:200]
    ages = rows.values_list("stage", "made_on_first__year").annotate(number=Count("pk"))
    return page("list.html", title="Promises", total=rows.count(), rows=[*years, *named, *ages])
