"""Writing engagements, their sessions, participants and outcomes."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from zoneinfo import available_timezones

from django.utils.translation import gettext as _

from syndesis.agreements.models import Agreement
from syndesis.core.fields import PartialDateField
from syndesis.core.history import Actor, recording
from syndesis.core.services import Refused, refuse_reversed
from syndesis.directory.models import Organisation, Person, Position
from syndesis.directory.queries import own_unit
from syndesis.directory.services import position_on
from syndesis.engagement import policies
from syndesis.engagement.choices import AgreementRole, EngagementKind, ParticipantRole
from syndesis.engagement.models import Engagement, EngagementAgreement, EngagementField, Outcome, Participant
from syndesis.engagement.services.followups import leave_unsettled, settle_logged
from syndesis.objects.services import assign, assign_many

_DATE = PartialDateField()
HANGS_ON = {"series", "part_of", "follows", "is_cancelled"}
"""Fields of which a change asks or moves other records."""


def log_engagement(
    *, by: Actor, title: str, organisations: Iterable[Organisation] = (), sessions: Iterable[str] = (), **fields: Any
) -> Engagement:
    """Create an engagement with the organisations that took part, and one session for each of several days."""
    row = {"title": title, "organisations": organisations, "sessions": sessions, **fields}
    return log_engagements([row], by=by)[0]


def log_engagements(rows: Iterable[Mapping[str, Any]], *, by: Actor) -> list[Engagement]:
    """The bulk twin of `log_engagement`: all are created or none. `settles` are the follow-ups whose meeting it was."""
    given = [dict(row) for row in rows]
    taking_part = [dict.fromkeys(row.pop("organisations", ())) for row in given]
    discussed = [dict.fromkeys(row.pop("fields", ())) for row in given]
    days = [sorted(set(row.pop("sessions", ()))) for row in given]
    settled = [row.pop("settles", ()) for row in given]
    with recording(by, "Engagement logged" if len(given) == 1 else "Engagements logged"):
        unit = own_unit(by.user)
        for row, held in zip(given, days, strict=True):
            row.setdefault("owner_unit", unit)
            if len(held) > 1:
                row |= {"held_on": held[0], "held_until": held[-1]}
            refuse_reversed(row.get("held_on"), row.get("held_until"), "held_until")
            _refuse_unknown_zone(row.get("timezone", ""))
        made = Engagement.objects.bulk_create([Engagement(**row | {"title": row["title"][:300]}) for row in given])
        Participant.objects.bulk_create(
            [
                Participant(engagement_id=engagement.pk, organisation_id=organisation.pk)
                for engagement, organisations in zip(made, taking_part, strict=True)
                for organisation in organisations
            ]
        )
        EngagementField.objects.bulk_create(
            [
                EngagementField(engagement_id=engagement.pk, field_id=field.pk)
                for engagement, fields in zip(made, discussed, strict=True)
                for field in fields
            ]
        )
        Engagement.objects.bulk_create(
            [
                _session(engagement, day)
                for engagement, held in zip(made, days, strict=True)
                for day in (held if len(held) > 1 else ())
            ]
        )
        policies.engagements.check_all(by.user, made)
        settle_logged(made, taking_part, settled, by=by)
    return made


def _session(series: Engagement, day: str) -> Engagement:
    return Engagement(
        title=series.title,
        series=series,
        kind=EngagementKind.MEETING,
        format=series.format,
        held_on=day,
        owner_unit=series.owner_unit,
        is_invented=series.is_invented,
    )


def revise_engagement(engagement: Engagement, *, by: Actor, **fields: Any) -> Engagement:
    """Change an engagement; `organisations` are those that took part as such: the people who spoke for one stay.
    Raises Refused where it ends before it begins, or where it would be a session, a part or a sequel of itself."""
    with recording(by, "Engagement changed"):
        policies.engagements.check(by.user, engagement)
        if fields.get("series"):
            _refuse_circle(engagement, fields["series"])
        for name in ("part_of", "follows"):
            if fields.get(name):
                _refuse_loop(engagement, fields[name], name)
        _refuse_unknown_zone(fields.get("timezone", ""))
        assign(engagement, fields)
        refuse_reversed(engagement.held_on, engagement.held_until, "held_until")
        if fields.get("is_cancelled"):
            leave_unsettled(engagement)
        policies.engagements.check(by.user, engagement)
    return engagement


def revise_engagements(changes: Sequence[tuple[Engagement, Mapping[str, Any]]], *, by: Actor) -> list[Engagement]:
    """The bulk twin of `revise_engagement`: all are changed or none. What hangs on others is changed one by one."""
    plain = [(row, fields) for row, fields in changes if not HANGS_ON & fields.keys()]
    rows = [row for row, _fields in plain]
    with recording(by, "Engagements changed"):
        policies.engagements.check_all(by.user, rows)
        for _row, fields in plain:
            _refuse_unknown_zone(fields.get("timezone", ""))
        assign_many(plain)
        for row in rows:
            refuse_reversed(row.held_on, row.held_until, "held_until")
        policies.engagements.check_all(by.user, rows)
        for row, fields in changes:
            if HANGS_ON & fields.keys():
                revise_engagement(row, by=by, **fields)
    return [row for row, _fields in changes]


def _refuse_circle(engagement: Engagement, series: Engagement) -> None:
    """A series has sessions, a session has none: hence two levels and no circle."""
    if series.pk == engagement.pk or series.series_id is not None:
        raise Refused(_("Choose a series that is not itself a session."), "series")
    if engagement.sessions.exists():
        raise Refused(_("It has sessions of its own, so it cannot be a session."), "series")


def _refuse_loop(engagement: Engagement, other: Engagement, name: str) -> None:
    """What an engagement belongs to, or goes on from, does not belong to it or go on from it in turn."""
    above: Engagement | None = other
    seen: set[int] = set()
    while above is not None and above.pk not in seen:
        if above.pk == engagement.pk:
            raise Refused(_("That would lead back to the engagement itself."), name)
        seen.add(above.pk)
        above = getattr(above, name)


def _refuse_unknown_zone(name: str) -> None:
    if name and name not in available_timezones():
        told = _("“%(zone)s” is no time zone: write one as “Europe/Madrid”.")
        raise Refused(told % {"zone": name[:40]}, "timezone")


def add_participant(
    *,
    by: Actor,
    engagement: Engagement,
    organisation: Organisation | None = None,
    person: Person | None = None,
    position: Position | None = None,
    role: str = ParticipantRole.PARTICIPANT,
    **fields: Any,
) -> Participant:
    """Say that an organisation, or a person for it with the position held then, took part; twice said, it is once. The
    position is the one held on the day of the engagement, where nobody says which it was."""
    day = _DATE.to_python(engagement.held_until or engagement.held_on)
    if person is not None and position is None and day is not None:
        position = position_on(person, day.last, organisation)
    if organisation is None and position is not None:
        organisation = position.organisation
    with recording(by, "Participant added"):
        policies.engagements.check(by.user, engagement)
        same = {"person": person} if person else {"organisation": organisation, "person": None}
        participant, _made = Participant.objects.get_or_create(
            engagement=engagement,
            **same,
            defaults={"organisation": organisation, "position": position, "role": role, **fields},
        )
    return participant


def note_outcome(*, by: Actor, engagement: Engagement, text: str, count: int = 1) -> Outcome:
    with recording(by, "Outcome noted"):
        policies.engagements.check(by.user, engagement)
        return Outcome.objects.create(engagement=engagement, text=text[:500], count=count)


def link_agreement(
    *, by: Actor, engagement: Engagement, agreement: Agreement, role: str = AgreementRole.SIGNED
) -> EngagementAgreement:
    """Say that an agreement was signed or discussed at an engagement."""
    with recording(by, "Agreement linked"):
        policies.engagements.check(by.user, engagement)
        link, _made = EngagementAgreement.objects.get_or_create(
            engagement=engagement, agreement=agreement, defaults={"role": role}
        )
    return link
