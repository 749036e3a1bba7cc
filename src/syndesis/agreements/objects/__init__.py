"""Agreements, as declared; and what the lists and pages of others say of them."""

from syndesis.agreements.objects import elsewhere, narrowing
from syndesis.agreements.objects.agreements import AgreementType

__all__ = ["AgreementType", "elsewhere", "narrowing"]
