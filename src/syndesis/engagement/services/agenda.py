"""Writing what an engagement is made of: its agenda and speakers, outcomes, quotations, benefits."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from syndesis.activities import policies as activities
from syndesis.core.fields import PartialDateField
from syndesis.core.history import Actor, recording
from syndesis.core.models import Role
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.directory.models import Organisation, Person, Position
from syndesis.directory.services import position_on
from syndesis.engagement import policies
from syndesis.engagement.choices import AgendaKind, BenefitKind, Clearance
from syndesis.engagement.models import (
    AgendaItem,
    AgendaSpeaker,
    Benefit,
    Engagement,
    Invitation,
    Outcome,
    Participant,
    Photograph,
    Quotation,
)
from syndesis.objects.rows import held_by, write
from syndesis.objects.sections import Rows
from syndesis.objects.tables import ID, Table

CLEARERS = {Role.MANAGER, Role.ADMINISTRATOR}
"""Who may say that words of somebody may be published."""
SPEAKERS = Table(
    Rows("speakers", "person", "talk", "position", title=gettext_lazy("Speakers")),
    AgendaSpeaker,
    AgendaSpeaker._meta.get_field("item"),
    tuple(AgendaSpeaker._meta.get_field(name) for name in ("person", "talk", "position")),  # type: ignore[misc]
)
"""The rows of an item of an agenda, which is no record of its own."""
Entry = AgendaItem | Benefit | Invitation | Outcome | Participant | Photograph | Quotation
"""What belongs to an engagement, a row of a table of its own."""
_DATE = PartialDateField()


def add_agenda_item(
    *,
    by: Actor,
    engagement: Engagement,
    title: str,
    kind: str = AgendaKind.DISCUSSION,
    speakers: Iterable[Person] = (),
    **fields: Any,
) -> AgendaItem:
    """Put an item on the agenda, after those that are there where it has no hour of its own. Each speaker bears the
    position held then."""
    with recording(by, "Agenda item added"):
        policies.engagements.check(by.user, engagement)
        fields.setdefault("order", engagement.agenda.count() + 1)
        item = AgendaItem(engagement=engagement, title=title[:300], kind=kind, **fields)
        _try(item)
        item.save()
        for person in dict.fromkeys(speakers):
            _speaks(item, person)
    return item


def set_speakers(item: AgendaItem, rows: Iterable[Mapping[str, Any]], *, by: Actor) -> None:
    """Make these the speakers of an item, rows as the kit's forms give them; each new one bears the position held then
    where the row names none. Those whom the writer may not see stay."""
    with recording(by, "Speakers changed"):
        policies.engagements.check(by.user, item.engagement)
        wanted = [_with_position(item, row) for row in rows]
        write(SPEAKERS, [(item, wanted)], before=held_by(SPEAKERS, [item], by.user))


def _with_position(item: AgendaItem, row: Mapping[str, Any]) -> Mapping[str, Any]:
    if ID in row or row.get("position") is not None:
        return row
    return {**row, "position": position_then(item.engagement, row["person"])}


def _speaks(item: AgendaItem, person: Person) -> None:
    AgendaSpeaker.objects.create(item=item, person=person, position=position_then(item.engagement, person))


def position_then(engagement: Engagement, person: Person, organisation: Organisation | None = None) -> Position | None:
    """What a person was on the last day of an engagement."""
    day = _DATE.to_python(engagement.held_until or engagement.held_on)
    return position_on(person, day.last, organisation) if day is not None else None


def quote(
    *, by: Actor, engagement: Engagement, speaker: Person, text: str, position: Position | None = None, **fields: Any
) -> Quotation:
    """Keep words that somebody said there, in the position held then; whether they may be published is nobody's word
    yet. `translation_of` is the quotation that they translate, of the same engagement."""
    original = fields.get("translation_of")
    if original is not None and original.engagement_id != engagement.pk:
        raise Refused(_("Choose a quotation of the same engagement."), "translation_of")
    with recording(by, "Quotation added"):
        policies.engagements.check(by.user, engagement)
        position = position or position_then(engagement, speaker)
        return Quotation.objects.create(engagement=engagement, speaker=speaker, position=position, text=text, **fields)


def clear_quotation(quotation: Quotation, *, by: Actor, clearance: str = Clearance.CLEARED) -> Quotation:
    """Say whether words may be published; the history keeps who said so. Raises Forbidden for who is no manager."""
    with recording(by, "Quotation cleared" if clearance == Clearance.CLEARED else "Clearance of a quotation changed"):
        policies.engagements.check(by.user, quotation.engagement)
        if by.user is not None and by.user.role not in CLEARERS:
            raise Forbidden(str(quotation))
        quotation.clearance = clearance
        quotation.save(update_fields=["clearance"])
    return quotation


def note_benefit(
    *, by: Actor, engagement: Engagement, text: str, kind: str = BenefitKind.CONTACT, **fields: Any
) -> Benefit:
    """Say what an engagement brought us."""
    with recording(by, "Benefit noted"):
        policies.engagements.check(by.user, engagement)
        return Benefit.objects.create(engagement=engagement, text=text[:500], kind=kind, **fields)


def revise_entry(entry: Entry, *, by: Actor, **fields: Any) -> Entry:
    """Change a row that belongs to an engagement. A quotation whose words change is no longer cleared."""
    with recording(by, "Engagement changed"):
        _check(entry, by)
        if isinstance(entry, Quotation) and fields.get("text", entry.text) != entry.text:
            fields.setdefault("clearance", Clearance.UNASKED)
        for name, value in fields.items():
            setattr(entry, name, value)
        _try(entry)
        entry.save()
        _check(entry, by)
    return entry


def remove_entry(entry: Entry, *, by: Actor) -> None:
    """Take a row away from an engagement; what it said stays in the history."""
    with recording(by, "Taken out of an engagement"):
        _check(entry, by)
        entry.delete()


def _check(entry: Entry, by: Actor) -> None:
    if entry.engagement is not None:
        policies.engagements.check(by.user, entry.engagement)
    elif isinstance(entry, Invitation) and entry.activity is not None:
        activities.activities.check(by.user, entry.activity)


def _try(entry: Entry) -> None:
    """What the model says of one row, told at its field."""
    try:
        entry.clean()
    except ValidationError as error:
        fields = getattr(error, "error_dict", {})
        raise Refused(" ".join(error.messages), next(iter(fields), "")) from error
