"""Writing networks and who is a member of them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from syndesis.core import dates
from syndesis.core.history import Actor, recording
from syndesis.core.services import Refused, refuse_reversed
from syndesis.directory import policies
from syndesis.directory.choices import MembershipKind, MembershipStatus, OrganisationKind
from syndesis.directory.models import Membership, Network, Organisation
from syndesis.directory.queries.memberships import overlapping
from syndesis.lib.partial_dates import PartialDate
from syndesis.objects import of
from syndesis.objects.services import write_rows

REMARK = 300
Day = PartialDate | str | None
Rows = Iterable[Mapping[str, Any]]


def register_network(*, by: Actor, organisation: Organisation, memberships: Rows = (), **fields: Any) -> Network:
    """Keep an organisation as a network, with its members. Raises Refused where it is one already, or a member stands
    twice at the same time."""
    return register_networks([{"organisation": organisation, "memberships": memberships, **fields}], by=by)[0]


def register_networks(rows: Iterable[Mapping[str, Any]], *, by: Actor) -> list[Network]:
    """The bulk twin of `register_network`."""
    wanted = [dict(row) for row in rows]
    members = [list(row.pop("memberships", ())) for row in wanted]
    with recording(by, "Network registered" if len(wanted) == 1 else "Networks registered"):
        organisations = [row["organisation"] for row in wanted]
        known = Network.objects.filter(organisation__in=organisations).select_related("organisation").first()
        if known is not None or len(set(organisations)) < len(organisations):
            twice = known or next(each for each in organisations if organisations.count(each) > 1)
            raise Refused(
                _("%(organisation)s is a network on record already.") % {"organisation": twice}, "organisation"
            )
        networks = Network.objects.bulk_create([Network(**row) for row in wanted])
        _say_what_they_are(organisations, by)
        policies.networks.check_all(by.user, networks)
        for network, given in zip(networks, members, strict=True):
            if given:
                _write_members(network, given, by)
    return networks


def revise_network(network: Network, *, by: Actor, memberships: Rows | None = None, **fields: Any) -> Network:
    """Change a network, and its members where they are given."""
    with recording(by, "Network changed"):
        policies.networks.check(by.user, network)
        for name, value in fields.items():
            setattr(network, name, value)
        if fields:
            network.save()
        if memberships is not None:
            _write_members(network, memberships, by)
        policies.networks.check(by.user, network)
    return network


def join_network(
    *,
    by: Actor,
    network: Network,
    member: Organisation,
    kind: str = MembershipKind.FULL,
    status: str = MembershipStatus.MEMBER,
    starts_on: Day = None,
    ends_on: Day = None,
    remark: str = "",
) -> Membership:
    """An organisation is or was a member of a network, or applies to become one. Raises Refused where it is a member
    at the same time already."""
    row = {"network": network, "member": member, "kind": kind, "status": status, "starts_on": starts_on}
    return join_networks([row | {"ends_on": ends_on, "remark": remark}], by=by)[0]


def join_networks(rows: Iterable[Mapping[str, Any]], *, by: Actor) -> list[Membership]:
    """The bulk twin of `join_network`, whose keywords each row holds. A row that says nothing new of a membership on
    record leaves it as it is, so that a list of members can be brought twice."""
    wanted = [Membership(**_written(row)) for row in rows]
    with recording(by, "Member added" if len(wanted) == 1 else "Members added"):
        networks = _locked({each.network_id for each in wanted})
        policies.networks.check_all(by.user, networks)
        policies.organisations.check_all(by.user, list({each.member for each in wanted}), "view")
        held = {_said(each): each for each in Membership.objects.filter(network__in=networks)}
        new = {_said(each): each for each in wanted if _said(each) not in held}
        for each in new.values():
            _check(each)
        Membership.objects.bulk_create(new.values())
        _refuse_overlaps(networks)
    known = held | new
    return [known[_said(each)] for each in wanted]


def _say_what_they_are(organisations: Iterable[Organisation], by: Actor) -> None:
    """What came into being as a mere name is an association from now on."""
    nameless = [each.pk for each in organisations if each.kind == OrganisationKind.OTHER]
    rows = Organisation.objects.filter(pk__in=nameless)
    if by.user is not None:
        rows = rows.filter(policies.organisations.scope(by.user, "change"))
    rows.update(kind=OrganisationKind.ASSOCIATION)


def _write_members(network: Network, rows: Rows, by: Actor) -> None:
    [locked] = _locked({network.pk})
    write_rows(of(Network), locked, "memberships", rows, by=by)
    for each in locked.memberships.all():
        _check(each)
    _refuse_overlaps([locked])


def _locked(keys: Iterable[int]) -> list[Network]:
    """Two who write the members of a network at once wait for each other: neither sees what the other has written."""
    return list(Network.objects.select_for_update().filter(pk__in=list(keys)).order_by("pk"))


def _written(row: Mapping[str, Any]) -> dict[str, Any]:
    """As the columns take it: a day that is not known is blank."""
    written = {name: "" if name in ("starts_on", "ends_on") and value is None else value for name, value in row.items()}
    return written | ({"remark": written["remark"][:REMARK]} if "remark" in written else {})


def _check(row: Membership) -> None:
    if row.member_id == row.network.organisation_id:
        raise Refused(_("%(organisation)s cannot be a member of itself.") % {"organisation": row.member}, "member")
    refuse_reversed(row.starts_on, row.ends_on, "ends_on")


def _said(row: Membership) -> tuple[Any, ...]:
    return (row.network_id, row.member_id, row.kind, row.status, str(row.starts_on or ""), str(row.ends_on or ""))


def _refuse_overlaps(networks: Sequence[Network]) -> None:
    rows = Membership.objects.filter(network__in=networks).select_related("member", "network__organisation")
    if pair := overlapping(list(rows.order_by("pk"))):
        told = _("%(member)s is a member of %(network)s already %(days)s: end that membership before another begins.")
        words = {"member": pair[0].member, "network": pair[0].network, "days": _days(pair[0])}
        raise Refused(told % words, "memberships")


def _days(row: Membership) -> str:
    words = {"first": dates.full(row.starts_on), "last": dates.full(row.ends_on)}
    if row.starts_on and row.ends_on:
        return _("from %(first)s to %(last)s") % words
    if row.starts_on:
        return _("since %(first)s") % words
    return _("until %(last)s") % words if row.ends_on else _("(days not known)")
