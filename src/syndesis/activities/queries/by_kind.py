"""What is kept of one kind of activity, to annotate the list of all: subqueries, so that no row is repeated. Whoever is
restricted is named by none of them, since all staff read the list."""

from typing import Any

from django.db.models import (
    CharField,
    Count,
    DecimalField,
    Exists,
    IntegerField,
    OuterRef,
    QuerySet,
    Subquery,
    Sum,
    Value,
)
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from syndesis.activities.choices import ActivityRole, Award, CentreType, Level, Pipeline, ProjectType, StartupStage
from syndesis.activities.models import (
    ActivityParty,
    CentreDetails,
    Cohort,
    Grant,
    Module,
    ProgrammeDetails,
    ProjectDetails,
    SchoolDetails,
    StartupDetails,
)
from syndesis.core.models import Visibility
from syndesis.directory.models import Network


def level() -> Coalesce:
    return _worded(ProgrammeDetails, "level", CharField(_("level"), choices=Level))


def award() -> Coalesce:
    return _worded(ProgrammeDetails, "award", CharField(_("award"), choices=Award))


def pipeline() -> Coalesce:
    return _worded(ProgrammeDetails, "pipeline", CharField(_("how far it is"), choices=Pipeline))


def edition() -> Coalesce:
    return _worded(SchoolDetails, "edition", CharField(_("edition")))


def project_type() -> Coalesce:
    return _worded(ProjectDetails, "type", CharField(_("type"), choices=ProjectType))


def project_value() -> Subquery:
    rows = ProjectDetails.objects.filter(activity=OuterRef("pk")).values("value")
    return Subquery(rows[:1], output_field=DecimalField(_("value"), max_digits=14, decimal_places=2))


def project_currency() -> Coalesce:
    return _worded(ProjectDetails, "currency", CharField(_("currency")))


def grant_funder() -> Coalesce:
    """The first by name of those that gave it a grant."""
    found = Subquery(_grants().order_by("funder__name").values("funder__name")[:1])
    return Coalesce(found, Value(""), output_field=CharField(_("funder")))


def grant_funders() -> Coalesce:
    """How many gave it a grant."""
    counted = _grants().order_by().values("activity").annotate(number=Count("funder", distinct=True)).values("number")
    return Coalesce(Subquery(counted), 0, output_field=IntegerField(_("funders")))


def _grants() -> QuerySet[Grant]:
    """Those of funders that are not named as parties already."""
    named = ActivityParty.objects.filter(
        activity=OuterRef("activity"), organisation=OuterRef("funder"), role=ActivityRole.FUNDER
    )
    rows = Grant.objects.filter(activity=OuterRef("pk"), archived_at=None).exclude(visibility=Visibility.RESTRICTED)
    return rows.exclude(funder__visibility=Visibility.RESTRICTED).exclude(Exists(named))


def centre_type() -> Coalesce:
    return _worded(CentreDetails, "type", CharField(_("type"), choices=CentreType))


def founded_with() -> Coalesce:
    return _name(CentreDetails, "founded_with", _("founded with"))


def startup_stage() -> Coalesce:
    return _worded(StartupDetails, "stage", CharField(_("stage"), choices=StartupStage))


def startup_market() -> Coalesce:
    return _worded(StartupDetails, "market", CharField(_("market aimed at")))


def park() -> Coalesce:
    return _name(StartupDetails, "park", _("resident of"))


def modules_with_others() -> Coalesce:
    """How many of its modules are held with a partner or company."""
    rows = Module.objects.filter(activity=OuterRef("pk"), owner__is_home=False).order_by().values("activity")
    counted = rows.annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0, output_field=IntegerField(_("modules with partners")))


def people_begun() -> Subquery:
    """All who began or took part, in all years on record; None where nobody was counted."""
    rows = Cohort.objects.filter(activity=OuterRef("pk")).order_by().values("activity")
    total = rows.annotate(people=Sum("began")).values("people")
    return Subquery(total, output_field=IntegerField(_("participants")))


def network_name() -> Coalesce:
    rows = Network.objects.filter(pk=OuterRef("network")).exclude(visibility=Visibility.RESTRICTED)
    open_ones = rows.exclude(organisation__visibility=Visibility.RESTRICTED)
    found = Subquery(open_ones.order_by().values("organisation__name")[:1])
    return Coalesce(found, Value(""), output_field=CharField(_("network")))


def _worded(model: type, name: str, field: CharField) -> Coalesce:
    rows = model._default_manager.filter(activity=OuterRef("pk")).values(name)  # type: ignore[attr-defined]
    return Coalesce(Subquery(rows[:1]), Value(""), output_field=field)


def _name(model: type, link: str, label: Any) -> Coalesce:
    rows = model._default_manager.filter(activity=OuterRef("pk"))  # type: ignore[attr-defined]
    named = rows.exclude(**{f"{link}__visibility": Visibility.RESTRICTED}).values(f"{link}__name")
    return Coalesce(Subquery(named[:1]), Value(""), output_field=CharField(label))
