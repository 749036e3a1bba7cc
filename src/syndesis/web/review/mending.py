"""Adding what the reading missed, joining what it took apart, splitting what it ran together."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from syndesis.intake import policies, services
from syndesis.intake.models import Finding
from syndesis.web.review.answers import INTAKES, at, told
from syndesis.web.views.base import actor_of, get_or_404


@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """What the reading missed, with its fields open to be put right."""
    intake = get_or_404(INTAKES, policies.intakes, request, pk=pk)
    near = request.POST.get("near", "")
    given = {"category": request.POST.get("category", ""), "words": request.POST.get("words", "")}
    made = told(
        request,
        lambda: services.add_finding(
            by=actor_of(request), intake=intake, near=int(near) if near.isdecimal() else 0, **given
        ),
    )
    return at(intake, made, opened=True)


@require_POST
def join(request: HttpRequest, pk: int) -> HttpResponse:
    finding = get_object_or_404(Finding.objects.select_related("intake"), pk=pk)
    intake = get_or_404(INTAKES, policies.intakes, request, pk=finding.intake_id)
    asked = request.POST.get("other", "")
    other = get_object_or_404(Finding, pk=int(asked) if asked.isdecimal() else 0, intake=intake)
    kept = told(request, lambda: services.join(by=actor_of(request), finding=finding, other=other))
    return at(intake, kept)


@require_POST
def split(request: HttpRequest, pk: int) -> HttpResponse:
    finding = get_object_or_404(Finding.objects.select_related("intake__text"), pk=pk)
    intake = get_or_404(INTAKES, policies.intakes, request, pk=finding.intake_id)
    words = request.POST.get("words", "")
    made = told(request, lambda: services.split(by=actor_of(request), finding=finding, words=words))
    return at(intake, made, opened=True)
