"""Writing calls for proposals, and the grants that were won."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from syndesis.activities import policies
from syndesis.activities.models import Call, CallFunder, Grant, GrantApplicant
from syndesis.core.currencies import known, money
from syndesis.core.history import Actor, recording
from syndesis.core.services import Refused, refuse_reversed
from syndesis.directory.queries import own_unit
from syndesis.objects.services import assign_many

Changes = Sequence[tuple[Any, Mapping[str, Any]]]


def announce_call(*, by: Actor, **fields: Any) -> Call:
    """Put a call for proposals of one funder or of several on record. Raises Refused where it closes before it opens,
    and where an amount is said of no currency."""
    return announce_calls([fields], by=by)[0]


def announce_calls(rows: Iterable[Mapping[str, Any]], *, by: Actor) -> list[Call]:
    """The bulk twin of `announce_call`: all are made or none."""
    given = [dict(row) for row in rows]
    funders = [list(row.pop("organisations", None) or ()) for row in given]
    with recording(by, "Call recorded" if len(given) == 1 else "Calls recorded"):
        unit = own_unit(by.user)
        new = [Call(**{"owner_unit": unit} | row) for row in given]
        for call, named in zip(new, funders, strict=True):
            _refuse_call(call)
            _refuse_without_funder(named)
        made = Call.objects.bulk_create(new)
        CallFunder.objects.bulk_create(
            CallFunder(call=call, organisation=each)
            for call, named in zip(made, funders, strict=True)
            for each in dict.fromkeys(named)
        )
        policies.calls.check_all(by.user, made)
    return made


def revise_call(call: Call, *, by: Actor, **fields: Any) -> Call:
    return revise_calls([(call, fields)], by=by)[0]


def revise_calls(changes: Changes, *, by: Actor) -> list[Call]:
    """Change calls, all or none; the same is refused as of new ones."""
    rows = [call for call, _fields in changes]
    with recording(by, "Call changed" if len(rows) == 1 else "Calls changed"):
        policies.calls.check_all(by.user, rows)
        for _call, fields in changes:
            if "organisations" in fields:
                _refuse_without_funder(fields["organisations"])
        assign_many(changes)
        for call in rows:
            _refuse_call(call)
        policies.calls.check_all(by.user, rows)
    return rows


def record_grant(*, by: Actor, **fields: Any) -> Grant:
    """Note money that was won from a funder; `organisations` are the partners it was won with. Raises Refused where it
    ends before it starts, where our share is more than the whole, and where an amount is said of no currency."""
    return record_grants([fields], by=by)[0]


def record_grants(rows: Iterable[Mapping[str, Any]], *, by: Actor) -> list[Grant]:
    """The bulk twin of `record_grant`: all are made or none."""
    given = [dict(row) for row in rows]
    partners = [row.pop("organisations", None) or () for row in given]
    with recording(by, "Grant recorded" if len(given) == 1 else "Grants recorded"):
        unit = own_unit(by.user)
        new = [Grant(**{"owner_unit": unit} | row) for row in given]
        for grant in new:
            _refuse_grant(grant)
        made = Grant.objects.bulk_create(new)
        GrantApplicant.objects.bulk_create(
            GrantApplicant(grant=grant, organisation=each)
            for grant, named in zip(made, partners, strict=True)
            for each in dict.fromkeys(named)
        )
        policies.grants.check_all(by.user, made)
    return made


def revise_grant(grant: Grant, *, by: Actor, **fields: Any) -> Grant:
    return revise_grants([(grant, fields)], by=by)[0]


def revise_grants(changes: Changes, *, by: Actor) -> list[Grant]:
    """Change grants, all or none; the same is refused as of new ones."""
    rows = [grant for grant, _fields in changes]
    with recording(by, "Grant changed" if len(rows) == 1 else "Grants changed"):
        policies.grants.check_all(by.user, rows)
        assign_many(changes)
        for grant in rows:
            _refuse_grant(grant)
        policies.grants.check_all(by.user, rows)
    return rows


def refuse_currency(currency: str, *amounts: Any) -> None:
    """Raises Refused for what is no currency, and for amounts of none: no sum could count them."""
    if currency and currency not in known():
        told = _("“%(value)s” is no currency that is known: write three letters, such as EUR.")
        raise Refused(told % {"value": currency}, "currency")
    if not currency and any(amount is not None for amount in amounts):
        raise Refused(_("Say in which currency."), "currency")


def _refuse_call(call: Call) -> None:
    if call.opens_on and call.closes_on and call.closes_on < call.opens_on:
        raise Refused(_("The call would close before it opens."), "closes_on")
    refuse_currency(call.currency, call.amount)


def _refuse_without_funder(funders: Sequence[Any]) -> None:
    if not funders:
        raise Refused(_("Say who calls for proposals."), "organisations")


def _refuse_grant(grant: Grant) -> None:
    refuse_reversed(grant.starts_on, grant.ends_on, "ends_on")
    refuse_currency(grant.currency, grant.amount, grant.own_share)
    if grant.amount is not None and grant.own_share is not None and grant.own_share > grant.amount:
        told = _("Our share of %(share)s is more than the whole of %(amount)s.")
        shown = {
            name: money(value, grant.currency) for name, value in (("share", grant.own_share), ("amount", grant.amount))
        }
        raise Refused(told % shown, "own_share")
