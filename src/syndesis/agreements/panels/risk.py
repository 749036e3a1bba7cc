"""What the pages of agreements and partners show of risk, and an assessment of its areas."""

from collections.abc import Iterable
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from syndesis.agreements import policies
from syndesis.agreements.choices import RiskLevel
from syndesis.agreements.models import Agreement, RiskAssessment
from syndesis.agreements.queries.questionnaire import all_areas
from syndesis.agreements.queries.risk import assessments_of, outside
from syndesis.agreements.wording.risk import LEVEL_TONES, level_named, named_party, validity
from syndesis.core.models import User
from syndesis.directory.models import Organisation
from syndesis.directory.panels.organisations import seen_organisations
from syndesis.objects import Line


def of_agreement(agreement: Agreement, reader: User) -> list[Line]:
    """Each outside party with its assessment, or that it lacks one."""
    parties = [row.organisation for row in agreement.parties.select_related("organisation") if not row.leaves]
    shown = seen_organisations(reader, parties)
    return _lines([each for each in outside(parties) if each in shown], reader, agreement)


def of_partner(organisation: Organisation, reader: User) -> list[Line]:
    """The assessment that counts for it, and earlier ones."""
    if not outside([organisation]):
        return []
    found = _lines([organisation], reader)
    current = assessments_of([organisation]).get(organisation.pk)
    earlier = RiskAssessment.objects.filter(
        policies.assessments.scope(reader, "view"), organisation=organisation, archived_at=None
    ).select_related("organisation")
    return found + [_earlier(row) for row in earlier if current is None or row.pk != current.pk]


def areas_of(assessment: RiskAssessment, reader: User) -> list[Line]:
    """Its areas, the riskiest first, each with why and what is done against it."""
    labels = {each.name: each.label for each in all_areas()}
    rows = sorted(assessment.scores.all(), key=lambda row: (-_weight(row.score, row.score_after), row.pk))
    return [
        Line(
            labels.get(row.area, row.area),
            detail=" — ".join(filter(None, (row.reason, _against(row.mitigation)))),
            end=_scores(row.score, row.score_after),
            tone=LEVEL_TONES.get(RiskLevel(_weight(row.score, row.score_after)), ""),
            subject=row,
        )
        for row in rows
    ]


def _weight(score: int, after: int | None) -> int:
    return score if after is None else after


def _scores(score: int, after: int | None) -> str:
    if after is None or after == score:
        return level_named(score)
    return _("%(after)s (before: %(score)s)") % {"after": level_named(after), "score": score}


def _against(mitigation: str) -> str:
    return _("Against it: %(measures)s") % {"measures": mitigation} if mitigation else ""


def _lines(organisations: Iterable[Organisation], reader: User, agreement: Agreement | None = None) -> list[Line]:
    listed = list(organisations)
    found = assessments_of(listed)
    seen = set(
        RiskAssessment.objects.filter(
            policies.assessments.scope(reader, "view"), pk__in=[row.pk for row in found.values()]
        ).values_list("pk", flat=True)
    )
    may_add = policies.assessments.may_add(reader)
    lines = []
    for organisation in listed:
        row = found.get(organisation.pk)
        if row is None:
            lines.append(_missing(organisation, agreement, may_add=may_add))
        elif row.pk in seen:
            lines.append(_line(organisation, row))
    return lines


def _missing(organisation: Organisation, agreement: Agreement | None, *, may_add: bool) -> Line:
    asked = {"organisation": organisation.pk} | ({"agreement": agreement.pk} if agreement else {})
    url = f"{reverse('web:risk_assessment_new')}?{urlencode(asked)}" if may_add else ""
    detail = _("Assess it now") if may_add else ""
    return Line(organisation.name, url, detail=detail, end=_("never assessed"), tone="bad", icon="triangle-alert")


def _line(organisation: Organisation, row: RiskAssessment) -> Line:
    words, tone = validity(row)
    level = RiskLevel(row.level)
    detail = [named_party(organisation, row.organisation), words, row.summary]
    is_over = row.valid_until < timezone.localdate()
    return Line(
        organisation.name,
        row.get_absolute_url(),
        detail=" · ".join(filter(None, detail)),
        end=_("assessment ended") if is_over else level_named(row.level),
        tone="bad" if is_over else LEVEL_TONES.get(level, tone),
        icon="shield-alert",
        subject=row,
    )


def _earlier(row: RiskAssessment) -> Line:
    day = {"day": date_format(row.assessed_on, "DATE_FORMAT")}
    return Line(
        _("Assessment of %(day)s") % day, row.get_absolute_url(), detail=validity(row)[0], end=level_named(row.level)
    )
