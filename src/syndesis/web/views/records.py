"""The pages of a person, an agreement, an engagement and a promise."""

from typing import Any

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from syndesis.agreements import policies as agreements
from syndesis.agreements.models import Agreement
from syndesis.agreements.wording import agreement_title
from syndesis.core import dates
from syndesis.core.history import events_of
from syndesis.directory import policies as directory
from syndesis.directory.models import Organisation, Person
from syndesis.engagement import policies as engagements
from syndesis.engagement.models import Engagement, Initiative
from syndesis.engagement.wording import engagement_title, held
from syndesis.objects import of
from syndesis.web.footnotes import Footnotes
from syndesis.web.views.base import get_or_404, user_of, visible

HISTORY_SHOWN = 12


def _history(record: Model) -> dict[str, Any]:
    events = events_of(record)[:HISTORY_SHOWN]
    return {
        "title": _("History"),
        "lines": [
            {
                "title": _(e.change.reason) if e.change and e.change.reason else _("written past the services"),
                "detail": str(e.change.actor or e.change.get_source_display()) if e.change else "",
                "end": date_format(e.at, "DATETIME_FORMAT"),
            }
            for e in events
        ],
    }


def _crumbs(record: Model, title: str) -> list[dict[str, Any]]:
    kind = of(type(record))
    return [{"label": kind.plural, "url": reverse(f"web:{kind.many}")}, {"label": title}]


def _seen(request: HttpRequest, organisations: list[Organisation]) -> set[int]:
    keys = [organisation.pk for organisation in organisations]
    return set(
        visible(Organisation.objects.filter(pk__in=keys), directory.organisations, request).values_list("pk", flat=True)
    )


def _named(organisation: Organisation | None, seen: set[int]) -> str:
    """Its name, where the reader may see it."""
    return organisation.name if organisation is not None and organisation.pk in seen else ""


def _organisation_lines(request: HttpRequest, rows: list[tuple[Organisation, str]]) -> list[dict[str, Any]]:
    seen = _seen(request, [organisation for organisation, _detail in rows])
    return [
        {
            "title": o.name,
            "url": o.get_absolute_url(),
            "detail": detail,
            "icon": "landmark" if o.is_home else "building-2",
        }
        for o, detail in rows
        if o.pk in seen
    ]


def person(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_or_404(Person.objects.prefetch_related("positions__organisation"), directory.people, request, pk=pk)
    met = visible(
        Engagement.objects.filter(participants__person=row).prefetch_related("participants__organisation", "sessions"),
        engagements.engagements,
        request,
    )
    positions = list(row.positions.all())
    seen = _seen(request, [p.organisation for p in positions if p.organisation])
    notes = Footnotes(user_of(request))
    notes.collect([row, *positions, *met])
    context = {
        "title": str(row),
        "subtitle": row.salutation,
        "crumbs": _crumbs(row, str(row)),
        "sections": [
            {
                "title": _("Positions"),
                "count": len(positions),
                "empty": _("No position is known."),
                "lines": [
                    {
                        "title": p.title or _("(position not known)"),
                        "detail": _named(p.organisation, seen),
                        "url": p.organisation.get_absolute_url()
                        if p.organisation and p.organisation.pk in seen
                        else "",
                        "end": _attested(p),
                        "footnotes": notes.of(p),
                    }
                    for p in positions
                ],
            },
            {
                "title": _("Meetings"),
                "count": len(met),
                "empty": _("At no meeting on record."),
                "lines": [
                    {
                        "title": engagement_title(e),
                        "url": e.get_absolute_url(),
                        "end": held(e),
                        "footnotes": notes.of(e),
                    }
                    for e in met
                ],
            },
        ],
        "asides": [_history(row)],
    }
    return render(request, "web/detail.html", context)


def _attested(position: Any) -> str:
    first, last = position.starts_on or position.seen_first_on, position.ends_on or position.seen_last_on
    if first is None:
        return ""
    return (
        dates.full(first)
        if last is None or last == first
        else _("%(first)s–%(last)s") % {"first": dates.full(first), "last": dates.full(last)}
    )


def agreement(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_or_404(
        Agreement.objects.select_related("framework", "owner_unit").prefetch_related(
            "parties__organisation", "parties__signatories__person"
        ),
        agreements.agreements,
        request,
        pk=pk,
    )
    signed_at = visible(
        Engagement.objects.filter(agreement_links__agreement=row).prefetch_related(
            "participants__organisation", "sessions"
        ),
        engagements.engagements,
        request,
    )
    seen = _seen(request, [row.owner_unit] if row.owner_unit else [])
    notes = Footnotes(user_of(request))
    notes.collect([row, *signed_at])
    title = agreement_title(row)
    context = {
        "title": title,
        "subtitle": row.reference,
        "crumbs": _crumbs(row, title),
        "chips": [
            {"label": row.get_status_display(), "tone": {"signed": "good", "terminated": "bad"}.get(row.status, "")},
            {"label": row.get_kind_display()},
        ],
        "pairs": [
            {"label": _("Signed"), "value": dates.full(row.signed_on), "footnotes": notes.of(row)},
            {"label": _("In force from"), "value": dates.full(row.starts_on or row.signed_on)},
            {"label": _("In force until"), "value": dates.full(row.ends_on)},
            {"label": _("Unit in charge"), "value": _named(row.owner_unit, seen)},
        ],
        "sections": [
            {
                "title": _("Parties"),
                "count": row.parties.count(),
                "lines": _organisation_lines(
                    request,
                    [(p.organisation, ", ".join(str(s) for s in p.signatories.all())) for p in row.parties.all()],
                ),
            },
            {
                "title": _("Signed or discussed at"),
                "lines": [
                    {"title": engagement_title(e), "url": e.get_absolute_url(), "end": held(e), "icon": "calendar"}
                    for e in signed_at
                ],
            },
            *([{"title": _("Notes"), "text": row.notes}] if row.notes else []),
        ],
        "asides": [_history(row)],
    }
    return render(request, "web/detail.html", context)


def engagement(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_or_404(
        Engagement.objects.select_related("series", "venue", "owner_unit").prefetch_related(
            "participants__organisation",
            "participants__person",
            "participants__position",
            "sessions",
            "outcomes",
            "agreement_links__agreement__parties__organisation",
            "initiatives",
        ),
        engagements.engagements,
        request,
        pk=pk,
    )
    parts = list(row.participants.all())
    promises = list(visible(Initiative.objects.filter(engagement=row), engagements.initiatives, request))
    signed = list(
        visible(
            Agreement.objects.filter(engagement_links__engagement=row).prefetch_related("parties__organisation"),
            agreements.agreements,
            request,
        )
    )
    notes = Footnotes(user_of(request))
    people = [p for p in parts if p.person]
    seen = _seen(request, [o for o in (row.owner_unit, *(p.organisation for p in parts)) if o])
    notes.collect([row, *promises, *[p.person for p in people if p.person]])
    title = engagement_title(row)
    context = {
        "title": title,
        "subtitle": held(row),
        "crumbs": _crumbs(row, title),
        "chips": [
            {"label": label}
            for label in (row.get_kind_display(), row.get_format_display(), row.get_direction_display())
            if label
        ],
        "pairs": [
            {"label": _("Date"), "value": held(row), "footnotes": notes.of(row)},
            {"label": _("City"), "value": row.city},
            {"label": _("Unit in charge"), "value": _named(row.owner_unit, seen)},
        ],
        "sections": [
            {
                "title": _("Organisations"),
                "lines": _organisation_lines(
                    request,
                    [(p.organisation, str(p.get_role_display())) for p in parts if p.organisation and not p.person],
                ),
            },
            {
                "title": _("People"),
                "count": len(people),
                "empty": _("Nobody is named."),
                "lines": [
                    {
                        "title": str(p.person),
                        "url": p.person.get_absolute_url(),
                        "icon": "user",
                        "footnotes": notes.of(p.person),
                        "detail": " · ".join(
                            filter(None, (p.position.title if p.position else "", _named(p.organisation, seen)))
                        ),
                    }
                    for p in people
                    if p.person
                ],
            },
            {
                "title": _("Sessions"),
                "lines": [{"title": dates.full(s.held_on), "icon": "calendar"} for s in row.sessions.all()],
            },
            {
                "title": _("Outcomes"),
                "lines": [
                    {"title": o.text, "icon": "check", "end": f"× {o.count}" if o.count > 1 else ""}
                    for o in row.outcomes.all()
                ],
            },
            {
                "title": _("Promises"),
                "count": len(promises),
                "lines": [
                    {
                        "title": i.title,
                        "url": i.get_absolute_url(),
                        "end": i.get_stage_display(),
                        "footnotes": notes.of(i),
                    }
                    for i in promises
                ],
            },
            {
                "title": _("Agreements"),
                "lines": [
                    {"title": agreement_title(a), "url": a.get_absolute_url(), "end": dates.full(a.signed_on)}
                    for a in signed
                ],
            },
        ],
        "asides": [_history(row)],
    }
    return render(request, "web/detail.html", context)


def promise(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_or_404(
        Initiative.objects.select_related("owner", "counterpart", "engagement", "owner_unit").prefetch_related(
            "parties__organisation", "stages", "engagement__participants__organisation", "engagement__sessions"
        ),
        engagements.initiatives,
        request,
        pk=pk,
    )
    notes = Footnotes(user_of(request))
    stages = list(row.stages.all())
    notes.collect([row, *stages])
    origin = row.engagement
    context = {
        "title": row.title,
        "crumbs": _crumbs(row, row.title),
        "chips": [
            {"label": row.get_stage_display(), "tone": "accent"},
            *([{"label": row.get_activity_kind_display()}] if row.activity_kind else []),
        ],
        "pairs": [
            {"label": _("Owner on our side"), "value": str(row.owner or "")},
            {"label": _("Owner on their side"), "value": str(row.counterpart or "")},
            {"label": _("Next action"), "value": row.next_action},
            {"label": _("Due"), "value": dates.full(row.due_on)},
            *(
                [{"label": _("Came up at"), "value": engagement_title(origin), "url": origin.get_absolute_url()}]
                if origin
                else []
            ),
        ],
        "sections": [
            {
                "title": _("Stages"),
                "lines": [
                    {
                        "title": s.get_stage_display(),
                        "detail": s.remark,
                        "end": dates.full(s.reached_on),
                        "footnotes": notes.of(s),
                    }
                    for s in stages
                ],
            },
            {
                "title": _("With"),
                "lines": _organisation_lines(request, [(p.organisation, "") for p in row.parties.all()]),
            },
            *([{"title": _("Notes"), "text": row.notes}] if row.notes else []),
        ],
        "asides": [_history(row)],
    }
    return render(request, "web/detail.html", context)
