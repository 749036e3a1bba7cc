"""Which engagements are meant: those of a network, those of ours, those that recur, those that were cancelled."""

from collections.abc import Callable, Iterable

from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from syndesis.directory.models import Network, Organisation
from syndesis.directory.reach import below
from syndesis.engagement.choices import ParticipantRole
from syndesis.engagement.models import Engagement, Participant, RecurringEvent

HOLDING = (ParticipantRole.ORGANISER, ParticipantRole.HOST, ParticipantRole.CHAIR)
"""The roles in which a network holds an occasion."""


def of_networks(networks: Iterable[Network]) -> Q:
    """The occasions that networks hold: editions of their events, what they organise, and the parts of these."""
    keys = [network.pk for network in networks]
    events = RecurringEvent.objects.filter(network__in=keys).values("pk")
    holds = Participant.objects.filter(role__in=HOLDING, organisation__network__in=keys).values("engagement")
    theirs = Q(edition_of__in=events) | Q(pk__in=holds)
    return theirs | Q(part_of__in=Engagement.objects.filter(theirs).values("pk"))


def with_ourselves() -> Q:
    """The occasions in which our institution, a unit of it or one of its people took part."""
    root = Organisation.objects.filter(is_home=True).values("path")[:1]
    ours = Organisation.objects.filter(path__startswith=root)  # a subquery: the checks run before there are tables
    return Q(pk__in=Participant.objects.filter(organisation__in=ours.values("pk")).values("engagement"))


def with_organisations(organisations: Iterable[Organisation]) -> Q:
    """The occasions in which organisations took part, or units of theirs."""
    there = Organisation.objects.filter(below([each.path for each in organisations])).values("pk")
    return Q(pk__in=Participant.objects.filter(organisation__in=there).values("engagement"))


def flag(condition: Callable[[], Q]) -> Callable[[str], Q]:
    """What an address says as 1 or 0: whether a condition holds."""

    def read(text: str) -> Q:
        if text not in ("0", "1"):
            raise ValueError(_("Write 1 for yes, 0 for no."))
        return condition() if text == "1" else ~condition()

    return read


def recurs() -> Q:
    return Q(edition_of__isnull=False)


def was_cancelled() -> Q:
    return Q(is_cancelled=True)


def recurring_events() -> QuerySet[RecurringEvent]:
    """Events that recur, each with its number of editions and the last day on which one was held."""
    editions = Engagement.objects.filter(edition_of=OuterRef("pk"), archived_at=None, is_cancelled=False)
    numbered = editions.order_by().values("edition_of").annotate(number=Count("pk")).values("number")
    past = editions.filter(held_on_last__lte=timezone.localdate()).order_by().values("edition_of")
    return RecurringEvent.objects.annotate(
        edition_count=Coalesce(Subquery(numbered), 0),
        last_held_on=Subquery(past.annotate(day=Max("held_on_last")).values("day")),
    )
