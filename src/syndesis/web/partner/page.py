"""The page of a partner, put together from its relation."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from syndesis.activities.choices import ActivityStatus
from syndesis.agreements.choices import IN_FORCE
from syndesis.agreements.policies import agreements
from syndesis.core import dates
from syndesis.core.countries import country_name
from syndesis.core.models import User
from syndesis.directory.choices import NameKind, Tier
from syndesis.directory.models import Organisation, Person, Position
from syndesis.directory.queries.coordination import holds
from syndesis.directory.wording import is_open
from syndesis.engagement.choices import OPEN_STAGES, Stage
from syndesis.engagement.queries import DAYS_WITHOUT_CONTACT
from syndesis.insight.wording import value_of
from syndesis.lib.partial_dates import PartialDate
from syndesis.web.agreement_views.balance import balance_shown
from syndesis.web.footnotes import Footnotes
from syndesis.web.partner.activities import activities_by_kind, running_promises
from syndesis.web.partner.bars import agreement_bars
from syndesis.web.partner.ours import Ours, ours_of
from syndesis.web.partner.relation import Relation, relation_of
from syndesis.web.partner.standing import AsOf, Standing, standing_of
from syndesis.web.partner.timeline import Year, first_of, timeline

IDENTIFIER_URLS = {
    "ror": "https://ror.org/{}",
    "wikidata": "https://www.wikidata.org/wiki/{}",
    "isni": "https://isni.org/isni/{}",
}
SHOWN_IDENTIFIERS = ("ror", "erasmus", "pic")
ANNIVERSARY_AHEAD = 365
"""Days ahead for which the page announces an anniversary of a multiple of five years."""
NAMES_SHOWN = 3
TODAY = AsOf()
STAGE_ORDER = {
    stage: number
    for number, stage in enumerate(
        [Stage.RUNNING, Stage.AGREED, Stage.PROPOSED, Stage.DISCUSSED, Stage.MENTIONED, Stage.DONE, Stage.DROPPED]
    )
}


@dataclass
class PartnerPage:
    """What `web/partner.html` shows; see its header for the shapes."""

    organisation: Organisation
    place: str
    names: list[dict[str, str]]
    other_names_shown: str
    identifiers: list[dict[str, str]]
    tier: dict[str, str] | None
    since: str
    anniversary: dict[str, Any] | None
    facts: list[dict[str, Any]]
    timeline: list[Year]
    agreements_bars: list[dict[str, Any]]
    bar_years: list[dict[str, Any]]
    today_pct: float | None
    activities: list[dict[str, Any]]
    activities_number: int
    activities_url: str
    promises: list[dict[str, Any]]
    promises_url: str
    people: list[dict[str, Any]]
    documents: list[dict[str, Any]]
    standing: Standing
    ours: Ours
    figures: list[dict[str, Any]]
    exchange: dict[str, Any] | None


def partner_page(organisation: Organisation, reader: User, today: date, as_of: AsOf = TODAY) -> PartnerPage:
    relation = relation_of(organisation, reader)
    notes = Footnotes(reader)
    ours = ours_of(organisation, relation.partnership, reader, today)
    notes.collect([*relation.records(), *ours.subjects()])
    ours.cite(notes)
    standing = standing_of(organisation, reader, notes, as_of, today)
    years = timeline(relation, notes, today)
    start, _agreement = first_of(relation)
    bars, bar_years, today_pct = agreement_bars(relation.agreements, organisation, today)
    return PartnerPage(
        organisation=organisation,
        place=", ".join(part for part in (organisation.city, country_name(organisation.country)) if part),
        names=[{"text": n.text, "language": n.language, "kind": str(n.get_kind_display())} for n in relation.names],
        other_names_shown=_other_names(relation),
        identifiers=[
            {"label": str(i), "url": IDENTIFIER_URLS.get(i.scheme, "").format(i.value)}
            for i in relation.identifiers
            if i.scheme in SHOWN_IDENTIFIERS
        ],
        tier=_tier(relation, notes),
        since="" if organisation.is_home else dates.full(start),
        anniversary=None if organisation.is_home else _anniversary(relation, today),
        facts=_facts(relation, today),
        timeline=years,
        agreements_bars=bars,
        bar_years=bar_years,
        today_pct=today_pct,
        activities=activities_by_kind(relation, notes),
        activities_number=len(relation.activities) + len(running_promises(relation)),
        activities_url=f"{reverse('web:activities')}?organisations={organisation.pk}",
        promises=_promises(relation, notes, today),
        promises_url=f"{reverse('web:promises')}?organisations={organisation.pk}",
        people=_people(relation, notes),
        documents=[
            {
                "title": d.title,
                "url": reverse("web:document", args=[d.pk]),
                "detail": dates.full(d.published_on),
                "end": d.language,
            }
            for d in sorted(notes.documents.values(), key=lambda d: last_day(d.published_on), reverse=True)
        ],
        standing=standing,
        ours=ours,
        figures=[
            {
                "label": f.indicator,
                "value": _("%(value)s (%(day)s)") % {"value": value_of(f), "day": dates.full(f.as_of)}
                if f.as_of
                else value_of(f),
                "url": f.get_absolute_url(),
                "footnotes": notes.of(f),
            }
            for f in relation.figures
        ],
        exchange=None
        if organisation.is_home
        else balance_shown(relation.agreements, today, reader, may_count=agreements.may_add(reader)),
    )


def last_day(day: PartialDate | None) -> date:
    """For order: what has no date comes first."""
    return day.last if day else date.min


def _other_names(relation: Relation) -> str:
    reader = (get_language() or "en")[:2]
    rows = [name for name in relation.names if name.text != relation.organisation.name]
    rows.sort(
        key=lambda name: (name.kind != NameKind.ACRONYM, name.language not in (reader, ""), name.language != "en")
    )
    others = [name.text for name in rows]
    if len(others) <= NAMES_SHOWN:
        return ", ".join(others)
    rest = len(others) - NAMES_SHOWN
    return ngettext("%(names)s and %(rest)s more name", "%(names)s and %(rest)s more names", rest) % {
        "names": ", ".join(others[:NAMES_SHOWN]),
        "rest": rest,
    }


def _tier(relation: Relation, notes: Footnotes) -> dict[str, Any] | None:
    held = [tier for tier in relation.tiers if holds(tier)]
    if not held:
        return None
    tier = held[-1]
    return {"label": tier.get_tier_display(), "since": dates.full(tier.starts_on), "footnotes": notes.of(tier)}


def _anniversary(relation: Relation, today: date) -> dict[str, Any] | None:
    start, _agreement = first_of(relation)
    if start is None:
        return None
    for years in range(5, today.year - start.year + 2, 5):
        day = dates.anniversary(start.first, years)
        if 0 <= (day - today).days <= ANNIVERSARY_AHEAD:
            asked = urlencode({"year": day.year, "all": 1, "q": relation.organisation.name})
            url = f"{reverse('web:partners_anniversaries')}?{asked}"
            return {"on": day, "years": years, "days": (day - today).days, "url": url}
    return None


def _facts(relation: Relation, today: date) -> list[dict[str, Any]]:
    signed = [a for a in relation.agreements if a.status in IN_FORCE]
    in_force = [a for a in signed if a.runs_until is None or a.runs_until >= today]
    promises = [i for i in relation.initiatives if i.stage in OPEN_STAGES]
    contacts = [(e.held_until or e.held_on).last for e in relation.engagements if e.held_on]
    last = max((day for day in contacts if day <= today), default=None)
    meetings = len(relation.engagements) + sum(max(0, len(e.sessions.all()) - 1) for e in relation.engagements)
    days = (today - last).days if last else None
    running = sum(a.status == ActivityStatus.RUNNING for a in relation.activities) + len(running_promises(relation))
    return [
        {
            "label": _("Agreements in force"),
            "value": len(in_force),
            "note": _("of %(number)s") % {"number": len(relation.agreements)} if relation.agreements else "",
        },
        {
            "label": _("Open promises"),
            "value": len(promises),
            "note": _("of %(number)s") % {"number": len(relation.initiatives)} if relation.initiatives else "",
        },
        {
            "label": _("Activities"),
            "value": len(relation.activities) + len(running_promises(relation)),
            "note": _("%(number)s running") % {"number": running} if running else "",
        },
        {
            "label": _("Last contact"),
            "value": dates.span(days) if days is not None else "—",
            "note": _contact(relation, last, today),
        },
        {"label": _("Meetings and visits"), "value": meetings, "note": ""},
        {"label": _("People"), "value": len(relation.people), "note": ""},
    ]


def _contact(relation: Relation, last: date | None, today: date) -> str:
    """The day of the last contact, and whether that is too long ago for a partner of its tier."""
    if last is None:
        return _("none on record")
    day = dates.full(PartialDate.of(last))
    limits = [
        DAYS_WITHOUT_CONTACT[Tier(tier.tier)]
        for tier in relation.tiers
        if holds(tier) and tier.tier in DAYS_WITHOUT_CONTACT
    ]
    if limits and (today - last).days > min(limits):
        return _("%(day)s: too long ago") % {"day": day}
    return day


def _promises(relation: Relation, notes: Footnotes, today: date) -> list[dict[str, Any]]:
    rows = sorted(
        relation.initiatives,
        key=lambda i: (STAGE_ORDER[Stage(i.stage)], -(i.stage_on.last.toordinal() if i.stage_on else 0)),
    )
    return [
        {
            "stage": i.stage,
            "stage_label": i.get_stage_display(),
            "title": i.title,
            "url": i.get_absolute_url(),
            "owner": str(i.owner or i.counterpart or ""),
            "footnotes": notes.of(i),
            "silent_days": (today - since).days if (since := getattr(i, "silent_since", None)) else None,
        }
        for i in rows
    ]


def _people(relation: Relation, notes: Footnotes) -> list[dict[str, Any]]:
    """Those who work or worked there, with each position and the years for which it is attested."""
    return [_person(person, list(person.positions.all()), notes) for person in relation.people]


def _person(person: Person, positions: list[Position], notes: Footnotes) -> dict[str, Any]:
    positions.sort(key=lambda p: last_day(p.seen_last_on), reverse=True)
    newest = positions[0].seen_last_on if positions else None
    now = [p for p in positions if p.seen_last_on == newest and not p.ends_on]
    return {
        "person": person,
        "initials": person.initials,
        "now": ", ".join(filter(None, map(_position, now))),
        "then": list(filter(None, (_position(p, dated=True) for p in positions if p not in now))),
        "footnotes": notes.of(person, *positions),
    }


def _position(position: Position, dated: bool = False) -> str:
    held_at = position.organisation
    words = position.title or (held_at.name if held_at and is_open(held_at) else "")
    if not position.seen_last_on and not position.starts_on:
        return words
    first, last = position.starts_on or position.seen_first_on, position.ends_on or position.seen_last_on
    years = f"{first.year}" if last is None or first.year == last.year else f"{first.year}–{last.year}"
    return _("%(years)s %(position)s") % {"years": years, "position": words} if words else ""
