"""Startups as the pages of organisations show them: the residents of a park, and what somebody gives to which."""

from collections import defaultdict

from syndesis.activities import amounts
from syndesis.activities.models import Activity, ActivityParty, Contribution, StartupDetails
from syndesis.activities.panels.lines import activity_line, seen
from syndesis.core.currencies import money
from syndesis.core.models import User
from syndesis.directory.models import Organisation
from syndesis.directory.reach import below
from syndesis.objects import Line


def residents(organisation: Organisation, reader: User) -> list[Line]:
    """The startups that are resident in a technology park or a part of it, the newest first, with stage and market."""
    whole = Organisation.objects.filter(below([organisation.path])).values("pk")
    rows = StartupDetails.objects.filter(park__in=whole).order_by("-resident_since_last", "pk")
    details = {row.activity_id: row for row in rows}
    known = {each.pk: each for each in seen(Activity.objects.filter(pk__in=details), reader)}
    return [
        activity_line(
            known[key],
            organisation,
            detail=" · ".join(
                filter(None, (str(row.get_stage_display()), row.market, amounts.span(row.resident_since, None)))
            ),
        )
        for key, row in details.items()
        if key in known
    ]


def startups(organisation: Organisation, reader: User) -> list[Line]:
    """The startups that an organisation or a part of it is, supports or takes part in, with what it gives to each."""
    whole = Organisation.objects.filter(below([organisation.path])).values("pk")
    given: defaultdict[int, list[str]] = defaultdict(list)
    for row in Contribution.objects.filter(organisation__in=whole, activity__startup__isnull=False).order_by("pk"):
        given[row.activity_id].append(_given(row))
    own = StartupDetails.objects.filter(company__in=whole).order_by().values("activity")
    shared = ActivityParty.objects.filter(organisation__in=whole).order_by().values("activity")
    rows = Activity.objects.filter(startup__isnull=False)
    found = rows.filter(pk__in=own) | rows.filter(pk__in=shared) | rows.filter(pk__in=list(given))
    return [
        activity_line(each, organisation, detail=" · ".join(filter(None, (_stage(each), *given[each.pk]))))
        for each in seen(found, reader).select_related("startup")
    ]


def _stage(startup: Activity) -> str:
    return str(startup.startup.get_stage_display())


def _given(row: Contribution) -> str:
    """ "Mentoring: two engineers", "Money €20,000"."""
    words = ": ".join(filter(None, (str(row.get_kind_display()), row.what)))
    return " ".join(filter(None, (words, money(row.amount, row.currency))))
