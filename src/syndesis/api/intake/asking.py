"""What the calls about documents and findings share: what may be asked of, and what changed by a decision."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from syndesis.api.authentication import user_of
from syndesis.api.intake import serializers as shapes
from syndesis.api.intake.answers import findings_of
from syndesis.api.problems import problems
from syndesis.api.schema import KEY
from syndesis.core.models.tokens import INTAKE
from syndesis.intake import policies
from syndesis.intake.case import Case
from syndesis.intake.models import Finding, Intake

PK = OpenApiParameter("id", KEY, OpenApiParameter.PATH)
DECIDED = {200: shapes.DecidedSerializer, **problems(404, 409, 415, 422)}


def intakes(request: Request) -> QuerySet[Intake]:
    rows = Intake.objects.filter(policies.intakes.scope(user_of(request), "view"))
    return rows.select_related("text__document", "handed_in_by")


def intake_of(request: Request, pk: int) -> Intake:
    """Raises Http404 also for one that the user may not see."""
    intake = intakes(request).filter(pk=pk).first()
    if intake is None:
        raise Http404
    return intake


class About(APIView):
    """Base: what it is about, for tokens and for the description."""

    part = INTAKE
    tag = "intake"


def finding_of(request: Request, pk: int) -> Finding:
    finding = Finding.objects.filter(pk=pk, intake__in=intakes(request)).first()
    if finding is None:
        raise Http404
    finding.intake = intake_of(request, finding.intake_id)
    return finding


def sent_as(shape: Any, request: Request) -> dict[str, Any]:
    sent = shape(data=request.data)
    sent.is_valid(raise_exception=True)
    return dict(sent.validated_data)


def decided(request: Request, intake: Intake, decide: Callable[[], Any]) -> Response:
    """Decides, and tells every finding that is another than before."""
    before = _states(intake)
    decide()
    after = _states(intake)
    case = Case.of(intake_of(request, intake.pk), user_of(request))
    changed = [finding for finding in case.findings if before[finding.pk] != after[finding.pk]]
    return Response({"intake": intake.pk, "changed": findings_of(case, changed, request)})


def _states(intake: Intake) -> dict[int, Any]:
    return {row[0]: row for row in intake.findings.values_list("pk", "decision", "choice", "data")}
