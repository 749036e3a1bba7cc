"""What the page of a person says besides what the page of any record does."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from syndesis.core import dates
from syndesis.core.models import User
from syndesis.directory import policies
from syndesis.directory.choices import PositionKind
from syndesis.directory.erasing import may_erase
from syndesis.directory.models import Contact, Organisation, Person, Position
from syndesis.directory.objects import PersonType
from syndesis.directory.panels.organisations import attested, seen_organisations
from syndesis.directory.queries.contact_review import due, due_for, reviewed_on, with_last_contact
from syndesis.directory.queries.positions import ever_held
from syndesis.lib.partial_dates import PartialDate
from syndesis.web.footnotes import Footnotes
from syndesis.web.person.forms import ContactForm
from syndesis.web.record import overview
from syndesis.web.record.fields import prose
from syndesis.web.record.page import section, shown_panels
from syndesis.web.risk.now import with_screening
from syndesis.web.views.base import user_of

BY_HAND = {"positions"}
"""Panels that the page draws in its own way."""
DESK_ICONS = {"email": "mail", "phone": "phone", "messenger": "message-square", "postal": "map-pin", "web": "globe"}


def person_page(person: Person, request: HttpRequest, today: date) -> dict[str, Any]:
    reader = user_of(request)
    may_change = person.erased_at is None and policies.people.can(reader, "change", person)
    positions = list(person.positions.select_related("organisation"))
    now, before = ever_held(positions, today)
    seen = seen_organisations(reader, [position.organisation for position in positions])
    panels = [each for each in shown_panels(PersonType, person, reader) if each[0].name not in BY_HAND]
    notes = Footnotes(reader)
    told_of = [line.subject for _panel, lines in panels for line in lines if line.subject]
    notes.collect([person, *positions, *person.names.all(), *told_of])
    sections = [section(panel, lines, notes) for panel, lines in panels if lines or panel.empty]
    context = overview(PersonType, person, request)
    return context | {
        "actions": _actions(context["actions"], person, reader, may_change),
        "chips": [*_chips(person), *context["chips"]],
        "footnotes": notes.of_field(person, ""),
        "subtitle": _headline(now, seen),
        "other_names": _names(person, notes),
        "now": [_position(each, seen, notes, may_change) for each in now],
        "before": [_position(each, seen, notes, False) for each in before],
        "move_url": reverse("web:person_move", args=[person.pk]) if may_change else "",
        "edit_url": reverse("web:person_edit", args=[person.pk]) if may_change else "",
        "contacts": contacts_shown(person, today, may_change),
        "contact_form": ContactForm() if may_change else None,
        "contact_url": reverse("web:person_contact_add", args=[person.pk]),
        "sections": with_screening(sections, "person", person, reader),
        "prose": prose(PersonType, person),
    }


def _headline(now: list[Position], seen: set[Organisation | None]) -> str:
    """Academic title first, then the offices, as one would write it below a name: "Professor, Vice-Rector · SPbPU"."""
    academic_first = sorted(now, key=lambda position: position.kind != PositionKind.ACADEMIC)
    titles = [str(capfirst(position.title)) for position in academic_first if position.title]
    places = [p.organisation.name for p in now if p.organisation and p.organisation in seen]
    return " · ".join(filter(None, (", ".join(dict.fromkeys(titles)), ", ".join(dict.fromkeys(places)))))


def _chips(person: Person) -> list[dict[str, Any]]:
    if person.erased_at:
        day = date_format(person.erased_at, "DATE_FORMAT")
        return [{"label": _("erased on %(day)s") % {"day": day}, "icon": "eraser"}]
    known = [{"label": str(each), "url": each.url} for each in person.identifiers.all()]
    return [*([{"label": person.salutation}] if person.salutation else []), *known]


def _names(person: Person, notes: Footnotes) -> list[dict[str, Any]]:
    return [
        {"name": str(name), "language": name.language, "kind": name.get_kind_display(), "footnotes": notes.of(name)}
        for name in person.names.all()
    ]


def _position(position: Position, seen: set[Organisation | None], notes: Footnotes, may_change: bool) -> dict[str, Any]:
    held_at = position.organisation if position.organisation in seen else None
    return {
        "when": _when(position),
        "attested": "" if position.starts_on else attested(position),
        "title": capfirst(position.title) or _("(position not known)"),
        "is_academic": position.kind == PositionKind.ACADEMIC,
        "organisation": held_at,
        "footnotes": notes.of(position),
        "end_url": reverse("web:person_position_end", args=[position.person_id, position.pk]) if may_change else "",
    }


def _when(position: Position) -> str:
    """In years, for the margin: "2015–2019", "since 2021"; of what is only attested, the years for which it is."""
    first, last = position.starts_on or position.seen_first_on, position.ends_on
    if position.starts_on and last is None:
        return _("since %(day)s") % {"day": position.starts_on.year}
    last = last or position.seen_last_on
    if first is None:
        return _("until %(day)s") % {"day": last.year} if last else ""
    if last is None or last.year == first.year:
        return str(first.year)
    return _("%(first)s–%(last)s") % {"first": first.year, "last": last.year}


def contacts_shown(person: Person, today: date, may_change: bool) -> list[dict[str, Any]]:
    rows = list(with_last_contact(person.contacts.all()))
    overdue = set(due(today).filter(person=person).values_list("pk", flat=True)) if rows else set()
    return [contact_shown(row, may_change=may_change, is_due=row.pk in overdue) for row in rows]


def contact_shown(row: Any, *, may_change: bool, is_due: bool) -> dict[str, Any]:
    """As `ui/contacts.html` takes it."""
    key = [row.person_id, row.pk]
    return {
        "value": row.value,
        "url": row.url,
        "icon": DESK_ICONS.get(row.kind, "at-sign"),
        "kind": str(capfirst(row.get_kind_display())),
        "purpose": row.purpose,
        "is_preferred": row.is_preferred,
        "is_due": is_due,
        "review": dates.full(PartialDate.of(reviewed_on(row))),
        "keep_url": reverse("web:person_contact_keep", args=key) if may_change else "",
        "remove_url": reverse("web:person_contact_remove", args=key) if may_change else "",
    }


def _actions(offered: list[dict[str, Any]], person: Person, reader: User, may_change: bool) -> list[dict[str, Any]]:
    """Erasing stands first, farthest from what is done every day; nothing is done to an erased person."""
    if person.erased_at:
        return []
    more = []
    if may_erase(reader, person) and person.merged_into_id is None:
        url = reverse("web:person_erase", args=[person.pk])
        more.append({"label": _("Erase"), "url": url, "icon": "eraser"})
    return [*more, *offered]


def contacts_to_review(user: User, today: date, limit: int) -> dict[str, Any]:
    """For Today: whose contact data has to be looked at, as `ui/section.html` takes it."""
    rows = due_for(user, today)
    number = rows.count()
    people = list(dict.fromkeys(row.person for row in rows[: limit * 3]))[:limit] if number else []
    held: dict[int, int] = {}
    for contact in Contact.objects.filter(pk__in=rows.values("pk"), person__in=people):
        held[contact.person_id] = held.get(contact.person_id, 0) + 1
    return {
        "title": _("Contact data to review"),
        "count": number,
        "url": reverse("web:people_contacts"),
        "lines": [
            {
                "title": str(person),
                "url": f"{person.get_absolute_url()}#contacts",
                "icon": "users",
                "end": ngettext("%(number)s address", "%(number)s addresses", held.get(person.pk, 1))
                % {"number": held.get(person.pk, 1)},
            }
            for person in people
        ],
    }
