"""Writing what a partnership was and is from a day on: its tiers and its statuses, each a history without overlaps.

Where one entry ends in the month or on the day in which the next begins, they touch; what began last holds then.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from syndesis.core import dates
from syndesis.core.history import Actor, recording
from syndesis.core.services import Refused, refuse_reversed
from syndesis.directory import policies
from syndesis.directory.choices import PartnershipState
from syndesis.directory.models import Organisation, Partnership, PartnershipStatus, PartnershipTier
from syndesis.directory.services.partnerships import start_partnership
from syndesis.lib.partial_dates import PartialDate

Entry = PartnershipTier | PartnershipStatus
Day = PartialDate | str | None
VALUES: dict[type[Any], str] = {PartnershipTier: "tier", PartnershipStatus: "status"}
HISTORIES: dict[str, type[Any]] = {"tiers": PartnershipTier, "statuses": PartnershipStatus}
BASIS, DECIDED_BY = 300, 200


def set_tier(*, by: Actor, organisation: Organisation, tier: str, is_invented: bool = False, **facts: Any) -> Any:
    """Say that a partner holds a tier from a day on (`starts_on`), perhaps until one, with its `basis` and who
    `decided_by`; a partnership begins where there is none. It ends the tier that is held on that day, and lasts until
    the next that is on record. The same tier said again with an earlier day begins earlier. Where the day is not
    known, another tier on record ends today."""
    with recording(by, "Tier set"):
        partnership = start_partnership(by=by, organisation=organisation, is_invented=is_invented)
        return _set(PartnershipTier, partnership, by, tier, **facts)


def set_status(*, by: Actor, organisation: Organisation, status: str, is_invented: bool = False, **facts: Any) -> Any:
    """Say where a partnership stands from a day on, as `set_tier`: an organisation that is made a candidate is on
    record with us from then on, but is not counted among the partners."""
    with recording(by, "Status of the partnership set"):
        partnership = start_partnership(by=by, organisation=organisation, is_invented=is_invented)
        return _set(PartnershipStatus, partnership, by, status, **facts)


def invite_candidate(partnership: Partnership, *, by: Actor, on: Day = None, basis: str = "") -> Partnership:
    """A candidate is invited to become our partner. Raises Refused for one that is none, or further on already."""
    with recording(by, "Candidate invited"):
        policies.partnerships.check(by.user, partnership)
        held = partnership.statuses.on(timezone.localdate()).last()
        if held is None or held.status != PartnershipState.CANDIDATE:
            raise Refused(_("“%(partner)s” is no candidate.") % {"partner": partnership.organisation})
        day = on or PartialDate.of(timezone.localdate())
        invited = PartnershipState.INVITED
        set_status(by=by, organisation=partnership.organisation, status=invited, starts_on=day, basis=basis)
    return partnership


def correct_entry(entry: Entry, *, by: Actor, **facts: Any) -> Any:
    """Write what was written wrongly of a tier or status: what it is, its days, its basis, who decided. Raises Refused
    where it would hold at the same time as another."""
    with recording(by, "Entry corrected"):
        policies.partnerships.check(by.user, entry.partnership)
        _alone_with(entry.partnership)
        row = type(entry).objects.get(pk=entry.pk)
        for name, value in _shortened(facts).items():
            setattr(row, name, value if value is not None else "")
        _check(row)
        row.save()
        policies.partnerships.check(by.user, row.partnership)
    return row


def remove_entry(entry: Entry, *, by: Actor) -> None:
    """Take away a tier or status that was entered by mistake; the history keeps it."""
    with recording(by, "Entry removed"):
        policies.partnerships.check(by.user, entry.partnership)
        type(entry).objects.filter(pk=entry.pk).delete()


def _set(model: type[Any], partnership: Partnership, by: Actor, value: str, **facts: Any) -> Any:
    policies.partnerships.check(by.user, partnership)
    _alone_with(partnership)
    name, facts = VALUES[model], _shortened(facts)
    made = model(partnership=partnership, **{name: value}, **facts)
    made.clean_fields(exclude=["partnership"])  # which also makes dates of text
    held: list[Any] = sorted(model.objects.filter(partnership=partnership), key=_begins)
    same = next((each for each in held if getattr(each, name) == value and _holds_or_follows(each, made, held)), None)
    if same is not None and not made.ends_on:
        return _begin_earlier(same, made, held)
    if made.ends_on:  # of the past: what goes on beyond it is not cut short, but stands against it
        _check(made)
        made.save()
        return made
    if not made.starts_on and held:
        made.starts_on = PartialDate.of(timezone.localdate())
    if later := [each for each in held if _begins(each) > _begins(made)]:
        made.ends_on = later[0].starts_on
    _cut(held, made)
    _check(made)
    made.save()
    return made


def _holds_or_follows(entry: Any, made: Any, held: list[Any]) -> bool:
    """Whether an entry of the same value goes on when the new one begins, or is the next to begin."""
    if not made.starts_on:
        return not entry.ends_on
    if _begins(entry) <= made.starts_on.first:
        return not entry.ends_on or entry.ends_on.last > made.starts_on.last
    return not any(made.starts_on.first < _begins(each) < _begins(entry) for each in held)


def _begin_earlier(entry: Any, made: Any, held: list[Any]) -> Any:
    """The same said again: it may begin earlier, and be given the basis that was missing."""
    if made.starts_on and (not entry.starts_on or made.starts_on.first < entry.starts_on.first):
        entry.starts_on = made.starts_on
        _cut([each for each in held if each != entry], entry)
    for name in ("basis", "decided_by"):
        setattr(entry, name, getattr(entry, name) or getattr(made, name))
    _check(entry)
    entry.save()
    return entry


def _cut(held: list[Any], made: Any) -> None:
    """What holds when the new entry begins ends with that day."""
    if not made.starts_on:
        return
    for each in held:
        if _begins(each) <= made.starts_on.first and (not each.ends_on or each.ends_on.last > made.starts_on.last):
            each.ends_on = made.starts_on
            each.save()


def _check(entry: Any) -> None:
    """Raises Refused where the days are reversed, or where another entry holds for some of that time for certain."""
    entry.clean_fields(exclude=["partnership"])
    refuse_reversed(entry.starts_on, entry.ends_on, "ends_on")
    others = type(entry).objects.filter(partnership=entry.partnership_id).exclude(pk=entry.pk)
    _check_others(entry, others, "starts_on")


def check_histories(partnerships: Sequence[Partnership], name: str) -> None:
    """Raises Refused, at the table `name` ("tiers"), where two entries of one of them hold at a time."""
    model = HISTORIES[name]
    held: defaultdict[int, list[Any]] = defaultdict(list)
    for entry in model.objects.filter(partnership__in=partnerships):
        refuse_reversed(entry.starts_on, entry.ends_on, name)
        _check_others(entry, held[entry.partnership_id], name)
        held[entry.partnership_id].append(entry)


def _check_others(entry: Any, others: Iterable[Any], field: str) -> None:
    for other in others:
        first, second = sorted((entry, other), key=_begins)
        if not first.ends_on or _first_of_end(first) > _last_of_begin(second):
            told = _("“%(entry)s” is on record %(period)s: end it first, or choose other days.")
            raise Refused(told % {"entry": other, "period": period_of(other)}, field)


def period_of(entry: Any) -> str:
    """ "from 2012 until 2015", in words."""
    first, last = dates.full(entry.starts_on), dates.full(entry.ends_on)
    if first and last:
        return _("from %(first)s until %(last)s") % {"first": first, "last": last}
    if first:
        return _("from %(first)s on") % {"first": first}
    return _("until %(last)s") % {"last": last} if last else _("without dates")


def _begins(entry: Any) -> date:
    return entry.starts_on.first if entry.starts_on else date.min


def _first_of_end(entry: Any) -> date:
    return entry.ends_on.first if entry.ends_on else date.max


def _last_of_begin(entry: Any) -> date:
    return entry.starts_on.last if entry.starts_on else date.min


def _shortened(facts: dict[str, Any]) -> dict[str, Any]:
    facts = {name: value if value is not None else "" for name, value in facts.items()}
    for name, most in (("basis", BASIS), ("decided_by", DECIDED_BY)):
        if name in facts:
            facts[name] = facts[name][:most]
    return facts


def _alone_with(partnership: Partnership) -> None:
    """Nobody else writes the histories of this partnership until the end of the deed."""
    Partnership.objects.select_for_update().get(pk=partnership.pk)
