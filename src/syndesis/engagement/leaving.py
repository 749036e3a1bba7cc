"""What of promises, proposals, enquiries and visits somebody leaves behind."""

from collections.abc import Iterable, Sequence

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from syndesis.core.history import Actor
from syndesis.core.models import User
from syndesis.directory.leaving.deed import goodbyes
from syndesis.directory.leaving.groups import Giving, Group, Open, register_group, with_title
from syndesis.directory.queries.staff import person_of
from syndesis.engagement.choices import OPEN_STAGES, EnquiryStatus, ProposalStatus
from syndesis.engagement.models import Engagement, Enquiry, Initiative, Participant, Proposal
from syndesis.engagement.services.engagements import add_participant
from syndesis.engagement.services.feeds import revoke_feeds_of
from syndesis.engagement.services.initiatives import revise_promise
from syndesis.engagement.services.proposals import revise_proposal
from syndesis.engagement.wording import engagement_title, held


def promises(user: User) -> Iterable[Initiative]:
    """Open ones that they own, as a person on record."""
    mine = Initiative.objects.filter(owner=person_of(user), stage__in=OPEN_STAGES, archived_at=None)
    return mine.exclude(owner=None).order_by("pk")


def _give_promises(rows: Sequence[Initiative], giving: Giving) -> None:
    for row in rows:
        revise_promise(row, by=giving.by, owner=giving.person)


def proposals(user: User) -> Iterable[Proposal]:
    """Those not yet closed that they put forward."""
    mine = Proposal.objects.filter(owner=person_of(user), archived_at=None).exclude(owner=None)
    return mine.exclude(status=ProposalStatus.CLOSED).order_by("pk")


def _give_proposals(rows: Sequence[Proposal], giving: Giving) -> None:
    for row in rows:
        revise_proposal(row, by=giving.by, owner=giving.person)


def enquiries(user: User) -> Iterable[Enquiry]:
    waiting = [EnquiryStatus.NEW, EnquiryStatus.IN_HAND]
    return Enquiry.objects.filter(assignee=user, status__in=waiting, archived_at=None).order_by("pk")


def _give_enquiries(rows: Sequence[Enquiry], giving: Giving) -> None:
    Enquiry.objects.filter(pk__in=[row.pk for row in rows]).update(assignee=giving.to)


def visits_ahead(user: User) -> Iterable[Engagement]:
    """Meetings and visits of today and later in which they take part, as a person on record."""
    mine = Participant.objects.filter(person=person_of(user)).exclude(person=None)
    ahead = Q(held_on_last__gte=timezone.localdate(), is_cancelled=False, archived_at=None)
    rows = Engagement.objects.filter(ahead, pk__in=mine.values("engagement"))
    return rows.prefetch_related("participants__organisation", "sessions").order_by("held_on_first", "pk")


def _give_visits(rows: Sequence[Engagement], giving: Giving) -> None:
    """The successor takes part in their stead, with the position that they hold then."""
    left = person_of(giving.leaver)
    for row in rows:
        place = Participant.objects.get(engagement=row, person=left)
        organisation, role = place.organisation, place.role
        place.delete()
        add_participant(by=giving.by, engagement=row, organisation=organisation, person=giving.person, role=role)


def _visit(row: Engagement) -> Open:
    return Open(engagement_title(row), row.get_absolute_url(), held(row))


def _feeds_end(user: User, by: Actor) -> None:
    revoke_feeds_of(by=by, user=user)


for group in (
    Group("promises", _("Promises"), promises, with_title, _give_promises),
    Group("proposals", _("Proposals"), proposals, with_title, _give_proposals),
    Group("enquiries", _("Enquiries in hand"), enquiries, with_title, _give_enquiries),
    Group("visits", _("Meetings and visits ahead"), visits_ahead, _visit, _give_visits),
):
    register_group(group)
goodbyes.append(_feeds_end)
