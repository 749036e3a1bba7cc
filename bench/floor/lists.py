"""Lists of fifty rows, filtered, sorted and counted: as pages and as JSON, in the columns that ours show."""

from typing import Any

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse, JsonResponse

from bench.floor.pages import page
from syndesis.activities.queries import number_of_running_activities
from syndesis.agreements.models import Agreement, AgreementParty
from syndesis.agreements.queries import number_of_agreements
from syndesis.directory.models import Organisation, PartnershipTier
from syndesis.engagement.models import Engagement, Initiative, InitiativeParty, Participant
from syndesis.engagement.queries import last_contact, number_of_open_promises

PAGE = 50


def _partners(request: HttpRequest) -> QuerySet[Organisation]:
    rows = Organisation.objects.filter(partnership__isnull=False, archived_at=None, kind=request.GET["kind"])
    return rows.order_by("-country", "pk")


def _shown_partners(request: HttpRequest) -> QuerySet[Organisation]:
    keys = list(_partners(request).values_list("pk", flat=True)[:PAGE])
    held = PartnershipTier.objects.filter(partnership__organisation=OuterRef("pk"), ends_on="").order_by("-pk")
    shown = Organisation.objects.filter(pk__in=keys).annotate(
        tier=Subquery(held.values("tier")[:1]),
        agreed=number_of_agreements(),
        active=number_of_running_activities(),
        promised=number_of_open_promises(),
        met=last_contact(),
    )
    return shown.order_by("-country", "pk")


def _agreements(request: HttpRequest) -> QuerySet[Agreement]:
    rows = Agreement.objects.filter(archived_at=None, status=request.GET["status"])
    parties = Prefetch("parties", AgreementParty.objects.select_related("organisation"))
    return rows.order_by("-ends_on_last", "pk").prefetch_related(parties)


def _engagements(request: HttpRequest) -> QuerySet[Engagement]:
    rows = Engagement.objects.filter(archived_at=None, series=None, kind=request.GET["kind"])
    there = Prefetch("participants", Participant.objects.select_related("organisation"))
    return rows.order_by("-held_on_last", "pk").prefetch_related(there, "sessions")


def _promises(request: HttpRequest) -> QuerySet[Initiative]:
    rows = Initiative.objects.filter(archived_at=None, stage=request.GET["stage"])
    parties = Prefetch("parties", InitiativeParty.objects.select_related("organisation"))
    return rows.order_by("-stage_on_last", "pk").prefetch_related(parties)


def _names(links: Any) -> str:
    return ", ".join(link.organisation.name for link in links.all() if link.organisation)


def partners(request: HttpRequest) -> HttpResponse:
    rows = [
        (
            row.name,
            row.city,
            row.country,
            row.get_kind_display(),
            row.tier,
            row.agreed,
            row.active,
            row.promised,
            row.met,
        )
        for row in _shown_partners(request)
    ]
    return page("list.html", title="Partners", total=_partners(request).count(), rows=rows)


def agreements(request: HttpRequest) -> HttpResponse:
    found = _agreements(request)
    rows = [
        (row.title or _names(row.parties), row.reference, row.get_status_display(), row.signed_on, row.ends_on)
        for row in found[:PAGE]
    ]
    return page("list.html", title="Agreements", total=found.count(), rows=rows)


def engagements(request: HttpRequest) -> HttpResponse:
    found = _engagements(request)
    rows = [
        (row.title or _names(row.participants), row.city, row.held_on, row.get_kind_display(), row.get_format_display())
        for row in found[:PAGE]
    ]
    return page("list.html", title="Engagement", total=found.count(), rows=rows)


def promises(request: HttpRequest) -> HttpResponse:
    found = _promises(request)
    rows = [
        (row.title, _names(row.parties), row.get_stage_display(), row.get_activity_kind_display(), row.stage_on)
        for row in found[:PAGE]
    ]
    return page("list.html", title="Promises", total=found.count(), rows=rows)


def _json(total: int, results: list[dict[str, Any]]) -> JsonResponse:
    return JsonResponse({"count": total, "results": results})


def _linked(links: Any) -> list[dict[str, Any]]:
    return [{"id": link.organisation_id, "name": link.organisation.name} for link in links.all() if link.organisation]


def _named(row: Any) -> dict[str, Any] | None:
    return {"id": row.pk, "name": str(row)} if row else None


def _met(engagement: Engagement | None) -> dict[str, Any] | None:
    """Many meetings bear no name but of those who took part."""
    if engagement is None:
        return None
    return {"id": engagement.pk, "name": engagement.title or _names(engagement.participants)}


def _day(value: Any) -> str | None:
    return str(value) if value else None


def partners_as_json(request: HttpRequest) -> JsonResponse:
    rows = [
        {
            "id": row.pk, "name": row.name, "kind": row.kind, "parent": _named(row.parent), "country": row.country,
            "city": row.city, "website": row.website, "founded_on": _day(row.founded_on), "notes": row.notes,
            "closed_on": _day(row.closed_on), "visibility": row.visibility, "tier": row.tier,
            "agreement_count": row.agreed, "activity_count": row.active, "promise_count": row.promised,
            "last_contact": row.met,
        }
        for row in _shown_partners(request).select_related("parent")
    ]  # fmt: skip
    return _json(_partners(request).count(), rows)


def agreements_as_json(request: HttpRequest) -> JsonResponse:
    found = _agreements(request).select_related("owner_unit", "framework")
    rows = [
        {
            "id": row.pk, "title": row.title, "reference": row.reference, "kind": row.kind, "status": row.status,
            "signed_on": _day(row.signed_on), "starts_on": _day(row.starts_on), "ends_on": _day(row.ends_on),
            "framework": _named(row.framework), "owner_unit": _named(row.owner_unit),
            "organisations": _linked(row.parties), "visibility": row.visibility, "notes": row.notes,
        }
        for row in found[:PAGE]
    ]  # fmt: skip
    return _json(found.count(), rows)


def engagements_as_json(request: HttpRequest) -> JsonResponse:
    found = _engagements(request).select_related("owner_unit", "venue")
    rows = [
        {
            "id": row.pk, "title": row.title, "kind": row.kind, "format": row.format, "direction": row.direction,
            "held_on": _day(row.held_on), "held_until": _day(row.held_until), "city": row.city,
            "purpose": row.purpose, "venue": _named(row.venue), "owner_unit": _named(row.owner_unit),
            "organisations": _linked(row.participants), "visibility": row.visibility, "notes": row.notes,
        }
        for row in found[:PAGE]
    ]  # fmt: skip
    return _json(found.count(), rows)


def promises_as_json(request: HttpRequest) -> JsonResponse:
    there = Prefetch("engagement__participants", Participant.objects.select_related("organisation"))
    linked = ("owner_unit", "owner", "counterpart", "engagement")
    found = _promises(request).select_related(*linked).prefetch_related(there)
    rows = [
        {
            "id": row.pk, "title": row.title, "activity_kind": row.activity_kind, "stage": row.stage,
            "stage_on": _day(row.stage_on), "engagement": _met(row.engagement), "owner": _named(row.owner),
            "counterpart": _named(row.counterpart), "owner_unit": _named(row.owner_unit), "due_on": _day(row.due_on),
            "next_action": row.next_action, "organisations": _linked(row.parties), "visibility": row.visibility,
            "notes": row.notes,
        }
        for row in found[:PAGE]
    ]  # fmt: skip
    return _json(found.count(), rows)
