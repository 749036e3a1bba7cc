"""The moves that the life of an agreement allows: one table, by which services, pages and tests go."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from syndesis.agreements.choices import IN_APPROVAL, IN_FORCE, AgreementStatus
from syndesis.agreements.models import Agreement

Label = str | Promise
S = AgreementStatus


class Who(Enum):
    """Who may make a move."""

    WRITERS = "writers"
    """Those who may change the agreement."""
    DECIDERS = "deciders"
    """Those of whom the decision is asked, or who stand in for them (`queries.deciding`)."""
    MANAGERS = "managers"
    """Managers and administrators who may change the agreement."""


@dataclass(frozen=True)
class Allowed:
    """A move: from which statuses, to which, by whom, and what it needs besides."""

    label: Label
    since: tuple[AgreementStatus, ...]
    to: tuple[AgreementStatus, ...]
    who: Who = Who.WRITERS
    needs: Label = ""


ALLOWED: Mapping[str, Allowed] = {
    "submit": Allowed(_("Submit"), (S.DRAFT,), (*IN_APPROVAL, S.SIGNATURE), needs=_("a path that fits")),
    "withdraw": Allowed(_("Withdraw"), (*IN_APPROVAL, S.SIGNATURE), (S.DRAFT,), needs=_("that it is not signed")),
    "approve": Allowed(_("Approve"), IN_APPROVAL, (*IN_APPROVAL, S.SIGNATURE), Who.DECIDERS),
    "send_back": Allowed(_("Send back"), IN_APPROVAL, (S.DRAFT,), Who.DECIDERS, _("a comment")),
    "sign": Allowed(
        _("Note the signing"),
        (S.SIGNATURE,),
        (S.SIGNATURE, S.ACTIVE),
        needs=_("the day, and who signed or a remark; before its first day it stays at the signature"),
    ),
    "start_review": Allowed(_("Begin the review"), (S.ACTIVE,), (S.REVIEW,)),
    "end_review": Allowed(_("End the review"), (S.REVIEW,), (S.ACTIVE,)),
    "suspend": Allowed(_("Suspend"), IN_FORCE, (S.SUSPENDED,), needs=_("a reason")),
    "resume": Allowed(_("Resume"), (S.SUSPENDED,), (S.ACTIVE,)),
    "terminate": Allowed(
        _("Terminate"),
        (*IN_FORCE, S.SUSPENDED),
        (*IN_FORCE, S.SUSPENDED, S.TERMINATED),
        needs=_("the last day and a reason; until that day it stays as it is"),
    ),
    "keep": Allowed(_("Take back the notice"), (*IN_FORCE, S.SUSPENDED), (*IN_FORCE, S.SUSPENDED)),
    "expire": Allowed(_("Mark as expired"), (*IN_FORCE, S.SUSPENDED), (S.EXPIRED,), needs=_("that its end is past")),
    "succeed": Allowed(
        _("Mark as renewed"),
        (*IN_FORCE, S.SUSPENDED, S.EXPIRED),
        (S.RENEWED,),
        needs=_("a renewal or successor in force"),
    ),
    "reopen": Allowed(_("Put in force again"), (S.EXPIRED,), (S.ACTIVE,), needs=_("that its end is not past")),
    "correct": Allowed(
        _("Correct the status"),
        tuple(S),
        tuple(status for status in S if status not in IN_APPROVAL),
        Who.MANAGERS,
        _("a reason"),
    ),
}
"""By the names of the deeds. The calendar (`services.calendar`) starts, ends and renews as `sign`, `terminate`,
`expire` and `succeed` do, when the day has come."""


def is_allowed(deed: str, status: str) -> bool:
    return status in ALLOWED[deed].since


def is_in_approval(agreement: Any) -> bool:
    return agreement.status in IN_APPROVAL


def may_sign(agreement: Any) -> bool:
    return is_allowed("sign", agreement.status) and not agreement.signed_on


def may_withdraw(agreement: Any) -> bool:
    return is_allowed("withdraw", agreement.status) and not agreement.signed_on


def may_terminate(agreement: Any) -> bool:
    return is_allowed("terminate", agreement.status) and agreement.terminates_on is None


def may_keep(agreement: Any) -> bool:
    return is_allowed("keep", agreement.status) and agreement.terminates_on is not None


def may_expire(agreement: Any) -> bool:
    return is_allowed("expire", agreement.status) and not _runs(agreement)


def may_reopen(agreement: Any) -> bool:
    return is_allowed("reopen", agreement.status) and (agreement.runs_until is None or _runs(agreement))


def _runs(agreement: Any) -> bool:
    return agreement.runs_until is not None and agreement.runs_until >= timezone.localdate()


def waits_for_its_first_day(agreement: Agreement) -> bool:
    """Whether it is signed and not yet in force."""
    return agreement.status == S.SIGNATURE and bool(agreement.signed_on)
