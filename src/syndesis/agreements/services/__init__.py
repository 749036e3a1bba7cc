"""Writing agreements: one function a deed."""

from syndesis.agreements.services.agreements import (
    register_agreement,
    register_agreements,
    revise_agreement,
    revise_agreements,
)
from syndesis.agreements.services.approvals import approve, send_back, submit, withdraw
from syndesis.agreements.services.lifecycle import (
    correct,
    end_review,
    expire,
    keep,
    reopen,
    resume,
    sign,
    start_review,
    succeed,
    suspend,
    terminate,
)
from syndesis.agreements.services.reassigning import reassign
from syndesis.agreements.services.signatories import add_signatory, remove_signatory
from syndesis.agreements.services.term import keep_terms

__all__ = [
    "add_signatory",
    "approve",
    "correct",
    "end_review",
    "expire",
    "keep",
    "keep_terms",
    "reassign",
    "register_agreement",
    "register_agreements",
    "remove_signatory",
    "reopen",
    "resume",
    "revise_agreement",
    "revise_agreements",
    "send_back",
    "sign",
    "start_review",
    "submit",
    "succeed",
    "suspend",
    "terminate",
    "withdraw",
]
