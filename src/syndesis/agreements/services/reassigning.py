"""Having somebody else decide what is not decided yet."""

from django.utils.translation import gettext as _

from syndesis.agreements import policies
from syndesis.agreements.choices import ApprovalState, Deciders
from syndesis.agreements.models import Agreement, Approval
from syndesis.agreements.queries.deciding import submitters_of
from syndesis.agreements.services.approvals import refuse_decided
from syndesis.core.accounts import check_governs
from syndesis.core.history import Actor, recording
from syndesis.core.models import User
from syndesis.core.services import Refused


def reassign(agreement: Agreement, *, by: Actor, approval: Approval, user: User) -> Agreement:
    """Have somebody else decide what is not decided yet; administrators do, where who was asked is away, has left, or
    submitted it. Raises Refused for who cannot sign in, may not see it, or submitted it themselves."""
    with recording(by, "Approval asked of another"):
        check_governs(by)
        row = Agreement.objects.select_for_update().get(pk=agreement.pk)
        found = row.approvals.filter(pk=approval.pk).first()
        if found is None:
            raise Refused(_("There is no such decision to be taken."), "approval")
        if found.state != ApprovalState.AHEAD:
            refuse_decided(found)
        _refuse_unfit(row, user)
        found.decided_by, found.user, found.unit = Deciders.USER, user, None
        found.save(update_fields=["decided_by", "user", "unit"])
    return agreement


def _refuse_unfit(row: Agreement, user: User) -> None:
    if not user.is_active or user.invited_at is not None:
        raise Refused(_("%(user)s can no longer sign in.") % {"user": user}, "user")
    if not policies.agreements.can(user, "view", row):
        raise Refused(_("%(user)s may not see this agreement.") % {"user": user}, "user")
    if submitters_of({row.pk}).get(row.pk) == user.pk:
        raise Refused(_("%(user)s submitted it: somebody else decides.") % {"user": user}, "user")
