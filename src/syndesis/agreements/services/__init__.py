"""Writing agreements: one function a deed."""

from syndesis.agreements.services.agreements import (
    register_agreement,
    register_agreements,
    revise_agreement,
    revise_agreements,
)
from syndesis.agreements.services.parties import add_signatory

__all__ = [
    "add_signatory",
    "register_agreement",
    "register_agreements",
    "revise_agreement",
    "revise_agreements",
]
