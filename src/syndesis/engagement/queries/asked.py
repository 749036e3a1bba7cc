"""What a counterpart is shown of an engagement, and asked: what they saw themselves, and what concerns them.

Not shown is what all staff may not read, nor our remarks: notes, purpose, interest, benefits, our own promises to
others. A page and what is sent from it are read by the same function, so nothing is answered that was not shown.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from syndesis.core import dates
from syndesis.core.models import Visibility
from syndesis.directory.models import Organisation
from syndesis.directory.reach import below
from syndesis.engagement.choices import About
from syndesis.engagement.models import CounterpartLink, Engagement, Initiative, InitiativeParty, Participant
from syndesis.engagement.wording import held


@dataclass(frozen=True)
class Item:
    """One thing to be confirmed or put right."""

    about: About
    shown: str
    key: int | None = None
    detail: str = ""

    @property
    def name(self) -> str:
        """In the form: `date`, `outcome-17`."""
        return self.about.value if self.key is None else f"{self.about.value}-{self.key}"


def items_of(link: CounterpartLink) -> list[Item]:
    """In the language of the moment; in a number of queries that does not grow."""
    engagement = link.engagement
    assert engagement is not None
    return [
        *_occasion(engagement),
        *_people(engagement, link.organisation),
        *(Item(About.OUTCOME, row.text, row.pk, _times(row.count)) for row in engagement.outcomes.all()),
        *_promises(engagement, link.organisation),
    ]


def _occasion(engagement: Engagement) -> Iterator[Item]:
    if engagement.title:
        yield Item(About.TITLE, engagement.title)
    yield Item(About.DATE, held(engagement))
    if engagement.city:
        yield Item(About.PLACE, engagement.city)


def _times(count: int) -> str:
    return f"× {count}" if count > 1 else ""


def _people(engagement: Engagement, counterpart: Organisation) -> Iterator[Item]:
    """Who took part; the position held then is asked of their own people only."""
    theirs = set(Organisation.objects.filter(below([counterpart.path])).values_list("pk", flat=True))
    rows = engagement.participants.select_related("person", "organisation", "position")
    for row in rows:
        named, position = _named(row)
        if not named:
            continue
        yield Item(About.PRESENCE, named, row.pk, _at(row, counterpart) if row.person else "")
        if row.person is not None and row.organisation_id in theirs:
            yield Item(About.POSITION, position, row.pk, named)


def _named(row: Participant) -> tuple[str, str]:
    """Name and position of a participant; blank for those whom not all staff may read of."""
    if row.person is not None:
        hidden = row.person.visibility == Visibility.RESTRICTED or row.person.erased_at is not None
        position = row.position.title if row.position else row.position_then
        return ("", "") if hidden else (str(row.person), position)
    organisation = row.organisation
    if organisation is None or organisation.visibility == Visibility.RESTRICTED:
        return "", ""
    return organisation.name, ""


def _at(row: Participant, counterpart: Organisation) -> str:
    organisation = row.organisation
    if organisation is None or (organisation.visibility == Visibility.RESTRICTED and organisation != counterpart):
        return ""
    return organisation.name


def _promises(engagement: Engagement, counterpart: Organisation) -> Iterator[Item]:
    for row in promises_between(engagement, counterpart):
        yield Item(About.PROMISE, row.title, row.pk, dates.full(row.due_on))


def promises_between(engagement: Engagement, counterpart: Organisation) -> QuerySet[Initiative]:
    """The promises that came up there and concern the counterpart or a part of it."""
    parts = Organisation.objects.filter(below([counterpart.path])).values("pk")
    concerned = InitiativeParty.objects.filter(initiative=OuterRef("pk"), organisation__in=parts)
    rows = Initiative.objects.filter(Exists(concerned), engagement=engagement, archived_at=None)
    return rows.exclude(visibility=Visibility.RESTRICTED).order_by("pk")


def is_asked_of(engagement: Engagement) -> bool:
    """Whether there is another side that could be asked."""
    return other_sides(engagement).exists()


def other_sides(engagement: Engagement) -> QuerySet[Organisation]:
    """The organisations that took part, without ourselves and our own units."""
    present = engagement.participants.exclude(organisation=None).order_by().values("organisation")
    ours = Organisation.objects.filter(is_home=True).values_list("path", flat=True)
    return Organisation.objects.filter(pk__in=present).exclude(below(ours))
