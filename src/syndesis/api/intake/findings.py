"""The calls about one finding: what was read, and what a person decides of it."""

from typing import Any

from django.utils.translation import gettext_lazy
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from syndesis.api.authentication import actor_of, user_of
from syndesis.api.intake import serializers as shapes
from syndesis.api.intake.answers import findings_of
from syndesis.api.intake.asking import DECIDED, PK, About, decided, finding_of, sent_as
from syndesis.api.problems import problems
from syndesis.intake import services
from syndesis.intake.case import Case
from syndesis.intake.models import Finding


class OneFinding(About):
    @extend_schema(
        operation_id="finding_retrieve",
        summary=gettext_lazy("Read one finding"),
        parameters=[PK],
        responses={200: shapes.FindingSerializer, **problems(404)},
    )
    def get(self, request: Request, pk: int) -> Response:
        finding = finding_of(request, pk)
        case = Case.of(finding.intake, user_of(request))
        return Response(findings_of(case, [case.by_key[finding.key]], request)[0])


class Decide(About):
    """Base of the decisions about one finding."""

    def decide(self, request: Request, finding: Finding) -> Any:
        raise NotImplementedError

    def answer(self, request: Request, pk: int) -> Response:
        finding = finding_of(request, pk)
        return decided(request, finding.intake, lambda: self.decide(request, finding))


class Accept(Decide):
    @extend_schema(
        operation_id="finding_accept", summary=gettext_lazy("Accept"), parameters=[PK], request=None, responses=DECIDED
    )
    def post(self, request: Request, pk: int) -> Response:
        """Enters it into the record, after the open ones that it names."""
        return self.answer(request, pk)

    def decide(self, request: Request, finding: Finding) -> Any:
        return services.accept(by=actor_of(request), finding=finding)


class Reject(Decide):
    @extend_schema(
        operation_id="finding_reject", summary=gettext_lazy("Reject"), parameters=[PK], request=None, responses=DECIDED
    )
    def post(self, request: Request, pk: int) -> Response:
        return self.answer(request, pk)

    def decide(self, request: Request, finding: Finding) -> Any:
        return services.reject(by=actor_of(request), finding=finding)


class Undo(Decide):
    @extend_schema(
        operation_id="finding_undo",
        summary=gettext_lazy("Take a decision back"),
        parameters=[PK],
        request=None,
        responses=DECIDED,
    )
    def post(self, request: Request, pk: int) -> Response:
        """The finding is open again; refused where the record was changed or used since."""
        return self.answer(request, pk)

    def decide(self, request: Request, finding: Finding) -> Any:
        return services.undo(by=actor_of(request), finding=finding)


class Choose(Decide):
    @extend_schema(
        operation_id="finding_choose",
        summary=gettext_lazy("Say which candidate it is"),
        parameters=[PK],
        request=shapes.ChoiceSerializer,
        responses=DECIDED,
    )
    def post(self, request: Request, pk: int) -> Response:
        return self.answer(request, pk)

    def decide(self, request: Request, finding: Finding) -> Any:
        choice = sent_as(shapes.ChoiceSerializer, request)["choice"]
        return services.choose(by=actor_of(request), finding=finding, choice=choice)


class Correct(Decide):
    @extend_schema(
        operation_id="finding_correct",
        summary=gettext_lazy("Correct what it says"),
        parameters=[PK],
        request=shapes.CorrectionSerializer,
        responses=DECIDED,
    )
    def post(self, request: Request, pk: int) -> Response:
        """Before it is accepted; what was read is kept beside."""
        return self.answer(request, pk)

    def decide(self, request: Request, finding: Finding) -> Any:
        values = sent_as(shapes.CorrectionSerializer, request)["values"]
        return services.correct(by=actor_of(request), finding=finding, values=values)
