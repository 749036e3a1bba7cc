"""Renaming organisations: the name that was stays on record, with its last day, and goes on being found."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _

from syndesis.core.history import Actor, recording
from syndesis.core.services import Refused, refuse_reversed
from syndesis.directory import policies
from syndesis.directory.choices import NameKind
from syndesis.directory.models import Organisation, OrganisationName
from syndesis.lib.partial_dates import PartialDate

LONGEST_NAME = 300


def rename_organisation(organisation: Organisation, *, by: Actor, name: str, on: Any = None) -> Organisation:
    """Give an organisation another name, from `on` where that day is known: the one before becomes a former name whose
    last day is the day before. Raises Refused for the name that it has, and for a day before the former name began."""
    return rename_organisations([{"organisation": organisation, "name": name, "on": on}], by=by)[0]


def rename_organisations(rows: Iterable[Mapping[str, Any]], *, by: Actor) -> list[Organisation]:
    """The bulk twin of `rename_organisation`, whose keywords each row holds; all are renamed or none."""
    wanted = list(rows)
    with recording(by, "Organisation renamed" if len(wanted) == 1 else "Organisations renamed"):
        renamed = [row["organisation"] for row in wanted]
        policies.organisations.check_all(by.user, renamed)
        now = Organisation.objects.select_for_update().in_bulk([row.pk for row in renamed])
        for row in wanted:
            row["organisation"].name = now[row["organisation"].pk].name  # another may have renamed it since
            _rename(row["organisation"], " ".join(row["name"].split())[:LONGEST_NAME], _day(row.get("on")))
        policies.organisations.check_all(by.user, renamed)
    return renamed


def _rename(organisation: Organisation, name: str, on: PartialDate | None) -> None:
    if not name:
        raise Refused(_("Write the new name."), "name")
    if name == organisation.name:
        raise Refused(_("“%(name)s” is its name already.") % {"name": name}, "name")
    former, organisation.name = organisation.name, name
    organisation.save(update_fields=["name"])
    keep_names(organisation, former, on)


def keep_names(organisation: Organisation, former: str, on: PartialDate | None = None) -> None:
    """Both the new name and the one before are names of it: the one before is a former one, unless the new name is
    official already. Then both are, in two languages, and only the other one is shown."""
    held = list(organisation.names.all())
    new = [row for row in held if row.text == organisation.name]
    if any(row.kind == NameKind.OFFICIAL for row in new):
        return
    old = [row for row in held if row.text == former and row.kind in (NameKind.OFFICIAL, NameKind.FORMER)]
    language = old[0].language if old else ""
    for row in old or [OrganisationName(organisation=organisation, text=former)]:
        row.kind, row.ends_on = NameKind.FORMER, _before(on) or row.ends_on
        refuse_reversed(row.starts_on, row.ends_on, "on")
        row.save()
    for row in new or [OrganisationName(organisation=organisation, text=organisation.name, language=language)]:
        # A name that comes back holds from its first day on: it stands once.
        row.starts_on = row.starts_on if row.kind == NameKind.FORMER else on or row.starts_on
        row.kind, row.ends_on = NameKind.OFFICIAL, None
        row.save()


def _day(given: Any) -> PartialDate | None:
    day = OrganisationName._meta.get_field("starts_on").to_python(given)
    assert day is None or isinstance(day, PartialDate)
    return day


def _before(on: PartialDate | None) -> PartialDate | None:
    """The last day before a day; of a month or a year, itself: during it both names may have been in use."""
    return PartialDate.of(on.first - timedelta(days=1)) if on and on.day else on
