"""Who they are: a partner, those who take part in a visit or event, the partners of a region."""

from collections import Counter
from itertools import chain
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from syndesis.activities.models import ActivityParty
from syndesis.agreements.models import AgreementParty
from syndesis.core import dates
from syndesis.core.countries import country_name
from syndesis.directory.choices import NameKind, Tier
from syndesis.directory.models import Organisation, OrganisationName, Region
from syndesis.directory.queries import as_of
from syndesis.directory.queries.headline import Headline, grouped
from syndesis.directory.queries.standing import fields_on, rankings_of, statuses_on
from syndesis.directory.queries.units import Unit, units_of
from syndesis.engagement.models import Engagement, InitiativeParty, Participant
from syndesis.engagement.wording import held
from syndesis.engagement.wording.occasions import edition_of, hours, place
from syndesis.insight.briefings.asked import Asked
from syndesis.insight.briefings.shapes import LONG, Line, Part, part
from syndesis.insight.briefings.words import cut, joined, place_of

UNITS = {"short": 4, "long": 30}
PARTNERS = {"short": 10, "long": 60}
NAMES = 8
TIERS = list(Tier.values)
RANKINGS, FIELDS = 3, 6


def name_in(organisation: Organisation, language: str, names: list[OrganisationName]) -> str:
    """Its official name in a language, else the one under which it is on record."""
    wanted = language.partition("-")[0]
    official = (row.text for row in names if row.kind == NameKind.OFFICIAL and row.language[:2] == wanted)
    return next(official, organisation.name)


def names_of(organisation: Organisation, besides: str, names: list[OrganisationName]) -> list[str]:
    """All by which it is known today but one; official ones first, former ones never."""
    order = [NameKind.OFFICIAL, NameKind.ACRONYM, NameKind.ALIAS, NameKind.TRANSLITERATION]
    rows = sorted((row for row in names if row.kind in order), key=lambda row: order.index(NameKind(row.kind)))
    found = dict.fromkeys([organisation.name, *(row.text for row in rows)])
    found.pop(besides, None)
    return list(found)[:NAMES]


def partner(organisation: Organisation, title: str, names: list[OrganisationName], asked: Asked) -> list[Part]:
    statuses = [row.name for row in statuses_on(organisation, asked.day)]
    fields = [str(row.field) for row in chain(*fields_on(organisation, asked.day).values())]
    ranks = [
        joined(f"{each.system} {each.results[0].edition}", each.category, each.results[0].ranks)
        for each in rankings_of(organisation, asked.day)
    ]
    pairs = [
        (_("Kind"), str(organisation.get_kind_display())),
        (_("Place"), place_of(organisation)),
        (_("Other names"), " · ".join(names_of(organisation, title, names))),
        (_("Founded"), dates.full(organisation.founded_on)),
        (_("Status"), ", ".join(statuses[:FIELDS])),
        (_("Rankings"), "; ".join(ranks[:RANKINGS])),
        (_("Fields"), ", ".join(dict.fromkeys(fields[:FIELDS]))),
        (_("Website"), organisation.website),
    ]
    told = Part("who", _("Who they are"), pairs=tuple((label, text) for label, text in pairs if text))
    return [told, units(organisation, asked)]


def units(organisation: Organisation, asked: Asked) -> Part:
    """The units that matter: those in which something is between us, then those whose head is known."""
    tree = units_of(organisation, asked.reader, asked.day)
    keys = [unit.organisation.pk for unit in tree]
    links = (AgreementParty, ActivityParty, InitiativeParty, Participant)
    dealt: Counter[int] = Counter()
    for model in links:
        dealt.update(model._default_manager.filter(organisation__in=keys).values_list("organisation", flat=True))
    known = [unit for unit in tree if dealt[unit.organisation.pk] or unit.heads or unit.competences]
    known.sort(key=lambda unit: (-dealt[unit.organisation.pk], not unit.heads, unit.level))
    lines = [_unit(unit) for unit in known[: UNITS[asked.length]]]
    return part("units", _("Units that matter"), lines, total=len(known))


def _unit(unit: Unit) -> Line:
    head = ", ".join(str(person) for person, _position in unit.heads[:2])
    row = unit.organisation
    return Line(
        cut(row.name, 90),
        detail=joined(str(row.get_kind_display()), head, cut(", ".join(unit.competences), 60)),
        url=row.get_absolute_url(),
    )


def occasion(engagement: Engagement, asked: Asked) -> list[Part]:
    """What the visit or event is, and the organisations that come."""
    visit = getattr(engagement, "visit", None)
    pairs = [
        (_("Kind"), joined(str(engagement.get_kind_display()), _display(engagement, "direction"))),
        (_("Date"), joined(held(engagement), hours(engagement))),
        (_("Place"), joined(place(engagement), _display(engagement, "format"))),
        (_("Edition"), edition_of(engagement)),
        (_("Theme"), cut(engagement.theme)),
        (_("Purpose"), cut(engagement.purpose, 300 if asked.length == LONG else 160)),
        (_("Guests"), str(visit.get_guest_kind_display()) if visit else ""),
    ]
    told = Part("who", _("The occasion"), pairs=tuple((label, text) for label, text in pairs if text))
    rows = engagement.agenda.select_related("venue")[: 12 if asked.length == LONG else 6]
    programme = [
        Line(cut(row.title), detail=row.place, end=row.begins_at.strftime("%H:%M") if row.begins_at else "")
        for row in rows
    ]
    return [
        told,
        organisations(asked),
        part("programme", _("Programme"), programme, total=engagement.agenda.count()),
    ]


def _display(engagement: Engagement, name: str) -> str:
    return str(getattr(engagement, f"get_{name}_display")()) if getattr(engagement, name) else ""


def organisations(asked: Asked) -> Part:
    """Each with what it is, where, and the tier it holds."""
    most = PARTNERS[asked.length]
    keys = [each.pk for each in asked.chief[:most]]
    partners = as_of.partners_on(asked.day).filter(pk__in=keys, **_seen(asked))
    tiers = dict(partners.values_list("pk", "tier"))  # type: ignore[misc]
    lines = [
        Line(
            cut(row.name, 90),
            detail=joined(str(row.get_kind_display()), place_of(row)),
            end=str(Tier(tiers[row.pk]).label) if tiers.get(row.pk) else "",
            url=row.get_absolute_url(),
        )
        for row in asked.chief[:most]
    ]
    return part("organisations", _("Who comes"), lines, total=len(asked.chief))


def _seen(asked: Asked) -> dict[str, object]:
    return {"partnership__in": asked.partnerships().order_by().values("pk")}


def region(region: Region, asked: Asked) -> list[Part]:
    """Its countries, how many partners we have there, and the chief of them."""
    rows = as_of.counted(asked.day).filter(Q(pk__in=asked.whole), archived_at=None, **_seen(asked))
    columns = ("tier", "name", "pk", "country")
    found: list[Any] = list(rows.order_by().values_list(*columns))
    found.sort(key=lambda each: (_rank(each[0]), *each[1:3]))
    by_country = Counter(country for _tier, _name, _key, country in found)
    told = Headline(len(found), asked.day, by_country.most_common())
    countries = sorted(country_name(row.country) for row in region.countries.all())
    where = ", ".join(f"{country_name(code)} ({grouped(number)})" for code, number in told.by_country if code)
    pairs = [
        (_("Countries"), cut(", ".join(countries), 400)),
        (_("Partners"), str(told)),
        (_("Where they are"), cut(where, 300)),
    ]
    about = Part("who", _("The region"), pairs=tuple((label, text) for label, text in pairs if text))
    chief = found[: PARTNERS[asked.length]]
    shown = Organisation.objects.in_bulk([key for _tier, _name, key, _country in chief])
    lines = [
        Line(
            cut(name, 90),
            detail=place_of(shown[key]),
            end=str(Tier(tier).label) if tier else "",
            url=shown[key].get_absolute_url(),
        )
        for tier, name, key, _country in chief
    ]
    return [about, part("partners", _("Our partners there"), lines, total=told.partners)]


def _rank(tier: str) -> int:
    """Strategic partners first, those without a tier last."""
    return TIERS.index(tier) if tier in TIERS else len(TIERS)
