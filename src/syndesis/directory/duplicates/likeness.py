"""How alike two records are, and why."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CERTAIN, LIKELY, POSSIBLE, WEAK = 0.9, 0.7, 0.5, 0.3
"""From which score on two records are held to be one, probably, possibly, or only share something."""


@dataclass(frozen=True)
class Reason:
    """Something that speaks for (weight above 0) or against (below) two records being the same."""

    code: str
    weight: float
    detail: str = ""
    """The words in question, such as the name that both have."""

    @property
    def label(self) -> str | Promise:
        return LABELS[self.code]

    def __str__(self) -> str:
        label = str(self.label)
        return _("%(reason)s: %(detail)s") % {"reason": label, "detail": self.detail} if self.detail else label


@dataclass(frozen=True)
class Likeness:
    """A score between 0 and 1, with its reasons: those that weigh most first."""

    score: float
    reasons: tuple[Reason, ...] = field(default=())

    @property
    def level(self) -> str:
        for name, least in (("certain", CERTAIN), ("likely", LIKELY), ("possible", POSSIBLE)):
            if self.score >= least:
                return name
        return "weak"

    @property
    def percent(self) -> int:
        return round(100 * self.score)

    def as_json(self) -> dict[str, Any]:
        return {
            "score": round(self.score, 2),
            "level": self.level,
            "reasons": [{"code": reason.code, "text": str(reason)} for reason in self.reasons],
        }


UNLIKE = Likeness(0.0)


def weighed(reasons: list[Reason]) -> Likeness:
    score = min(1.0, max(0.0, sum(reason.weight for reason in reasons)))
    return Likeness(score, tuple(sorted(reasons, key=lambda reason: -abs(reason.weight))))


LEVELS = {"certain": _("Almost certain"), "likely": _("Likely"), "possible": _("Possible"), "weak": _("Weak")}
LABELS: dict[str, Any] = {
    "identifier": _("Same identifier"),
    "other_identifier": _("Different identifiers in one register"),
    "same": _("Same name"),
    "reordered": _("Same name in another order or language"),
    "written": _("Same name in another script or spelling"),
    "misspelt": _("Names spelt almost alike"),
    "acronym": _("Same acronym"),
    "website": _("Same website"),
    "country": _("Same country"),
    "other_country": _("Different countries"),
    "city": _("Same city"),
    "other_city": _("Different cities"),
    "kind": _("Same kind"),
    "other_kind": _("Different kinds"),
    "parent": _("Part of the same organisation"),
    "other_parent": _("Parts of different organisations"),
    "related": _("On record as two that are related to each other"),
    "one_parent": _("Only one is part of another organisation"),
    "family": _("Same family name, and no more is known"),
    "initials": _("Same family name, initials agree"),
    "shorter": _("Same name, one in a longer form"),
    "swapped": _("Same name, given and family name the other way round"),
    "contact": _("Same contact data"),
    "employer": _("Same employer"),
    "other_employer": _("Different employers"),
}
