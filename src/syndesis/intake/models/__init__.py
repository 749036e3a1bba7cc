"""Documents on their way into the record: what was found in them and what a person decided."""

from syndesis.intake.models.findings import Decision, Finding, FindingCategory
from syndesis.intake.models.intakes import Intake, IntakeStatus, LearntName

__all__ = ["Decision", "Finding", "FindingCategory", "Intake", "IntakeStatus", "LearntName"]
