"""Deciding on a candidate: a named person says whether it is the same, and why."""

from django.utils import timezone
from django.utils.translation import gettext as _

from syndesis.agreements import policies
from syndesis.agreements.choices import HitState
from syndesis.agreements.models import ScreeningHit
from syndesis.core.history import Actor, recording
from syndesis.core.services import Refused

DECISIONS = (HitState.CLEARED, HitState.CONFIRMED, HitState.ESCALATED)
DEEDS = {
    HitState.CLEARED: "Candidate of a screening found not to be the same",
    HitState.CONFIRMED: "Candidate of a screening confirmed",
    HitState.ESCALATED: "Candidate of a screening escalated",
}


def decide(hit: ScreeningHit, *, by: Actor, state: str, reason: str) -> ScreeningHit:
    """Say what a candidate is. Raises Refused without a reason, without a person who answers for it, and where another
    has just decided otherwise."""
    if by.user is None:
        raise Refused(_("A decision needs a person who answers for it."))
    if state not in DECISIONS:
        raise Refused(_("Choose one of the decisions."), "state")
    if not reason.strip():
        raise Refused(_("Say why: whoever asks later must be able to follow the decision."), "reason")
    with recording(by, DEEDS[HitState(state)]):
        policies.hits.check(by.user, hit)
        row = ScreeningHit.objects.select_for_update().get(pk=hit.pk)
        if row.state == HitState.ESCALATED and by.user.role not in policies.hits.deciding_escalated:
            raise Refused(_("It was escalated: managers and administrators decide on it."))
        if row.state != hit.state:
            raise Refused(_("%(name)s has decided on it meanwhile.") % {"name": row.decided_by or _("Somebody")})
        row.state, row.reason = state, reason.strip()
        row.decided_by, row.decided_at = by.user, timezone.now()
        row.save(update_fields=["state", "reason", "decided_by", "decided_at"])
    return row
