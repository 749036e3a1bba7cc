"""What the page of a network shows of its events: each with who of us was there, and what our people spoke to."""

from collections import defaultdict
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from syndesis.core.models import User
from syndesis.directory.models import Network, Organisation
from syndesis.directory.reach import below
from syndesis.engagement.choices import ParticipantRole
from syndesis.engagement.models import AgendaSpeaker, Engagement, Participant
from syndesis.engagement.panels.seen import meeting_lines, seen_engagements
from syndesis.engagement.queries.conditions import of_networks, with_organisations
from syndesis.engagement.wording import engagement_title, held
from syndesis.objects import Line
from syndesis.objects.services import seen_by


def editions_of(network: Network, reader: User) -> list[Line]:
    """Its events that the reader may see, the newest first, each with how many of us took part."""
    rows = list(_events(network, reader).order_by("-held_on_last", "-pk"))
    ours = _ours(rows)
    people: defaultdict[int, int] = defaultdict(int)
    there = Participant.objects.filter(engagement__in=rows, organisation__in=ours).order_by()
    for engagement, person in there.values_list("engagement", "person"):
        people[engagement] += person is not None
    today = timezone.localdate()
    return meeting_lines(rows, {row.pk: _told(row, people, today) for row in rows}, besides=network.organisation)


def speeches_of_ours(network: Network, reader: User) -> list[Line]:
    """What people of ours spoke to at its events, the newest first; who is only named a speaker stands there too."""
    rows = {row.pk: row for row in _events(network, reader)}
    ours = _ours(rows)
    at = Participant.objects.filter(seen_by(Participant, reader), engagement__in=rows, organisation__in=ours)
    present = {(each.engagement_id, each.person_id): each for each in at.select_related("person") if each.person_id}
    spoken = AgendaSpeaker.objects.filter(seen_by(AgendaSpeaker, reader), item__engagement__in=rows)
    named = spoken.filter(Q(position__organisation__in=ours) | Q(person__in=[person for _row, person in present]))
    lines: list[tuple[Engagement, Line]] = []
    told: set[tuple[int, int]] = set()
    for speech in named.select_related("item", "person", "position"):
        row = rows[speech.item.engagement_id]
        of_us = speech.position is not None or (row.pk, speech.person_id) in present
        if of_us:
            told.add((row.pk, speech.person_id))
            lines.append((row, _line(row, str(speech.person), speech.talk or speech.item.title, network)))
    for (key, person), each in present.items():
        if each.role == ParticipantRole.SPEAKER and person is not None and (key, person) not in told:
            lines.append((rows[key], _line(rows[key], str(each.person), "", network)))
    lines.sort(key=lambda pair: (str(pair[0].held_on or ""), pair[0].pk), reverse=True)
    return [line for _row, line in lines]


def others_of(network: Network, reader: User) -> list[Line]:
    """The occasions in which a network or a part of it took part, other than its own events."""
    rows = seen_engagements(reader).filter(with_organisations([network.organisation])).exclude(of_networks([network]))
    return meeting_lines(rows, besides=network.organisation)


def _events(network: Network, reader: User) -> QuerySet[Engagement]:
    return seen_engagements(reader).filter(of_networks([network]), series=None)


def _ours(rows: object) -> QuerySet[Organisation]:
    """Our institution with all its units."""
    paths = list(Organisation.objects.filter(is_home=True).values_list("path", flat=True)) if rows else []
    return Organisation.objects.filter(below(paths))


def _told(row: Engagement, people: dict[int, int], today: date) -> str:
    where = " · ".join(filter(None, (row.edition, row.city)))
    if row.is_cancelled:
        state = _("cancelled")
    elif people.get(row.pk):
        number = people[row.pk]
        state = ngettext("%(number)s of us took part", "%(number)s of us took part", number) % {"number": number}
    elif row.pk in people:
        state = _("we took part")
    elif row.held_on and row.held_on.first > today:
        state = _("to come")
    else:
        state = _("without us")
    return " · ".join(filter(None, (where, state)))


def _line(row: Engagement, who: str, talk: str, network: Network) -> Line:
    title = engagement_title(row, besides=network.organisation)
    detail = " · ".join(filter(None, (talk, title)))
    return Line(
        who, f"{row.get_absolute_url()}#agenda", detail=detail, end=held(row), icon="message-square", subject=row
    )
