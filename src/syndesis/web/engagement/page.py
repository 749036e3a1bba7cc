"""The page of an engagement: who, when and where, what was said and decided, and what came of it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from syndesis.core.models import User
from syndesis.engagement import policies
from syndesis.engagement.choices import EngagementKind
from syndesis.engagement.models import Engagement
from syndesis.engagement.objects import EngagementType
from syndesis.engagement.wording.occasions import edition_of, hours, place
from syndesis.web.engagement.chain import chain_of
from syndesis.web.engagement.entries import PARTS, EntryForm
from syndesis.web.engagement.fields import fields_of, same_fields
from syndesis.web.engagement.invitations import replies_of
from syndesis.web.engagement.said import Said
from syndesis.web.engagement.sides import participants_of, partners_in, sides_of
from syndesis.web.footnotes import Footnotes
from syndesis.web.record import is_quick, overview, quick_look, record_or_404
from syndesis.web.record.about import sources_shown
from syndesis.web.record.fields import prose
from syndesis.web.record.page import section, shown_panels
from syndesis.web.record.words import Words
from syndesis.web.views.base import user_of

BY_HAND = {"participants", "people", "sessions", "outcomes", "promises"}
"""Panels of the type that the page draws in its own way."""


def engagement(request: HttpRequest, pk: int) -> HttpResponse:
    row = record_or_404(EngagementType, request, pk)
    if is_quick(request):
        return quick_look(EngagementType, row, request)
    return render(request, "web/engagement/engagement.html", engagement_page(row, request))


def engagement_page(row: Engagement, request: HttpRequest, wrong: dict[str, EntryForm] | None = None) -> dict[str, Any]:
    """What `web/engagement/engagement.html` shows; `wrong` are small forms that came back."""
    reader, notes = user_of(request), Footnotes(user_of(request))
    rows, said = participants_of(row), Said(row, reader)
    panels = [each for each in shown_panels(EngagementType, row, reader) if each[0].name not in BY_HAND]
    told_of = [line.subject for _panel, lines in panels for line in lines if line.subject]
    positions = [each.position for each in rows if each.position]
    notes.collect([row, *rows, *positions, *said.records(), *told_of])
    may_change = not row.archived_at and policies.engagements.can(reader, "change", row)
    day = row.held_until or row.held_on
    agenda = said.agenda(notes)
    context = overview(EngagementType, row, request)
    if row.kind == EngagementKind.VISIT:
        url = reverse("web:visit", args=[row.pk])
        context["actions"].append({"label": _("Preparation"), "url": url, "icon": "circle-check"})
    return context | {
        "engagement": row,
        "chips": [*_chips(row), *context["chips"]],
        "footnotes": notes.of_field(row, ""),
        "when_and_where": _when_and_where(row, reader, notes),
        "sides": sides_of(rows, reader, notes, day.last if day else None),
        "participants_number": len(rows),
        "agenda": agenda,
        "agenda_hours": any(item["day"] or item["hours"] for item in agenda),
        "outcomes": said.outcomes(notes),
        "promises": said.promises(notes),
        "quotations": said.quotations(notes, may_change=may_change),
        "photographs": said.photographs(),
        "benefits": said.benefits(notes),
        "chain": chain_of(row, reader, partners_in(rows)),
        "fields": fields_of(row, reader),
        "same_fields": same_fields(row, reader),
        "invitations": replies_of(row, reader, may_change=may_change),
        "documents": sources_shown([row], reader),
        "sections": [section(panel, lines, notes) for panel, lines in panels if lines or panel.empty],
        "prose": prose(EngagementType, row),
        "forms": _forms(row, reader, wrong or {}) if may_change else {},
        "may_change": may_change,
    }


def _chips(row: Engagement) -> list[dict[str, Any]]:
    return [{"label": _("cancelled"), "tone": "bad", "icon": "ban"}] if row.is_cancelled else []


def _when_and_where(row: Engagement, reader: User, notes: Footnotes) -> list[dict[str, Any]]:
    """As `ui/pairs.html` takes it; what the reader may not see is said to be so."""
    words = Words(reader)
    words.look_up([row])
    edition: Any = row._meta.get_field("edition_of")
    event = words.value(row, edition)
    told: list[tuple[Any, str, str, str]] = [
        (_("Hours"), hours(row), "", "begins_at"),
        (_("Venue"), *_named(words, row, "venue"), "venue"),
        (_("Place"), place(row), "", "city"),
        (_("Take part at"), row.link, row.link, "link"),
        (_("Theme"), row.theme, "", "theme"),
        (_("Edition of"), edition_of(row) if event and not event.is_faint else row.edition, event.url, "edition"),
        (_("Their interest"), row.get_interest_display() if row.interest else "", "", "interest"),
        (_("Unit in charge"), *_named(words, row, "owner_unit"), "owner_unit"),
    ]
    return [
        {"label": label, "value": value, "url": url, "footnotes": notes.of_field(row, name)}
        for label, value, url, name in told
        if value
    ]


def _named(words: Words, row: Engagement, name: str) -> tuple[str, str]:
    column: Any = row._meta.get_field(name)
    value = words.value(row, column)
    return (value.text, value.url) if value else ("", "")


def _forms(row: Engagement, reader: User, wrong: dict[str, EntryForm]) -> dict[str, dict[str, Any]]:
    """The small forms by part; one that came back stands open."""
    return {
        name: {
            "form": wrong.get(name) or part.form()(reader=reader, engagement=row, auto_id=f"{name}_%s"),
            "open": name in wrong,
            "url": reverse("web:engagement_entry_add", args=[row.pk, name]),
            "label": part.button,
            "part": name,
        }
        for name, part in PARTS.items()
    }
