"""Making, opening and revoking links for counterparts. The secret is told once, to whoever makes the link, or goes out
by mail; kept is its digest only.

Whoever holds the secret may see and answer one thing, once. It holds 256 bits, so no two links are alike and none is
guessed; it is looked up by the digest in a unique index, so that the time of an answer tells nothing of other links.
"""

import hashlib
import re
import secrets
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from syndesis.core.history import Actor, recording
from syndesis.core.models import Source
from syndesis.core.services import Refused
from syndesis.directory.models import Organisation, Person
from syndesis.engagement import policies
from syndesis.engagement.choices import LinkPurpose, ProposalStatus, Use
from syndesis.engagement.models import CounterpartLink, Engagement, LinkUse, ProposalRecipient
from syndesis.engagement.queries.asked import other_sides
from syndesis.engagement.services.throttling import GUESS, may_try, note_try

USUAL_DAYS, MOST_DAYS = 30, 180
BYTES = 32
FRESH = timedelta(minutes=1)
"""The same use of a link within so short a time is written down once: a page that is reloaded is one look at it."""
_SECRET = re.compile(r"[A-Za-z0-9_-]{43}")
COUNTERPART = Actor(source=Source.LINK)
"""On whose behalf is written what a link does: nobody who has an account."""


def make_link(
    *,
    by: Actor,
    engagement: Engagement | None = None,
    recipient: ProposalRecipient | None = None,
    organisation: Organisation | None = None,
    person: Person | None = None,
    email: str = "",
    language: str = "",
    days: int = USUAL_DAYS,
    is_invented: bool = False,
) -> tuple[CounterpartLink, str]:
    """A link by which an organisation that took part confirms an engagement, or a recipient answers a proposal; and its
    secret. Raises Refused where it would last too long, or would show something to those whom it does not concern."""
    if not 1 <= days <= MOST_DAYS:
        raise Refused(_("A link lasts from 1 to %(most)s days.") % {"most": MOST_DAYS}, "days")
    with recording(by, "Link for a counterpart made"):
        if recipient is not None:
            organisation = _recipient_asked(recipient, by)
        elif engagement is not None and organisation is not None:
            _refuse_strangers(engagement, organisation, by)
        else:
            raise Refused(_("Say for whom the link is."), "organisation")
        secret = secrets.token_urlsafe(BYTES)
        link = CounterpartLink.objects.create(
            purpose=LinkPurpose.ANSWER if recipient else LinkPurpose.CONFIRM,
            digest=digest_of(secret),
            engagement=engagement if recipient is None else None,
            recipient=recipient,
            organisation=organisation,
            person=person or (recipient.person if recipient else None),
            email=email,
            language=language,
            made_by=by.user,
            expires_at=timezone.now() + timedelta(days=days),
            is_invented=is_invented,
        )
    return link, secret


def _recipient_asked(recipient: ProposalRecipient, by: Actor) -> Organisation:
    policies.proposals.check(by.user, recipient.proposal)
    if recipient.proposal.status != ProposalStatus.SENT:
        raise Refused(_("Only to a proposal that was sent, and is not closed, can somebody answer."))
    return recipient.organisation


def _refuse_strangers(engagement: Engagement, organisation: Organisation, by: Actor) -> None:
    policies.engagements.check(by.user, engagement)
    if not other_sides(engagement).filter(pk=organisation.pk).exists():
        told = _("%(organisation)s did not take part, or belongs to ourselves.") % {"organisation": organisation}
        raise Refused(told, "organisation")


def revoke_link(link: CounterpartLink, *, by: Actor) -> CounterpartLink:
    """It opens for nobody any more; revoked twice, it was revoked when it was first."""
    with recording(by, "Link for a counterpart revoked"):
        check_link(link, by)
        CounterpartLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=timezone.now())
        link.refresh_from_db()
    return link


def check_link(link: CounterpartLink, by: Actor) -> None:
    """Raises Forbidden unless the actor may change what the link is about."""
    if link.recipient is not None:
        policies.proposals.check(by.user, link.recipient.proposal)
    else:
        policies.engagements.check(by.user, link.engagement or Engagement())


def renew_secret(link: CounterpartLink) -> str:
    """Another secret for a link, which it had told nobody: what waits in the database until a mail goes out opens
    nothing."""
    secret = secrets.token_urlsafe(BYTES)
    with recording(Actor(source=Source.JOB), "Link for a counterpart sent"):
        CounterpartLink.objects.filter(pk=link.pk).update(digest=digest_of(secret))
    return secret


def opened(secret: str, *, address: str | None, look: bool = True) -> CounterpartLink | None:
    """The link with this secret, where it still opens; else nothing, be it guessed, ended, used up, revoked, or asked
    for from where too many were guessed: nobody is told which. Each use of a link that there is, is written down."""
    if not may_try(GUESS, address):
        return None
    link = _known(secret)
    if link is None:
        note_try(GUESS, address)
        return None
    if not opens(link):
        _note(link, Use.REFUSED, address)
        return None
    if look:
        _note(link, Use.OPENED, address)
    return link


def opens(link: CounterpartLink) -> bool:
    """Whether it works, and what it is about still stands."""
    if link.recipient is not None:
        proposal = link.recipient.proposal
        standing = proposal.archived_at is None and proposal.status == ProposalStatus.SENT
    else:
        standing = link.engagement is not None and link.engagement.archived_at is None
    return standing and link.works()


def _known(secret: str) -> CounterpartLink | None:
    if not _SECRET.fullmatch(secret):
        return None
    rows = CounterpartLink.objects.select_related("engagement", "recipient__proposal", "organisation", "person")
    return rows.filter(digest=digest_of(secret)).first()


def _note(link: CounterpartLink, what: str, address: str | None) -> None:
    lately = link.uses.filter(what=what, address=address, at__gt=timezone.now() - FRESH)
    if not lately.exists():
        with recording(COUNTERPART, "Link used by a counterpart"):
            LinkUse.objects.create(link=link, what=what, address=address)


def digest_of(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
