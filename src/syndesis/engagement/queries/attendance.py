"""How often we took part in the events of a network (C108), and who came to the editions of an event."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from syndesis.directory.models import Network, Organisation
from syndesis.engagement.choices import InvitationStatus
from syndesis.engagement.models import Engagement, Invitation, Participant, RecurringEvent
from syndesis.engagement.queries.conditions import of_networks, with_ourselves


@dataclass(frozen=True)
class Attendance:
    """Of so many events of a network in a period we took part in so many."""

    events: int
    ours: int

    @property
    def share(self) -> int | None:
        """In hundredths; None where there was no event."""
        return round(100 * self.ours / self.events) if self.events else None


def events_of(network: Network, first: date | None = None, last: date | None = None) -> QuerySet[Engagement]:
    """What a network held in a period, both days inclusive and until today at most; not what was cancelled, and a
    series as one."""
    until = min(last or timezone.localdate(), timezone.localdate())
    rows = Engagement.objects.filter(of_networks([network]), series=None, archived_at=None, is_cancelled=False)
    rows = rows.filter(Q(held_on_first=None) | Q(held_on_first__lte=until))
    return rows.filter(held_on_last__gte=first) if first else rows


def attendance(network: Network, first: date | None = None, last: date | None = None) -> Attendance:
    """Counted over the institution, whoever asks; in one query."""
    ours = Q(pk__in=Engagement.objects.filter(with_ourselves()).values("pk"))
    found = events_of(network, first, last).aggregate(events=Count("pk"), ours=Count("pk", filter=ours))
    return Attendance(found["events"], found["ours"])


@dataclass(frozen=True)
class Came:
    """Partners at one edition: asked, and there."""

    asked: int
    came: int


def came_to(event: RecurringEvent) -> dict[int, Came]:
    """By the key of the edition: how many organisations were asked, and how many took part besides ourselves."""
    editions = Engagement.objects.filter(edition_of=event)
    home = Organisation.objects.filter(is_home=True)
    asked = Invitation.objects.filter(engagement__in=editions).exclude(status=InvitationStatus.PLANNED)
    numbers = dict(asked.order_by().values_list("engagement").annotate(number=Count("organisation", distinct=True)))
    there = Participant.objects.filter(engagement__in=editions, organisation__isnull=False)
    ours = Exists(home.filter(path=OuterRef("organisation__path")))
    here = dict(
        there.exclude(ours).order_by().values_list("engagement").annotate(number=Count("organisation", distinct=True))
    )
    return {key: Came(numbers.get(key, 0), here.get(key, 0)) for key in numbers.keys() | here.keys()}
