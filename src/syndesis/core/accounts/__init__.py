"""People who use the system: who they are, how they come in, and what may be changed about them.

Invitations, roles, passwords and sessions; what a user answers for stands in the directory.
"""

from syndesis.core.accounts.governing import administrators, check_governs, governs
from syndesis.core.accounts.invitations import (
    INVITATION_DAYS,
    accept_invitation,
    invitation_token,
    invite,
    invited_by_token,
    renew_invitation,
    withdraw_invitation,
)
from syndesis.core.accounts.users import (
    by_name_or_address,
    choose_language,
    deactivate,
    note_password_link,
    reactivate,
    register_user,
    revise_own_account,
    revise_user,
    set_password,
)

__all__ = [
    "INVITATION_DAYS",
    "accept_invitation",
    "administrators",
    "by_name_or_address",
    "check_governs",
    "choose_language",
    "deactivate",
    "governs",
    "invitation_token",
    "invite",
    "invited_by_token",
    "note_password_link",
    "reactivate",
    "register_user",
    "renew_invitation",
    "revise_own_account",
    "revise_user",
    "set_password",
    "withdraw_invitation",
]
