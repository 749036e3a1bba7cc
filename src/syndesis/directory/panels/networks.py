"""What the page of a network shows, and what a partner's shows of networks."""

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from syndesis.core import dates
from syndesis.core.models import User
from syndesis.directory import policies
from syndesis.directory.choices import FieldUse, MembershipStatus
from syndesis.directory.models import Membership, Network, Organisation
from syndesis.directory.queries.memberships import held_on, joined_by_us, networks_of, of_ours
from syndesis.objects import Line

TONES = {MembershipStatus.APPLIED: "warn", MembershipStatus.SUSPENDED: "warn"}


def our_membership(network: Network, reader: User) -> list[Line]:
    """Since when we are a member, of which kind, and how it stands."""
    return [_of_membership(row, _("Our membership")) for row in of_ours(network.memberships.all())]


def themes(network: Network, reader: User) -> list[Line]:
    rows = network.organisation.fields.filter(use=FieldUse.THEME).select_related("field")
    return [Line(str(row.field), detail=row.remark, icon="list-filter") for row in rows]


def applications(network: Network, reader: User) -> list[Line]:
    """Who wants to become a member, and whose membership is suspended."""
    rows = network.memberships.filter(status__in=[MembershipStatus.APPLIED, MembershipStatus.SUSPENDED])
    rows = rows.filter(member__in=Organisation.objects.filter(policies.organisations.scope(reader, "view")))
    return [
        _of_membership(row, row.member.name, row.member.get_absolute_url()) for row in rows.select_related("member")
    ]


def networks_of_partner(organisation: Organisation, reader: User) -> list[Line]:
    """The networks of which an organisation is or was a member, the featured ones first; those that we share say so."""
    rows = list(networks_of(organisation).filter(network__in=_seen(reader)))
    rows.sort(key=lambda row: not row.network.is_featured)
    shared = joined_by_us([row.network_id for row in rows], timezone.localdate())
    now = set(held_on(timezone.localdate()).filter(pk__in=[row.pk for row in rows]).values_list("pk", flat=True))
    lines = []
    for row in rows:
        common = _("we are a member too") if row.network_id in shared and row.pk in now else ""
        lines.append(_of_membership(row, str(row.network), row.network.get_absolute_url(), common))
    return lines


def is_network(organisation: Organisation, reader: User) -> list[Line]:
    """The way from an organisation to the network that it is."""
    rows = _seen(reader).filter(organisation=organisation)
    return [Line(_("Its members and our part in it"), row.get_absolute_url(), icon="network") for row in rows]


def days_of(row: Membership) -> str:
    """ "2011–April 2015", "since 2011", "until 2015"."""
    words = {"first": dates.full(row.starts_on), "last": dates.full(row.ends_on)}
    if row.starts_on and row.ends_on:
        return _("%(first)s–%(last)s") % words
    if row.starts_on:
        return _("since %(first)s") % words
    return _("until %(last)s") % words if row.ends_on else ""


def _of_membership(row: Membership, title: str, url: str = "", more: str = "") -> Line:
    state = str(row.get_status_display()) if row.status != MembershipStatus.MEMBER else ""
    detail = " · ".join(filter(None, (str(row.get_kind_display()), state, row.remark, more)))
    tone = TONES.get(MembershipStatus(row.status), "")
    return Line(title, url, detail=detail, end=days_of(row), tone=tone, icon="network", subject=row)


def _seen(reader: User) -> QuerySet[Network]:
    return Network.objects.filter(policies.networks.scope(reader, "view"), archived_at=None)
