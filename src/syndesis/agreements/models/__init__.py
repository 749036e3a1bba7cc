"""Agreements: parties, texts, approvals, risk, obligations, places for exchange, renewal."""

from syndesis.agreements.models.agreements import Agreement
from syndesis.agreements.models.approvals import Approval, ApprovalPath, ApprovalStep, Deputy, Move
from syndesis.agreements.models.exchange import ExchangePlaces, ExchangeUse
from syndesis.agreements.models.numbering import ReferenceCounter, ReferencePattern
from syndesis.agreements.models.obligations import Obligation
from syndesis.agreements.models.papers import AgreementPaper, AgreementTemplate
from syndesis.agreements.models.parties import AgreementParty, Signatory
from syndesis.agreements.models.renewal import AgreementReminder, ExpectedOutcome, ReminderLadder, RenewalReview
from syndesis.agreements.models.risk import RiskAssessment, RiskQuestion, RiskScore, RiskTerm
from syndesis.agreements.models.scope import (
    AgreementField,
    AgreementLanguage,
    AgreementScope,
    AgreementTargetGroup,
    AgreementUnit,
    Clause,
)
from syndesis.agreements.models.screening import ScreeningEntry, ScreeningHit, ScreeningList, ScreeningRun

__all__ = [
    "Agreement",
    "AgreementField",
    "AgreementLanguage",
    "AgreementPaper",
    "AgreementParty",
    "AgreementReminder",
    "AgreementScope",
    "AgreementTargetGroup",
    "AgreementTemplate",
    "AgreementUnit",
    "Approval",
    "ApprovalPath",
    "ApprovalStep",
    "Clause",
    "Deputy",
    "ExchangePlaces",
    "ExchangeUse",
    "ExpectedOutcome",
    "Move",
    "Obligation",
    "ReferenceCounter",
    "ReferencePattern",
    "ReminderLadder",
    "RenewalReview",
    "RiskAssessment",
    "RiskQuestion",
    "RiskScore",
    "RiskTerm",
    "ScreeningEntry",
    "ScreeningHit",
    "ScreeningList",
    "ScreeningRun",
    "Signatory",
]
