"""What the page of an activity shows beside its own fields, and what an agreement's shows of its activities."""

from django.db.models import Exists, OuterRef, QuerySet

from syndesis.activities import policies
from syndesis.activities.models import Activity, ActivityParty
from syndesis.activities.wording import partners_of, period
from syndesis.agreements.models import Agreement
from syndesis.core import dates
from syndesis.core.models import User
from syndesis.directory import policies as directory
from syndesis.directory.models import Network, Objective, Organisation
from syndesis.directory.reach import below
from syndesis.objects import Line


def parties(activity: Activity, reader: User) -> list[Line]:
    """Who takes part and as what, as far as the reader may know them."""
    rows = activity.parties.filter(
        organisation__in=Organisation.objects.filter(directory.organisations.scope(reader, "view"))
    )
    return [
        Line(
            title=row.organisation.name,
            url=row.organisation.get_absolute_url(),
            detail=row.get_role_display(),
            icon="landmark" if row.organisation.is_home else "building-2",
            subject=row,
        )
        for row in rows.select_related("organisation")
    ]


def parts(activity: Activity, reader: User) -> list[Line]:
    """What it is made of: its editions, modules, sub-projects."""
    return _lines(Activity.objects.filter(parent=activity), reader)


def of_organisation(organisation: Organisation, reader: User) -> list[Line]:
    """The activities in which an organisation or a part of it takes part."""
    whole = Organisation.objects.filter(below([organisation.path])).values("pk")
    party = ActivityParty.objects.filter(activity=OuterRef("pk"), organisation__in=whole)
    return _lines(Activity.objects.filter(Exists(party)), reader, besides=organisation)


def of_network(network: Network, reader: User) -> list[Line]:
    return of_organisation(network.organisation, reader)


def under_agreement(agreement: Agreement, reader: User) -> list[Line]:
    return _lines(Activity.objects.filter(agreement=agreement), reader)


def serving(objective: Objective, reader: User) -> list[Line]:
    """The activities that serve a strategic objective."""
    return _lines(Activity.objects.filter(serves__objective=objective), reader)


def statuses(activity: Activity, reader: User) -> list[Line]:
    """Its story, the latest first."""
    rows = list(activity.status_changes.all())
    return [
        Line(title=row.get_status_display(), detail=row.remark, end=dates.full(row.reached_on), subject=row)
        for row in reversed(rows)
    ]


def _lines(rows: QuerySet[Activity], reader: User, besides: Organisation | None = None) -> list[Line]:
    seen = rows.filter(policies.activities.scope(reader, "view"), archived_at=None)
    return [
        Line(
            title=row.title,
            url=row.get_absolute_url(),
            detail=" · ".join(filter(None, (row.get_kind_display(), partners_of(row, besides)))),
            end=period(row) or row.get_status_display(),
            icon="layers",
            subject=row,
        )
        for row in seen.prefetch_related("parties__organisation")
    ]
