"""What the pages of activities of some kinds show besides: participants by year, contracts, accelerators."""

from collections.abc import Iterator
from itertools import groupby

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from syndesis.activities import policies
from syndesis.activities.models import Activity, Cohort
from syndesis.activities.panels.lines import activity_line, seen
from syndesis.agreements.models import Agreement
from syndesis.agreements.panels.lines import lines as agreement_lines
from syndesis.agreements.panels.lines import seen as agreements_seen
from syndesis.core.countries import country_name
from syndesis.core.models import User
from syndesis.directory import policies as directory
from syndesis.directory.models import Organisation
from syndesis.objects import Line


def cohorts(activity: Activity, reader: User) -> list[Line]:
    """Who took part by year, the latest first: a line each sender or country, and their sum where they are several. Of
    one that says nothing itself, those of its editions."""
    known = Organisation.objects.filter(directory.organisations.scope(reader, "view"))
    rows = Cohort.objects.filter(Q(organisation=None) | Q(organisation__in=known)).select_related("organisation")
    of_it = list(rows.filter(activity=activity))
    if not of_it:
        editions = Activity.objects.filter(policies.activities.scope(reader, "view"), archived_at=None, parent=activity)
        of_it = list(rows.filter(activity__in=editions.filter(kind=activity.kind).values("pk")))
    found = sorted(of_it, key=lambda row: -row.year)
    most = max((_size(row) for row in found), default=0)
    return [line for year, group in groupby(found, lambda row: row.year) for line in _of_year(year, list(group), most)]


def _of_year(year: int, rows: list[Cohort], most: int) -> Iterator[Line]:
    if len(rows) > 1:
        together = sum(map(_size, rows))
        told = ngettext("%(number)s together", "%(number)s together", together) % {"number": together}
        yield Line(str(year), end=told, is_counted=False)
    for row in sorted(rows, key=lambda row: -_size(row)):
        sender = row.organisation.name if row.organisation else country_name(row.country) if row.country else ""
        yield Line(
            title=sender or str(year) if len(rows) > 1 else " · ".join(filter(None, (str(year), sender))),
            url=row.organisation.get_absolute_url() if row.organisation else "",
            end=_numbers(row),
            share=round(100 * _size(row) / most) if most else None,
            depth=1 if len(rows) > 1 else 0,
            subject=row,
        )


def _size(row: Cohort) -> int:
    return row.began or row.finished or 0


def _numbers(row: Cohort) -> str:
    told = []
    if row.applied is not None:
        told.append(ngettext("%(number)s applied", "%(number)s applied", row.applied) % {"number": row.applied})
    if row.began is not None:
        told.append(ngettext("%(number)s began", "%(number)s began", row.began) % {"number": row.began})
    if row.finished is not None:
        told.append(ngettext("%(number)s finished", "%(number)s finished", row.finished) % {"number": row.finished})
    return " · ".join(told)


def contracts(activity: Activity, reader: User) -> list[Line]:
    """The agreements under which its parts run, and those under the same framework as its own."""
    under = Q(activities__parent=activity) | Q(framework__activities=activity)
    return agreement_lines(agreements_seen(reader).filter(pk__in=Agreement.objects.filter(under).values("pk")))


def accelerators(startup: Activity, reader: User) -> list[Line]:
    """The accelerators through which a startup went, with the cohort and what came of it."""
    rows = list(startup.accelerators.all())
    known = {row.pk: row for row in seen(Activity.objects.filter(pk__in=[row.accelerator_id for row in rows]), reader)}
    return [
        activity_line(known[row.accelerator_id], detail=" · ".join(filter(None, (_cohort(row.year), row.result))))
        for row in rows
        if row.accelerator_id in known
    ]


def _cohort(year: int | None) -> str:
    return _("cohort of %(year)s") % {"year": year} if year else ""
