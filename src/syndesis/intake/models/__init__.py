"""Documents on their way into the record: what was found in them and what a person decided."""

from syndesis.intake.models.batches import Batch, BatchFile, BatchState
from syndesis.intake.models.findings import Decision, Finding, FindingCategory, Reader
from syndesis.intake.models.intakes import Intake, IntakeStatus, LearntName
from syndesis.intake.models.second_readings import SecondReading, SecondReadingState

__all__ = [
    "Batch",
    "BatchFile",
    "BatchState",
    "Decision",
    "Finding",
    "FindingCategory",
    "Intake",
    "IntakeStatus",
    "LearntName",
    "Reader",
    "SecondReading",
    "SecondReadingState",
]
