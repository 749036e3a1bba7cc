"""What a reviewer has to look at before it enters: nothing doubtful is accepted together with other things."""

from syndesis.intake.contradictions import contradictions
from syndesis.intake.matching import Matcher
from syndesis.intake.models import Finding, FindingCategory

CERTAIN = 0.9
"""The confidence from which one key accepts all."""
DOUBTFUL = 0.7
"""Below it a finding is decided by itself."""
TOO_NEAR = 0.1
"""Between the scores of two candidates: which of them is meant is then a question."""


def is_certain(matcher: Matcher, finding: Finding, at_least: float = CERTAIN) -> bool:
    return finding.confidence >= at_least and not contradicts(matcher, finding)


def is_doubtful(matcher: Matcher, finding: Finding) -> bool:
    return finding.confidence < DOUBTFUL or _may_be_several(finding) or contradicts(matcher, finding)


def contradicts(matcher: Matcher, finding: Finding) -> bool:
    """Whether it says otherwise than the record for the same time."""
    return any(each.is_doubt for each in contradictions(matcher, finding, matcher.existing(finding)))


def _may_be_several(finding: Finding) -> bool:
    """Whether a name may mean two organisations about equally, and nobody has chosen."""
    candidates = finding.data.get("candidates") or []
    if finding.category != FindingCategory.ORGANISATION or finding.choice or len(candidates) < 2:
        return False
    first, second = (each["score"] or 0 for each in candidates[:2])
    return not finding.data.get("linked") or first - second < TOO_NEAR
