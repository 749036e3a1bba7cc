"""How the record comes to say what a counterpart said of it."""

from collections.abc import Callable
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from syndesis.core.forms import date_from_text
from syndesis.core.history import Actor
from syndesis.core.services import Refused
from syndesis.directory.choices import OrganisationKind
from syndesis.directory.queries import by_name
from syndesis.directory.services import register_organisation
from syndesis.engagement import policies
from syndesis.engagement.choices import About, Response
from syndesis.engagement.models import Engagement, Initiative, ProposalRecipient, Statement
from syndesis.engagement.services.engagements import revise_engagement
from syndesis.engagement.services.responses import bring_in, note_wish, record_response, revise_recipient
from syndesis.lib.partial_dates import PartialDate

Write = Callable[[Statement, Actor], None]
Row = TypeVar("Row")


def write(statement: Statement, *, by: Actor) -> None:
    """Raises Refused where it is not clear what is to be written."""
    WRITES.get(About(statement.about), _by_hand)(statement, by)


def _by_hand(statement: Statement, by: Actor) -> None:
    raise Refused(_("This cannot be written as it stands: see to it by hand."))


def _title(statement: Statement, by: Actor) -> None:
    revise_engagement(_engagement(statement), by=by, title=_text(statement)[:300])


def _place(statement: Statement, by: Actor) -> None:
    revise_engagement(_engagement(statement), by=by, city=_text(statement)[:120])


def _date(statement: Statement, by: Actor) -> None:
    """A single day, month or year takes the place of what was there; of several days somebody reads them."""
    try:
        day = date_from_text(_text(statement))
    except ValidationError as wrong:
        raise Refused(wrong.messages[0]) from wrong
    revise_engagement(_engagement(statement), by=by, held_on=day, held_until="", no_later_than=False)


def _outcome(statement: Statement, by: Actor) -> None:
    engagement = _engagement(statement)
    policies.engagements.check(by.user, engagement)
    outcome = _there(engagement.outcomes.filter(pk=_key(statement)).first())
    outcome.text = _text(statement)
    outcome.save()


def _presence(statement: Statement, by: Actor) -> None:
    """They say that somebody was not there."""
    engagement = _engagement(statement)
    policies.engagements.check(by.user, engagement)
    _there(engagement.participants.filter(pk=_key(statement)).first()).delete()


def _position(statement: Statement, by: Actor) -> None:
    """In words: the positions of a person are the directory's, and have days that nobody has told us."""
    engagement = _engagement(statement)
    policies.engagements.check(by.user, engagement)
    participant = _there(engagement.participants.filter(pk=_key(statement)).first())
    participant.position, participant.position_then = None, _text(statement)[:300]
    participant.save()


def _promise(statement: Statement, by: Actor) -> None:
    promise = _there(Initiative.objects.filter(pk=_key(statement), engagement=statement.link.engagement_id).first())
    policies.initiatives.check(by.user, promise)
    promise.title = _text(statement)[:300]
    promise.save()


def _response(statement: Statement, by: Actor) -> None:
    """On the day on which they answered."""
    if statement.text not in Response.values:
        raise Refused(_("This is none of the answers."))
    answered_at = statement.link.answered_at
    day = PartialDate.of(answered_at.date()) if answered_at else None
    record_response(_recipient(statement), by=by, response=statement.text, responded_on=day)


def _wish(statement: Statement, by: Actor) -> None:
    note_wish(_recipient(statement), by=by, text=_text(statement))


def _company(statement: Statement, by: Actor) -> None:
    """The company of that name, where there is one on record; else one comes to be."""
    name = _text(statement)[:300]
    found = list(by_name(name)[:2])
    if len(found) > 1:
        raise Refused(_("Several are called so: bring in the right one by hand."))
    company = found[0] if found else register_organisation(by=by, name=name, kind=OrganisationKind.COMPANY)
    bring_in(_recipient(statement), company, by=by)


def _contact(statement: Statement, by: Actor) -> None:
    """As a remark: whether somebody becomes a person of the record is for staff to decide."""
    recipient = _recipient(statement)
    told = _("Contact: %(contact)s") % {"contact": _text(statement)}
    remark = "; ".join(filter(None, (recipient.remark, told)))
    revise_recipient(recipient, by=by, remark=remark[:300])


WRITES: dict[About, Write] = {
    About.TITLE: _title,
    About.DATE: _date,
    About.PLACE: _place,
    About.OUTCOME: _outcome,
    About.PRESENCE: _presence,
    About.POSITION: _position,
    About.PROMISE: _promise,
    About.RESPONSE: _response,
    About.WISH: _wish,
    About.COMPANY: _company,
    About.CONTACT: _contact,
}


def _key(statement: Statement) -> int:
    return statement.object_id or 0


def _text(statement: Statement) -> str:
    if not statement.text:
        raise Refused(_("They say that this is not right, but not what is: see to it by hand."))
    return statement.text


def _engagement(statement: Statement) -> Engagement:
    return Engagement.objects.select_for_update().get(pk=_there(statement.link.engagement_id))


def _recipient(statement: Statement) -> ProposalRecipient:
    return _there(statement.link.recipient)


def _there(row: Row | None) -> Row:
    if row is None:
        raise Refused(_("What this is about is not there any more."))
    return row
