"""Risk assessments, as declared; and what the lists and pages of others say of risk."""

from django.utils.translation import gettext_lazy as _

from syndesis.agreements import policies
from syndesis.agreements.models import RiskAssessment
from syndesis.agreements.objects.agreements import AgreementType
from syndesis.agreements.panels import risk as panels
from syndesis.agreements.panels import screening
from syndesis.agreements.queries import risk as queries
from syndesis.agreements.services import risk as services
from syndesis.agreements.wording.risk import LEVEL_TONES, assessment_title
from syndesis.directory.objects import PartnerType, PersonType
from syndesis.objects import (
    Choice,
    Col,
    Custom,
    Format,
    ObjectType,
    Panel,
    Period,
    Ref,
    Rows,
    Section,
    extend,
    register,
)


@register
class RiskAssessmentType(ObjectType):
    """What was found about a partner, area by area."""

    model = RiskAssessment
    policy = policies.assessments
    queryset = queries.assessments
    one, many, path = "risk_assessment", "risk_assessments", "risk/assessments"
    plural, icon = _("Risk assessments"), "shield-alert"
    columns = [
        Col(assessment_title, _("Assessment"), name="title", detail="summary", sort="partner"),
        Col("level", format=Format.CHIP, sort="level", tones=LEVEL_TONES),
        Col("assessed_on", format=Format.DATE, sort="assessed_on"),
        Col("valid_until", format=Format.DATE, sort="valid_until"),
        Col("assessor", hidden=True),
    ]
    filters = [
        Choice("level"),
        Ref("organisation"),
        Ref("agreement"),
        Period("assessed_on"),
        Period("valid_until"),
        Custom("ending", queries.ending, label=_("Ended, or ends within days")),
    ]
    words, words_hint = ["partner", "organisation__names__text", "summary"], _("Partner, or words of the summary")
    sort = ["valid_until"]
    prefetch = ["organisation", "assessor"]
    title, title_reads, subtitle, chips = assessment_title, ["organisation__name"], "summary", ["level"]
    form = [
        Section(_("Whom it is about"), "organisation", "agreement", "assessed_on", "valid_until", "assessor"),
        Rows("scores", "area", "score", "reason", "mitigation", "score_after", title=_("Areas"), by_service=True),
        Section(_("In short"), "summary"),
        Section(_("For us"), "visibility", "notes"),
    ]
    only_new = ["organisation"]
    create, create_many = services.assess, services.assess_many
    revise = services.revise_assessment
    bulk_edit = ["visibility", "assessor"]
    panels = [Panel("scores", _("Areas"), panels.areas_of, empty=_("No area has been judged yet."))]
    empty_title = _("No risk assessment on record")
    empty_text = _("Assess a partner before an agreement is signed: one assessment counts for all agreements with it.")


extend(
    AgreementType,
    panels=[
        Panel("risk", _("Risk of the parties"), panels.of_agreement),
        Panel("screening", _("Screening"), screening.of_agreement),
    ],
)
extend(PersonType, panels=[Panel("screening", _("Screening"), screening.of_person, is_last=True)])
extend(
    PartnerType,
    panels=[
        Panel("screening", _("Screening"), screening.of_organisation, is_last=True),
        Panel("risk", _("Risk"), panels.of_partner, is_last=True),
    ],
)
