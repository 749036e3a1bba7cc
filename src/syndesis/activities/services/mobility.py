"""Writing who moved: single stays without needless names, and yearly counts where single stays are not kept."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from syndesis.activities import policies
from syndesis.activities.choices import Employment, MobilityKind
from syndesis.activities.models import Mobility, MobilityCount
from syndesis.core.history import Actor, recording
from syndesis.core.services import Refused, refuse_reversed
from syndesis.directory.queries import home, own_unit
from syndesis.objects.services import assign_many

INTERNSHIPS = (MobilityKind.INTERNSHIP, MobilityKind.RESEARCH)
TOLD_APART_BY = ("organisation_id", "year", "direction", "kind", "owner_unit_id", "level", "money", "agreement_id")
"""Two counts that say the same of all these would count the same people twice."""


def record_stay(*, by: Actor, **fields: Any) -> Mobility:
    """Keep one stay of one person. Raises Refused where it ends before it starts, leads to ourselves, or is a placement
    at an offer of somebody else."""
    return record_stays([fields], by=by)[0]


def record_stays(rows: Iterable[Mapping[str, Any]], *, by: Actor) -> list[Mobility]:
    """The bulk twin of `record_stay`: all are kept or none."""
    new = [Mobility(**row) for row in rows]
    with recording(by, "Stay recorded" if len(new) == 1 else "Stays recorded"):
        unit = own_unit(by.user)
        for row in new:
            row.owner_unit = row.owner_unit or unit
        _refuse_stays(new)
        made = Mobility.objects.bulk_create(new)
        policies.stays.check_all(by.user, made)
    return made


def revise_stay(stay: Mobility, *, by: Actor, **fields: Any) -> Mobility:
    return revise_stays([(stay, fields)], by=by)[0]


def revise_stays(changes: Sequence[tuple[Mobility, Mapping[str, Any]]], *, by: Actor) -> list[Mobility]:
    """The bulk twin of `revise_stay`: all are changed or none."""
    rows = [stay for stay, _fields in changes]
    with recording(by, "Stay changed" if len(rows) == 1 else "Stays changed"):
        policies.stays.check_all(by.user, rows)
        assign_many(changes)
        _refuse_stays(rows)
        policies.stays.check_all(by.user, rows)
    return rows


def _refuse_stays(stays: Collection[Mobility]) -> None:
    ours = home()
    for stay in stays:
        refuse_reversed(stay.starts_on, stay.ends_on, "ends_on")
        _refuse_ourselves(stay, ours)
        if stay.kind not in INTERNSHIPS and (stay.offer_id or stay.employment):
            field = "offer" if stay.offer_id else "employment"
            raise Refused(_("Only an internship takes a place of an offer, or leads to a job."), field)
        if stay.offer is not None and not _same_house(stay.offer.organisation, stay.organisation):
            told = _("“%(offer)s” is an offer of %(company)s, not of %(partner)s.")
            names = {"offer": stay.offer, "company": stay.offer.organisation, "partner": stay.organisation}
            raise Refused(told % names, "offer")


def _same_house(one: Any, other: Any) -> bool:
    """Whether two organisations are the same, or one is a part of the other."""
    return bool(one.path.startswith(other.path) or other.path.startswith(one.path))


def _refuse_ourselves(row: Mobility | MobilityCount, ours: Any) -> None:
    if ours is not None and row.organisation.path.startswith(ours.path):
        raise Refused(_("The partner is the other institution, not ours."), "organisation")


def note_employment(stay: Mobility, *, by: Actor, employment: str) -> Mobility:
    """Say what an internship led to. Raises Refused for a stay that was none."""
    if not employment:
        employment = Employment.NONE
    return revise_stay(stay, by=by, employment=employment)


def count_mobility(*, by: Actor, **fields: Any) -> MobilityCount:
    """Keep how many moved in a year. Raises Refused where that is counted already, or the partner is ourselves."""
    return count_mobilities([fields], by=by)[0]


def count_mobilities(rows: Iterable[Mapping[str, Any]], *, by: Actor) -> list[MobilityCount]:
    """The bulk twin of `count_mobility`: all are kept or none."""
    new = [MobilityCount(**row) for row in rows]
    with recording(by, "Mobility counted"):
        unit = own_unit(by.user)
        for row in new:
            row.owner_unit = row.owner_unit or unit
        made = MobilityCount.objects.bulk_create(new)
        _refuse_counts(made)
        policies.mobility_counts.check_all(by.user, made)
    return made


def revise_count(count: MobilityCount, *, by: Actor, **fields: Any) -> MobilityCount:
    return revise_counts([(count, fields)], by=by)[0]


def revise_counts(changes: Sequence[tuple[MobilityCount, Mapping[str, Any]]], *, by: Actor) -> list[MobilityCount]:
    """The bulk twin of `revise_count`."""
    rows = [count for count, _fields in changes]
    with recording(by, "Count of mobility changed"):
        policies.mobility_counts.check_all(by.user, rows)
        assign_many(changes)
        _refuse_counts(rows)
        policies.mobility_counts.check_all(by.user, rows)
    return rows


def _refuse_counts(counts: Collection[MobilityCount]) -> None:
    """Looks at the counts as they are written, among all others of the same partners and years."""
    ours = home()
    for row in counts:
        _refuse_ourselves(row, ours)
    near = MobilityCount.objects.filter(
        archived_at=None,
        organisation__in={row.organisation_id for row in counts},
        year__in={row.year for row in counts},
    )
    holders: dict[tuple[Any, ...], int] = {}
    for pk, *said in near.values_list("pk", *TOLD_APART_BY):
        if holders.setdefault(tuple(said), pk) != pk:
            told = _("This is counted already: the same partner, year, direction, kind, unit, level and payer.")
            raise Refused(told, "people")


def keep_counted_once(counts: Collection[MobilityCount], *, by: Actor) -> None:
    """Raises Refused where counts are brought back from the archive that have been counted anew since."""
    _refuse_counts([row for row in counts if row.archived_at is None])
