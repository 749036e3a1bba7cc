"""Agreements, as declared; and what the lists and pages of others say of them."""

from syndesis.agreements.objects import elsewhere, narrowing, renewal
from syndesis.agreements.objects.agreements import AgreementType
from syndesis.agreements.objects.obligations import ObligationType
from syndesis.agreements.objects.risk import RiskAssessmentType

__all__ = ["AgreementType", "ObligationType", "RiskAssessmentType", "elsewhere", "narrowing", "renewal"]
