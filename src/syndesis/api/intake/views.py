"""The calls about documents on their way into the record; each calls the service that the page of reviews calls."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import status
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from syndesis.api.authentication import actor_of, user_of
from syndesis.api.intake import serializers as shapes
from syndesis.api.intake.answers import findings_of, line_of, whole
from syndesis.api.parsing import JsonParser, TooLarge
from syndesis.api.problems import problems
from syndesis.api.records.listing import envelope, page_asked
from syndesis.api.records.schema import page_of, page_parameters
from syndesis.api.schema import KEY
from syndesis.core.models.tokens import INTAKE
from syndesis.core.policies import Forbidden
from syndesis.intake import policies, services
from syndesis.intake.case import Case
from syndesis.intake.models import Decision, Finding, Intake

PK = OpenApiParameter("id", KEY, OpenApiParameter.PATH)
LINES = page_of(shapes.IntakeLineSerializer, "Intake")
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


class Intakes(About):
    parser_classes = [JsonParser, MultiPartParser]

    @extend_schema(
        operation_id="intake_list",
        summary=gettext_lazy("List"),
        parameters=page_parameters(),
        responses={200: LINES, **problems()},
    )
    def get(self, request: Request) -> Response:
        """The documents that were handed in, the last first, with how many of their findings are decided."""
        number, size = page_asked(request)
        rows, start = intakes(request), (number - 1) * size
        counted = rows.defer("text__text").annotate(
            total=Count("findings"), decided=Count("findings", filter=~Q(findings__decision=Decision.OPEN))
        )
        page = [line_of(row, request, row.total, row.decided) for row in counted.order_by("-pk")[start : start + size]]
        return Response(envelope(request, rows.count(), number, size, page))

    @extend_schema(
        operation_id="intake_hand_in",
        summary=gettext_lazy("Hand a document in"),
        request={"multipart/form-data": shapes.FileSerializer, "application/json": shapes.TextSerializer},
        responses={200: shapes.IntakeSerializer, 201: shapes.IntakeSerializer, **problems(413, 415, 422)},
    )
    def post(self, request: Request) -> Response:
        """A file, or a text as JSON. It is read within seconds: ask for it until its `status` is `read`. The same
        file sent again is not taken twice: the answer is then 200 with the document that is there. A file that cannot
        be read (a scan, a broken or encrypted one, one of another kind) is refused with 422, which says why."""
        if not policies.intakes.may_add(user_of(request)):
            raise Forbidden
        sent = shapes.HandedInSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        fields: dict[str, Any] = dict(sent.validated_data)
        content, name = _content(fields)
        try:
            intake = services.hand_in(by=actor_of(request), content=content, file_name=name, **fields)
        except services.AlreadyHandedIn as known:
            return Response(whole(intake_of(request, known.intake.pk), request))
        answer = whole(intake_of(request, intake.pk), request)
        return Response(answer, status=status.HTTP_201_CREATED, headers={"Location": answer["url"]})


def _content(fields: dict[str, Any]) -> tuple[bytes, str]:
    """The bytes and the name of what was sent, taken out of the fields."""
    file, text = fields.pop("file", None), fields.pop("text", "")
    if file is None:
        begins = text[:500].lstrip().lower()
        is_page = begins.startswith(("<!doctype", "<html", "<article", "<div", "<p"))
        return text.encode(), "text.html" if is_page else "text.txt"
    if file.size > settings.UPLOAD_LIMIT:
        raise TooLarge(_("This is more than is taken at once."))
    return file.read(), file.name or ""


class OneIntake(About):
    @extend_schema(
        operation_id="intake_retrieve",
        summary=gettext_lazy("Read one"),
        parameters=[PK],
        responses={200: shapes.IntakeSerializer, **problems(404)},
    )
    def get(self, request: Request, pk: int) -> Response:
        """Its state, and what was found: with the places that say so, and for organisations what they may be."""
        return Response(whole(intake_of(request, pk), request))


class Text(About):
    @extend_schema(
        operation_id="intake_text",
        summary=gettext_lazy("The text"),
        parameters=[PK],
        responses={200: shapes.WholeTextSerializer, **problems(404)},
    )
    def get(self, request: Request, pk: int) -> Response:
        """The text in which the places of all findings lie, in characters from 0."""
        return Response({"text": intake_of(request, pk).text.text})


class AcceptAbove(About):
    @extend_schema(
        operation_id="intake_accept",
        summary=gettext_lazy("Accept all that is sure"),
        parameters=[PK],
        request=shapes.ConfidenceSerializer,
        responses=DECIDED,
    )
    def post(self, request: Request, pk: int) -> Response:
        """Every open finding of at least this confidence, whose own needs reach it too; all of them or none."""
        intake = intake_of(request, pk)
        confidence = _sent(shapes.ConfidenceSerializer, request)["confidence"]
        return _decided(
            request, intake, lambda: services.accept_above(by=actor_of(request), intake=intake, confidence=confidence)
        )


class UndoAll(About):
    @extend_schema(
        operation_id="intake_undo",
        summary=gettext_lazy("Take all acceptances back"),
        parameters=[PK],
        request=None,
        responses=DECIDED,
    )
    def post(self, request: Request, pk: int) -> Response:
        """At once, or none where a record was changed or used since."""
        intake = intake_of(request, pk)
        return _decided(request, intake, lambda: services.undo_all(by=actor_of(request), intake=intake))


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


def finding_of(request: Request, pk: int) -> Finding:
    finding = Finding.objects.filter(pk=pk, intake__in=intakes(request)).first()
    if finding is None:
        raise Http404
    finding.intake = intake_of(request, finding.intake_id)
    return finding


class Decide(About):
    """Base of the decisions about one finding."""

    def decide(self, request: Request, finding: Finding) -> Any:
        raise NotImplementedError

    def answer(self, request: Request, pk: int) -> Response:
        finding = finding_of(request, pk)
        return _decided(request, finding.intake, lambda: self.decide(request, finding))


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
        choice = _sent(shapes.ChoiceSerializer, request)["choice"]
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
        values = _sent(shapes.CorrectionSerializer, request)["values"]
        return services.correct(by=actor_of(request), finding=finding, values=values)


def _sent(shape: Any, request: Request) -> dict[str, Any]:
    sent = shape(data=request.data)
    sent.is_valid(raise_exception=True)
    return dict(sent.validated_data)


def _decided(request: Request, intake: Intake, decide: Callable[[], Any]) -> Response:
    """Decides, and tells every finding that is another than before."""
    before = _states(intake)
    decide()
    after = _states(intake)
    case = Case.of(intake_of(request, intake.pk), user_of(request))
    changed = [finding for finding in case.findings if before[finding.pk] != after[finding.pk]]
    return Response({"intake": intake.pk, "changed": findings_of(case, changed, request)})


def _states(intake: Intake) -> dict[int, Any]:
    return {row[0]: row for row in intake.findings.values_list("pk", "decision", "choice", "data")}
