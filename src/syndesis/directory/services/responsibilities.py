"""Writing who answers for what, and the regions that it may be said for. Both decide how far users reach, so that only
administrators write them; but that somebody who cannot sign in looks after an organisation, whoever may change that
organisation may say."""

from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from syndesis.core.accounts import check_governs
from syndesis.core.history import Actor, recording
from syndesis.core.models import User
from syndesis.core.services import Refused, refuse_reversed
from syndesis.directory.models import Organisation, Person, Region, RegionCountry, Responsibility
from syndesis.directory.policies import organisations
from syndesis.lib.partial_dates import PartialDate

Day = PartialDate | str | None


def give_responsibility(
    *,
    by: Actor,
    user: User | None = None,
    person: Person | None = None,
    backup: User | None = None,
    organisation: Organisation | None = None,
    region: Region | None = None,
    country: str = "",
    starts_on: Day = None,
    ends_on: Day = None,
) -> Responsibility:
    """Say that a user, or a person who cannot sign in, answers for an organisation and all below it, or for a region,
    or for a country; a user may stand in. Raises Refused where it ends before it begins, where they hold the same
    already for some of that time, or where somebody would stand in for themselves."""
    with recording(by, "Responsibility given"):
        days = {"starts_on": starts_on or "", "ends_on": ends_on or ""}
        row = Responsibility(
            user=user, person=person, backup=backup, organisation=organisation, region=region, country=country, **days
        )
        _check_who(row)
        _check_may_write(by, row)
        _check_order(row)
        _check_once(row)
        row.save()
    return row


def end_responsibility(*, by: Actor, responsibility: Responsibility, ends_on: Day) -> Responsibility:
    """Say which day is the last. Raises Refused for a day before the first."""
    with recording(by, "Responsibility ended"):
        row = Responsibility.objects.select_for_update().get(pk=responsibility.pk)
        _check_may_write(by, row)
        row.ends_on = ends_on or ""
        _check_order(row)
        row.save()
    return row


def revise_responsibility(
    responsibility: Responsibility, *, by: Actor, backup: User | None, starts_on: Day, ends_on: Day
) -> Responsibility:
    """Another stand-in, or other days. Raises Refused as `give_responsibility`."""
    with recording(by, "Responsibility changed"):
        row = Responsibility.objects.select_for_update().get(pk=responsibility.pk)
        _check_may_write(by, row)
        row.backup, row.starts_on, row.ends_on = backup, starts_on or "", ends_on or ""
        _check_who(row)
        _check_may_write(by, row)
        _check_order(row)
        _check_once(row)
        row.save()
    return row


def take_back_responsibility(*, by: Actor, responsibility: Responsibility) -> None:
    """Remove one that was given by mistake; the history keeps it."""
    with recording(by, "Responsibility taken back"):
        _check_may_write(by, responsibility)
        Responsibility.objects.filter(pk=responsibility.pk).delete()


def define_region(*, by: Actor, name: str, countries: Iterable[str]) -> Region:
    """A region of these countries (two letters each). Raises Refused where another has the name."""
    with recording(by, "Region defined"):
        check_governs(by)
        region = Region(name=name)
        _save_named(region)
        _set_countries(region, set(countries))
    return region


def revise_region(*, by: Actor, region: Region, name: str, countries: Iterable[str]) -> Region:
    """Another name or other countries; whoever answers for the region reaches further or less far at once."""
    with recording(by, "Region changed"):
        check_governs(by)
        row = Region.objects.select_for_update().get(pk=region.pk)
        row.name = name
        _save_named(row)
        _set_countries(row, set(countries))
    return row


def _save_named(region: Region) -> None:
    try:
        with transaction.atomic():
            region.save()
    except IntegrityError as error:
        raise Refused(_("There is a region of this name."), "name") from error


def _set_countries(region: Region, wanted: set[str]) -> None:
    held = set(region.countries.values_list("country", flat=True))
    region.countries.filter(country__in=held - wanted).delete()
    RegionCountry.objects.bulk_create(RegionCountry(region=region, country=each) for each in sorted(wanted - held))


def _check_who(row: Responsibility) -> None:
    if (row.user is None) == (row.person is None):
        raise Refused(_("Name a user, or a person who cannot sign in: one of them."), "user")
    if row.backup is not None and row.backup == row.user:
        raise Refused(_("Nobody stands in for themselves."), "backup")


def _check_may_write(by: Actor, row: Responsibility) -> None:
    """Raises Forbidden. Where no user is given any reach, the right to change the organisation is enough."""
    if row.user_id is None and row.backup_id is None and row.organisation is not None:
        organisations.check(by.user, row.organisation)
    else:
        check_governs(by)


def _check_order(row: Responsibility) -> None:
    row.clean_fields()  # which also makes dates of text
    refuse_reversed(row.starts_on, row.ends_on, "ends_on")


def _check_once(row: Responsibility) -> None:
    same = Responsibility.objects.filter(
        user=row.user, person=row.person, organisation=row.organisation, region=row.region, country=row.country
    ).exclude(pk=row.pk)
    if row.ends_on:
        same = same.filter(Q(starts_on_first=None) | Q(starts_on_first__lte=row.ends_on.last))
    if row.starts_on:
        same = same.filter(Q(ends_on_last=None) | Q(ends_on_last__gte=row.starts_on.first))
    if same.exists():
        raise Refused(_("%(user)s answers for %(subject)s already.") % {"user": row.who, "subject": row.subject})
