"""The calls about documents on their way into the record; each calls the service that the page of reviews calls."""

from typing import Any

from django.conf import settings
from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from syndesis.api.authentication import actor_of, user_of
from syndesis.api.intake import serializers as shapes
from syndesis.api.intake.answers import line_of, whole
from syndesis.api.intake.asking import DECIDED, PK, About, decided, intake_of, intakes, sent_as
from syndesis.api.parsing import JsonParser, TooLarge
from syndesis.api.problems import problems
from syndesis.api.records.listing import envelope, page_asked
from syndesis.api.records.schema import page_of, page_parameters
from syndesis.core.policies import Forbidden
from syndesis.intake import policies, services
from syndesis.intake.models import Decision

LINES = page_of(shapes.IntakeLineSerializer, "Intake")


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
        confidence = sent_as(shapes.ConfidenceSerializer, request)["confidence"]
        return decided(
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
        return decided(request, intake, lambda: services.undo_all(by=actor_of(request), intake=intake))
