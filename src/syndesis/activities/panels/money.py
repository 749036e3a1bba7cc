"""What pages show of money: who calls, who gives and what for, with sums by currency."""

from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from syndesis.activities import amounts, policies
from syndesis.activities.models import Activity, Call, Grant
from syndesis.activities.panels.several import MOST, several
from syndesis.activities.queries.money import Amounts, called_by, concerning, for_whole, sums
from syndesis.core.currencies import money
from syndesis.core.models import User
from syndesis.directory import policies as directory
from syndesis.directory.models import Organisation
from syndesis.directory.panels.organisations import named
from syndesis.objects import Line


def funders(call: Call, reader: User) -> list[Line]:
    seen = Organisation.objects.filter(directory.organisations.scope(reader, "view"), calls=call)
    return [named(each, str(each.get_kind_display())) for each in seen]


def won_in(call: Call, reader: User) -> list[Line]:
    return _grants(Grant.objects.filter(call=call), reader, call=call.pk)


def of_activity(activity: Activity, reader: User) -> list[Line]:
    """What pays for an activity: each grant, and below them what they come to; then with the grants of its parts."""
    own = Grant.objects.filter(activity=activity)
    return [*_grants(own, reader, activity=activity.pk), *_with_parts(activity, reader)]


def _with_parts(activity: Activity, reader: User) -> list[Line]:
    """What its grants and those of its parts come to, where parts have any."""
    rows = Grant.objects.filter(for_whole(activity), policies.grants.scope(reader, "view"), archived_at=None)
    paid = set(rows.order_by().values_list("activity", flat=True))
    if not paid - {activity.pk}:
        return []
    seen = Activity.objects.filter(policies.activities.scope(reader, "view"), pk__in=paid).count() == len(paid)
    asked = urlencode([("activity", key) for key in sorted(paid)])
    url = f"{reverse('web:grants')}?{asked}" if seen and len(paid) <= MOST else ""
    return [_sum_line(each, _("With its parts"), url) for each in sums(rows) if each.currency]


def of_organisation(organisation: Organisation, reader: User) -> list[Line]:
    """Grants that an organisation or a part of it gives, holds or won with us, and those for what it takes part in."""
    rows = Grant.objects.filter(concerning([organisation]))
    return _grants(rows, reader, besides=organisation, concerns=organisation.pk)


def calls_of(organisation: Organisation, reader: User) -> list[Line]:
    """The calls of a funder, the last to close first."""
    rows = Call.objects.filter(policies.calls.scope(reader, "view"), called_by([organisation]), archived_at=None)
    return several(rows, _call_line, "calls", organisations=organisation.pk)


def _call_line(row: Call) -> Line:
    closing = _("closes %(day)s") % {"day": date_format(row.closes_on, "DATE_FORMAT")} if row.closes_on else ""
    return Line(
        row.title,
        row.get_absolute_url(),
        detail=" · ".join(filter(None, (row.programme, amounts.amount_of(row)))),
        end=closing,
        icon="megaphone",
        subject=row,
    )


def _grants(rows: QuerySet[Grant], reader: User, besides: Organisation | None = None, **asked: int) -> list[Line]:
    """Those that the reader may see; where several are in one currency, what these come to."""
    seen = rows.filter(policies.grants.scope(reader, "view"), archived_at=None)
    related = seen.select_related("funder").prefetch_related("applicants__organisation")
    lines = several(related, lambda row: _grant_line(row, besides), "grants", **asked)
    totals = [each for each in sums(seen) if each.currency and each.grants > 1] if len(lines) > 1 else []
    return [*lines, *map(_sum_line, totals)]


def _grant_line(row: Grant, besides: Organisation | None) -> Line:
    return Line(
        row.title,
        row.get_absolute_url(),
        detail=" · ".join(
            filter(
                None,
                (
                    "" if row.funder == besides else amounts.funder_of(row),
                    row.programme,
                    _("with %(partners)s") % {"partners": names} if (names := amounts.won_with(row, besides)) else "",
                    amounts.ours(row.own_share, row.currency),
                    amounts.runs_or_awarded(row),
                ),
            )
        ),
        end=amounts.amount_of(row),
        icon="coins",
        subject=row,
    )


def _sum_line(each: Amounts, title: str = "", url: str = "") -> Line:
    number = ngettext("%(number)s grant in %(currency)s", "%(number)s grants in %(currency)s", each.grants)
    told = number % {"number": each.grants, "currency": each.currency}
    return Line(
        title or _("Together"),
        url,
        detail=" · ".join(filter(None, (told, amounts.ours(each.own, each.currency)))),
        end=money(each.amount, each.currency),
        is_counted=False,
    )
