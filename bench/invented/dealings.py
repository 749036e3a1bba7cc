"""What we do with partners: agreements, engagements with those who took part, promises and their stages."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from django.db.models import Model

from bench.invented.calendar import FIRST, LAST, day, known
from bench.invented.directory import Book, common
from bench.invented.words import SUBJECTS
from syndesis.activities.choices import ActivityKind
from syndesis.agreements.choices import IN_PREPARATION, AgreementKind, AgreementStatus
from syndesis.agreements.models import Agreement, AgreementParty, Signatory
from syndesis.directory.models import Organisation
from syndesis.engagement.choices import Direction, Format, Stage
from syndesis.engagement.models import (
    Engagement,
    EngagementAgreement,
    Initiative,
    InitiativeParty,
    InitiativeStage,
    Outcome,
    Participant,
)

STATUSES = {"active": 55, "expired": 30, "draft": 7, "legal": 5, "terminated": 3}
OCCASIONS = {"meeting": 36, "visit": 24, "online_meeting": 18, "conference": 6, "workshop": 5, "lecture": 4,
             "ceremony": 3, "forum": 2, "school": 1, "exhibition": 1}  # fmt: skip
SESSIONS = 4
"""A series has so many sessions; some 6 of 100 engagements are one."""
RIPENING = (Stage.MENTIONED, Stage.DISCUSSED, Stage.PROPOSED, Stage.AGREED, Stage.RUNNING, Stage.DONE)


def agreements(book: Book, rng: Random, number: int) -> Iterator[Model]:
    for running in range(1, number + 1):
        signed, status = day(rng), rng.choices(list(STATUSES), list(STATUSES.values()))[0]
        open_ended = rng.random() < 0.25
        row = Agreement(
            pk=book.keys.next(Agreement),
            title=f"Agreement on {rng.choice(SUBJECTS)}" if rng.random() < 0.6 else "",
            reference=f"A-{signed.year}-{running:05}",
            kind=rng.choice(AgreementKind.values),
            status=status,
            signed_on="" if status in IN_PREPARATION else known(rng, signed),
            starts_on=known(rng, signed),
            ends_on="" if open_ended else known(rng, _ending(rng, status, signed)),
            owner_unit=rng.choice(book.own_units),
            **common(rng),
        )
        yield row
        for partner in _partners(book, rng):
            book.agreements[partner.pk].append(row.pk)
            yield AgreementParty(pk=book.keys.next(AgreementParty), agreement=row, organisation=partner)
            if book.staff[partner.pk] and rng.random() < 0.6:
                person, position = rng.choice(book.staff[partner.pk])
                yield Signatory(
                    pk=book.keys.next(Signatory),
                    agreement=row,
                    organisation=partner,
                    person_id=person,
                    position_id=position,
                )
        yield AgreementParty(pk=book.keys.next(AgreementParty), agreement=row, organisation=book.home)


def _ending(rng: Random, status: str, signed: date) -> date:
    years = rng.choice([1, 2, 3, 5, 5, 5, 10])
    end = signed + timedelta(days=365 * years)
    return end if status == AgreementStatus.EXPIRED else max(end, LAST + timedelta(days=rng.randrange(2000)))


def _partners(book: Book, rng: Random) -> list[Organisation]:
    number = 1 if rng.random() < 0.88 else rng.randrange(2, 5)
    return list({row.pk: row for row in (book.any_partner(rng) for _ in range(number))}.values())


def engagements(book: Book, rng: Random, number: int) -> Iterator[Model]:
    left = number
    while left > 0:
        sessions = min(SESSIONS, left - 1) if rng.random() < 0.015 else 0
        left -= 1 + sessions
        yield from _occasion(book, rng, sessions)


def _occasion(book: Book, rng: Random, sessions: int) -> Iterator[Model]:
    partners, held = _partners(book, rng), day(rng)
    undated = rng.random() < 0.02
    kind = "series" if sessions else rng.choices(list(OCCASIONS), list(OCCASIONS.values()))[0]
    subject = rng.choice(SUBJECTS)
    row = Engagement(
        pk=book.keys.next(Engagement),
        title=f"{kind.replace('_', ' ').capitalize()} on {subject}" if rng.random() < 0.5 else "",
        kind=kind,
        held_on="" if undated else known(rng, held),
        no_later_than=rng.random() < 0.05,
        format=rng.choice(Format.values),
        direction=rng.choice(Direction.values) if kind == "visit" else "",
        city=partners[0].city if rng.random() < 0.5 else "Harbour City",
        purpose=f"To talk about {subject} and the next steps." if rng.random() < 0.5 else "",
        owner_unit=rng.choice(book.own_units),
        **common(rng),
    )
    yield row
    for number in range(sessions):
        yield Engagement(
            pk=book.keys.next(Engagement), title=row.title, kind="meeting", series=row, format=row.format,
            held_on=known(rng, held + timedelta(days=7 * number)), owner_unit=row.owner_unit, is_invented=True,
        )  # fmt: skip
    yield from _those_there(book, rng, row, partners)
    if rng.random() < 0.2:
        yield Outcome(pk=book.keys.next(Outcome), engagement=row, text=f"A direction of work: {subject}")
    signed = book.agreements[partners[0].pk]
    if signed and rng.random() < 0.12:
        role = rng.choice(["signed", "discussed"])
        yield EngagementAgreement(
            pk=book.keys.next(EngagementAgreement), engagement=row, agreement_id=rng.choice(signed), role=role
        )


def _those_there(book: Book, rng: Random, row: Engagement, partners: list[Organisation]) -> Iterator[Model]:
    home = [book.home] if rng.random() < 0.3 else []
    for organisation in [*partners, *home]:
        yield Participant(pk=book.keys.next(Participant), engagement=row, organisation=organisation)
    for partner in partners:
        book.meetings[partner.pk].append((row.pk, row.held_on or None))
        staff = book.staff[partner.pk]
        for person, position in rng.sample(staff, min(len(staff), rng.choice([0, 0, 1, 1, 2, 3]))):
            yield Participant(
                pk=book.keys.next(Participant), engagement=row, organisation=partner, person_id=person,
                position_id=position,
            )  # fmt: skip


def promises(book: Book, rng: Random, number: int) -> Iterator[Model]:
    for _number in range(number):
        partner = book.any_partner(rng)
        met, since = rng.choice(book.meetings[partner.pk] or [(None, None)])
        first = since.first if since else day(rng)
        story = _story(rng, max(first, FIRST))
        kind = rng.choice(ActivityKind.values)
        row = Initiative(
            pk=book.keys.next(Initiative),
            title=f"{ActivityKind(kind).name.replace('_', ' ').capitalize()} in {rng.choice(SUBJECTS)}",
            activity_kind=kind,
            stage=story[-1][0],
            stage_on=known(rng, story[-1][1]),
            made_on=story[0][1].isoformat(),
            engagement_id=met,
            counterpart_id=rng.choice(book.staff[partner.pk])[0] if book.staff[partner.pk] else None,
            owner_unit=rng.choice(book.own_units),
            **common(rng),
        )
        book.promises[partner.pk].append(row.pk)
        yield row
        yield InitiativeParty(pk=book.keys.next(InitiativeParty), initiative=row, organisation=partner)
        if rng.random() < 0.2:
            other = book.any_partner(rng)
            if other.pk != partner.pk:
                yield InitiativeParty(pk=book.keys.next(InitiativeParty), initiative=row, organisation=other)
        for stage, reached in story:
            yield InitiativeStage(
                pk=book.keys.next(InitiativeStage), initiative=row, stage=stage, reached_on=reached.isoformat()
            )


def _story(rng: Random, first: date) -> list[tuple[str, date]]:
    """The stages of a promise from the first mention on; one of six is dropped at last."""
    story, reached = [], first
    for stage in RIPENING[: rng.choice([1, 1, 2, 2, 3, 4, 5, 6])]:
        story.append((str(stage), reached))
        reached = min(LAST, reached + timedelta(days=rng.randrange(20, 300)))
    if rng.random() < 0.16 and story[-1][0] != Stage.DONE:
        story.append((str(Stage.DROPPED), reached))
    return story
