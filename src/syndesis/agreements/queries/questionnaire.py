"""The questionnaire on risk: its areas, from the data file until an administrator has written others."""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from syndesis.agreements.models import RiskQuestion, RiskTerm
from syndesis.core.translated import in_language


@dataclass(frozen=True)
class Area:
    """Something that may go wrong, and what is asked about it; `key` is that of its row, where there is one."""

    name: str
    question: str = ""
    names: dict[str, str] = field(default_factory=dict)
    questions: dict[str, str] = field(default_factory=dict)
    is_active: bool = True
    key: int | None = None

    @property
    def label(self) -> str:
        return in_language(self.name, self.names)

    @property
    def asked(self) -> str:
        return in_language(self.question, self.questions)


@cache
def usual_areas() -> tuple[Area, ...]:
    """Those of the data file."""
    text = files("syndesis.agreements").joinpath("data", "risk_questions.toml").read_text(encoding="utf-8")
    return tuple(Area(**row) for row in tomllib.loads(text)["area"])


def all_areas() -> list[Area]:
    """Those in use and those no longer, in their order."""
    rows = RiskQuestion.objects.all()
    written = [Area(row.area, row.question, row.areas, row.questions, row.is_active, row.pk) for row in rows]
    return written or list(usual_areas())


def areas() -> list[Area]:
    """What is asked today."""
    return [each for each in all_areas() if each.is_active]


def term() -> RiskTerm:
    """How long an assessment is valid."""
    return RiskTerm.objects.first() or RiskTerm()
