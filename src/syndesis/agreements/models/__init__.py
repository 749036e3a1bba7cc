"""Agreements, their parties and who signed them."""

from syndesis.agreements.models.agreements import Agreement, AgreementParty, Signatory

__all__ = ["Agreement", "AgreementParty", "Signatory"]
