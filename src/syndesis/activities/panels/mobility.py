"""People who moved, on the pages of partners, agreements, activities, units, people and offers."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from syndesis.activities import policies
from syndesis.activities.choices import Employment
from syndesis.activities.models import Activity, InternshipOffer, Mobility
from syndesis.activities.moved import direction_and_year, span_of, stay_title
from syndesis.activities.queries.mobility import of_units, with_partners
from syndesis.activities.queries.moved import IN, OUT, Figure, Figures, Movement, by_year, movement, seen_stays, under
from syndesis.agreements.models import Agreement
from syndesis.core.models import User
from syndesis.directory.models import Organisation, Person
from syndesis.directory.reach import below
from syndesis.lib.partial_dates import academic
from syndesis.objects import Line

SHOWN = 12
"""Single stays of a panel; all of them stand on the list."""
YEARS = 6


def of_partner(organisation: Organisation, reader: User) -> list[Line]:
    """Who came and went with a partner or a part of it, a line a year, and both together."""
    return _years(movement(reader, with_partners([organisation])), {"partner": organisation.pk})


def of_unit(organisation: Organisation, reader: User) -> list[Line]:
    """Who came to and went from a unit of ours or one below it."""
    if organisation.is_home:
        return _years(movement(reader), {})
    return _years(movement(reader, of_units([organisation])), {"unit": organisation.pk})


def under_agreement(agreement: Agreement, reader: User) -> list[Line]:
    return _years(under([agreement], reader), {"agreement": agreement.pk})


def _years(moved: Movement, asked: dict[str, int]) -> list[Line]:
    figures = moved.by("year", "direction")
    years = by_year(figures)
    if not figures:
        return []
    both = _together(figures)
    whole = _year(_("All years"), both, _address(asked, first=min(years, default=None)))
    lines = [replace(whole, is_counted=False)]
    for year, figure in list(years.items())[:YEARS]:
        lines.append(_year(academic(year), figure, _address(asked, year, year)))
    return lines


def _together(figures: Figures) -> dict[str, Figure]:
    both: dict[str, Figure] = {OUT: Figure(), IN: Figure()}
    for (_unused, direction), figure in figures.items():
        both[direction] = both[direction] + figure
    return both


def _year(title: str, both: dict[str, Figure], url: str) -> Line:
    counted = both[OUT].counted + both[IN].counted
    words = ngettext("%(number)s by a yearly count", "%(number)s by yearly counts", counted) % {"number": counted}
    return Line(
        title,
        url,
        detail=" · ".join(filter(None, (went_and_came(both), words if counted else ""))),
        end=balance_in_words(both[IN].people - both[OUT].people),
        icon="repeat",
    )


def went_and_came(both: dict[str, Figure]) -> str:
    return _("%(went)s from us, %(came)s to us") % {"went": both[OUT].people, "came": both[IN].people}


def balance_in_words(difference: int) -> str:
    """ "they +3", as on the list of partners."""
    if difference == 0:
        return _("even")
    words = _("they +%(number)s") if difference > 0 else _("we +%(number)s")
    return words % {"number": abs(difference)}


def _address(asked: dict[str, int], first: int | None = None, last: int | None = None) -> str:
    pairs = {**asked, **({"from": first} if first else {}), **({"until": last} if last else {})}
    return f"{reverse('web:mobility')}?{'&'.join(f'{name}={value}' for name, value in pairs.items())}"


def within_activity(activity: Activity, reader: User) -> list[Line]:
    return _listed(seen_stays(reader).filter(activity=activity), f"activity={activity.pk}")


def hosted_by(organisation: Organisation, reader: User) -> list[Line]:
    """Who came to work in a laboratory or another unit of ours."""
    whole = Organisation.objects.filter(below([organisation.path])).values("pk")
    return _listed(seen_stays(reader).filter(host_unit__in=whole), f"host_unit={organisation.pk}")


def of_person(person: Person, reader: User) -> list[Line]:
    """Where somebody taught or did research, and who came to us: of stays that name a person."""
    return _listed(seen_stays(reader).filter(person=person), f"person={person.pk}")


def _listed(rows: Any, asked: str) -> list[Line]:
    """The latest, and how many there are besides."""
    found = list(rows.select_related("organisation").order_by("-starts_on_first", "-pk")[: SHOWN + 1])
    lines = [_stay(stay) for stay in found[:SHOWN]]
    if len(found) > SHOWN:
        rest = rows.count() - SHOWN
        title = ngettext("%(number)s more", "%(number)s more", rest) % {"number": rest}
        lines.append(Line(title, f"{reverse('web:stays')}?{asked}", icon="repeat"))
    return lines


def _stay(stay: Mobility) -> Line:
    return Line(
        stay_title(stay),
        stay.get_absolute_url(),
        detail=" · ".join(filter(None, (direction_and_year(stay), str(stay.get_employment_display())))),
        end=span_of(stay),
        icon="repeat",
        subject=stay,
    )


def offered_by(organisation: Organisation, reader: User) -> list[Line]:
    """The internships that a company or a part of it offers."""
    rows = InternshipOffer.objects.filter(
        policies.internship_offers.scope(reader, "view"), with_partners([organisation])
    )
    return [
        Line(offer.title, offer.get_absolute_url(), detail=span_of(offer), end=_places(offer), icon="user-plus")
        for offer in rows.filter(archived_at=None)
    ]


def _places(offer: InternshipOffer) -> str:
    if offer.places is None:
        return ""
    return ngettext("%(number)s place", "%(number)s places", offer.places) % {"number": offer.places}


def placements(offer: InternshipOffer, reader: User) -> list[Line]:
    """Who took the places of an offer; that there are more than places is told, since so it was."""
    rows = seen_stays(reader).filter(offer=offer)
    lines = _listed(rows, f"offer={offer.pk}")
    if not lines:
        return []
    number = rows.count()
    told = ngettext("%(number)s placement", "%(number)s placements", number) % {"number": number}
    over = offer.places is not None and number > offer.places
    words = _("of %(places)s") % {"places": _places(offer)} if offer.places is not None else ""
    end = _("more than there are places") if over else words
    whole = Line(
        told,
        f"{reverse('web:stays')}?offer={offer.pk}",
        end=end,
        tone="warn" if over else "",
        is_counted=False,
    )
    return [whole, *lines]


def employment(offer: InternshipOffer, reader: User) -> list[Line]:
    """What the internships of an offer led to."""
    return outcomes(seen_stays(reader).filter(offer=offer), f"offer={offer.pk}")


def employment_with(organisation: Organisation, reader: User) -> list[Line]:
    """What internships with a company led to."""
    asked = f"partner={organisation.pk}"
    return outcomes(seen_stays(reader).filter(with_partners([organisation])), asked, kinds=("internship", "research"))


def outcomes(rows: Any, asked: str, kinds: Iterable[str] = ()) -> list[Line]:
    """A line an outcome, as a share of those of whom it is known; then of how many it is not."""
    meant = rows.filter(Q(kind__in=kinds)) if kinds else rows
    values = list(meant.order_by().values_list("employment", flat=True))
    known = [value for value in values if value]
    lines = []
    for value, label in Employment.choices:
        number = known.count(value)
        if number:
            share = round(100 * number / len(known))
            url = f"{reverse('web:stays')}?{asked}&employment={value}"
            lines.append(Line(str(label), url, end=f"{number} · {share} %", share=share, is_counted=False))
    if lines and len(values) > len(known):
        rest = len(values) - len(known)
        lines.append(Line(_("Not known"), end=str(rest), is_counted=False))
    return lines
