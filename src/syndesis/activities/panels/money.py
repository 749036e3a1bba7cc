"""What pages show of money: who calls, who gives and what for, with sums by currency."""

from django.db.models import Q, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from syndesis.activities import amounts, policies
from syndesis.activities.models import Activity, ActivityParty, Call, CallFunder, Grant, GrantApplicant
from syndesis.activities.queries.money import Amounts, sums
from syndesis.core.currencies import money
from syndesis.core.models import User
from syndesis.directory import policies as directory
from syndesis.directory.models import Organisation
from syndesis.directory.panels.organisations import named
from syndesis.directory.reach import below
from syndesis.objects import Line


def funders(call: Call, reader: User) -> list[Line]:
    seen = Organisation.objects.filter(directory.organisations.scope(reader, "view"), calls=call)
    return [named(each, str(each.get_kind_display())) for each in seen]


def won_in(call: Call, reader: User) -> list[Line]:
    return grant_lines(Grant.objects.filter(call=call), reader)


def of_activity(activity: Activity, reader: User) -> list[Line]:
    """What pays for an activity: each grant, and below them what they come to."""
    return grant_lines(Grant.objects.filter(activity=activity), reader)


def of_organisation(organisation: Organisation, reader: User) -> list[Line]:
    """Grants that an organisation or a part of it gives, holds or won with us, and those for what it takes part in."""
    whole = Organisation.objects.filter(below([organisation.path])).values("pk")
    shared = ActivityParty.objects.filter(organisation__in=whole).order_by().values("activity")
    won = GrantApplicant.objects.filter(organisation__in=whole).order_by().values("grant")
    given = Q(funder__in=whole) | Q(holder__in=whole) | Q(owner_unit__in=whole) | Q(pk__in=won)
    rows = Grant.objects.filter(given if organisation.is_home else given | Q(activity__in=shared))
    return grant_lines(rows, reader)


def calls_of(organisation: Organisation, reader: User) -> list[Line]:
    """The calls of a funder, the last to close first."""
    whole = Organisation.objects.filter(below([organisation.path])).values("pk")
    links = CallFunder.objects.filter(organisation__in=whole).order_by()
    rows = Call.objects.filter(policies.calls.scope(reader, "view"), pk__in=links.values("call"), archived_at=None)
    return [
        Line(
            row.title,
            row.get_absolute_url(),
            detail=" · ".join(filter(None, (row.programme, amounts.amount_of(row)))),
            end=_closing(row),
            icon="megaphone",
            subject=row,
        )
        for row in rows
    ]


def _closing(call: Call) -> str:
    return _("closes %(day)s") % {"day": date_format(call.closes_on, "DATE_FORMAT")} if call.closes_on else ""


def grant_lines(rows: QuerySet[Grant], reader: User) -> list[Line]:
    """Those that the reader may see; of several, what they come to in each currency."""
    seen = rows.filter(policies.grants.scope(reader, "view"), archived_at=None)
    found = list(seen.select_related("funder", "holder").prefetch_related("applicants__organisation"))
    totals = [sum_line(each) for each in sums(seen) if each.currency] if len(found) > 1 else []
    return [*(_grant_line(row) for row in found), *totals]


def _grant_line(row: Grant) -> Line:
    own = _("of it %(amount)s for us") % {"amount": amounts.own_share_of(row)} if row.own_share is not None else ""
    partners = _("with %(partners)s") % {"partners": names} if (names := amounts.won_with(row)) else ""
    return Line(
        row.title,
        row.get_absolute_url(),
        detail=" · ".join(filter(None, (amounts.from_whom(row), partners, own, amounts.runs(row)))),
        end=amounts.amount_of(row),
        icon="coins",
        subject=row,
    )


def sum_line(each: Amounts) -> Line:
    number = ngettext("%(number)s grant in %(currency)s", "%(number)s grants in %(currency)s", each.grants)
    own = _("of it %(amount)s for us") % {"amount": money(each.own, each.currency)} if each.own is not None else ""
    return Line(
        _("Together"),
        detail=" · ".join(filter(None, (number % {"number": each.grants, "currency": each.currency}, own))),
        end=money(each.amount, each.currency),
    )
