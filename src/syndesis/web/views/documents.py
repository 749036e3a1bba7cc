"""A document with the places that the record points to, and its file."""

from typing import Any

from django.contrib.contenttypes.prefetch import GenericPrefetch
from django.db.models import Model
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from syndesis.activities import policies as activities
from syndesis.activities.models import Activity, ActivityStatusChange
from syndesis.agreements import policies as agreements
from syndesis.agreements.models import Agreement
from syndesis.agreements.wording import agreement_title
from syndesis.core import dates, files
from syndesis.core.models import Document, Evidence
from syndesis.core.policies import Policy
from syndesis.directory import policies as directory
from syndesis.directory.models import DocumentCredit, Organisation, OrganisationName, PartnershipTier, Person, Position
from syndesis.engagement import policies as engagement
from syndesis.engagement.models import Engagement, Initiative, InitiativeStage
from syndesis.engagement.wording import engagement_title
from syndesis.insight import policies as insight
from syndesis.insight.models import PublishedFigure
from syndesis.intake.policies import documents
from syndesis.web.record.about import attached_to
from syndesis.web.review.segments import Place, segments
from syndesis.web.views.base import get_or_404, user_of

CATEGORY: dict[type[Model], str] = {
    Organisation: "organisation",
    OrganisationName: "organisation",
    PartnershipTier: "organisation",
    Person: "person",
    Position: "person",
    Engagement: "engagement",
    Agreement: "agreement",
    Activity: "activity",
    ActivityStatusChange: "activity",
    Initiative: "commitment",
    PublishedFigure: "figure",
    DocumentCredit: "document",
}
POLICIES: dict[type[Model], Policy] = {
    Organisation: directory.organisations,
    Person: directory.people,
    Engagement: engagement.engagements,
    Agreement: agreements.agreements,
    Activity: activities.activities,
    Initiative: engagement.initiatives,
    PublishedFigure: insight.figures,
}
SUBJECTS = GenericPrefetch(
    "subject",
    [
        Engagement.objects.prefetch_related("participants__organisation", "sessions"),
        Agreement.objects.prefetch_related("parties__organisation"),
    ],
)


def document(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_or_404(Document.objects.all(), documents, request, pk=pk)
    text = row.texts.order_by("-version").first()
    if text is None:
        raise Http404
    places = list(text.evidence.select_related("content_type").prefetch_related(SUBJECTS).order_by("start"))
    steps = (InitiativeStage, ActivityStatusChange)
    shown = _visible(request, [place for place in places if not isinstance(place.subject, steps)])
    context = {
        "document": row,
        "title": row.title,
        "crumbs": [{"label": _("Intake"), "url": reverse("web:intake")}, {"label": row.title}],
        "subtitle": " · ".join(filter(None, (str(row.get_kind_display()), row.language, dates.full(row.published_on)))),
        "segments": segments(text.text, [Place(p.start, p.end, _category(p), evidence=p.pk) for p in places]),
        "evidence": [_line(place) for place in shown],
        "pairs": _pairs(row),
        "is_read": bool(text.text),
        "attached_to": attached_to(row, user_of(request)),
        "actions": _actions(row, text.pk),
    }
    return render(request, "web/document.html", context)


def _visible(request: HttpRequest, places: list[Evidence]) -> list[Evidence]:
    """Places whose record the reader may see, one a record; asked once a kind."""
    allowed: dict[type[Model], set[Any]] = {}
    for model, policy in POLICIES.items():
        keys = [place.object_id for place in places if isinstance(place.subject, model)]
        if keys:
            rows = model._default_manager.filter(policy.scope(user_of(request), "view"), pk__in=keys)
            allowed[model] = set(rows.values_list("pk", flat=True))
    once: dict[tuple[int, int], Evidence] = {}
    for place in places:
        if place.object_id in allowed.get(_model(place), ()):
            once.setdefault((place.content_type_id, place.object_id), place)
    return list(once.values())


def _model(place: Evidence) -> type[Model]:
    return place.content_type.model_class() or Evidence


def _category(place: Evidence) -> str:
    return CATEGORY.get(_model(place), "commitment")


def _line(place: Evidence) -> dict[str, Any]:
    subject: Any = place.subject
    label = str(subject)
    if isinstance(subject, Engagement):
        label = engagement_title(subject)
    elif isinstance(subject, Agreement):
        label = agreement_title(subject)
    url = subject.get_absolute_url() if hasattr(subject, "get_absolute_url") else ""
    return {"id": place.pk, "label": label, "url": url, "kind": _category(place)}


def _pairs(row: Document) -> list[dict[str, Any]]:
    pairs = [{"label": credit.get_role_display(), "value": credit.as_written} for credit in row.credits.all()]
    if row.file_name:
        pairs.append({"label": _("File"), "value": row.file_name, "url": reverse("web:file", args=[row.pk])})
    return pairs


def _actions(row: Document, text_id: int) -> list[dict[str, Any]]:
    from syndesis.intake.models import Intake

    intake = Intake.objects.filter(text=text_id).first()
    return [{"label": _("Review"), "url": intake.get_absolute_url(), "icon": "list-filter"}] if intake else []


def file(request: HttpRequest, pk: int) -> FileResponse:
    """The file of a document, to be saved: shown in place, a page from elsewhere could act as one of ours."""
    row = get_or_404(Document.objects.select_related("file"), documents, request, pk=pk)
    if row.file is None:
        raise Http404
    path = files.path_of(row.file.sha256)
    return FileResponse(
        path.open("rb"), as_attachment=True, filename=row.file_name, content_type=files.safe_type(row.file.media_type)
    )
