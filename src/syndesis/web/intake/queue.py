"""The documents that wait for a review, by whom they are mostly about."""

from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from syndesis.directory.models import Organisation
from syndesis.directory.policies import organisations
from syndesis.intake import policies
from syndesis.intake.models import Batch, Decision, Finding, Intake, IntakeStatus
from syndesis.web.views.base import user_of, visible

SHOWN = 12
NOBODY = "none"


def waiting(rows: QuerySet[Intake]) -> QuerySet[Intake]:
    """Those with a finding that nobody has decided about."""
    undecided = Finding.objects.filter(intake=OuterRef("pk"), decision=Decision.OPEN)
    return rows.filter(Exists(undecided), status=IntakeStatus.READ)


def asked(request: HttpRequest) -> tuple[QuerySet[Intake], str]:
    """The documents that the address asks for, and what to call them."""
    rows = visible(Intake.objects.all(), policies.intakes, request)
    about, batch = request.GET.get("about", ""), request.GET.get("batch", "")
    if batch.isdecimal():
        rows = rows.filter(batch_files__batch=int(batch))
    if about == NOBODY:
        return waiting(rows).filter(about=None), _("To review: about nobody of our record")
    if about.isdecimal():
        organisation = _seen(request).filter(pk=about).first()
        if organisation is not None:
            return waiting(rows).filter(about=organisation), _("To review: %(name)s") % {"name": organisation.name}
    if batch.isdecimal():
        return waiting(rows), _("To review: of the batch")
    return rows, _("Documents")


def groups(request: HttpRequest, batch: Batch | None = None) -> list[dict[str, Any]]:
    """[{label, count, url}] of all that waits, or of what waits of a batch, the longest queue first; whom the reader
    may not see is nobody."""
    rows = waiting(visible(Intake.objects.all(), policies.intakes, request))
    rows = rows.filter(batch_files__batch=batch) if batch else rows
    of_batch = f"&batch={batch.pk}" if batch else ""
    seen = _seen(request).order_by().values("pk")
    counted = rows.filter(about__in=seen).order_by().values_list("about", "about__name")
    told = list(counted.annotate(number=Count("pk")).order_by("-number", "about__name")[:SHOWN])
    rest = rows.filter(Q(about=None) | ~Q(about__in=seen)).count()
    address = reverse("web:intake")
    found = [{"label": name, "count": number, "url": f"{address}?about={key}{of_batch}"} for key, name, number in told]
    if rest and found:
        found.append({"label": _("Nobody of our record"), "count": rest, "url": f"{address}?about={NOBODY}{of_batch}"})
    return found


def next_after(request: HttpRequest, intake: Intake) -> str:
    """The address of the next document to review: about the same organisation where there is one."""
    rows = waiting(visible(Intake.objects.all(), policies.intakes, request)).exclude(pk=intake.pk)
    same = rows.filter(about=intake.about_id).order_by("pk").first() if intake.about_id else None
    found = same or rows.order_by("pk").first()
    return found.get_absolute_url() if found else ""


def _seen(request: HttpRequest) -> QuerySet[Organisation]:
    return Organisation.objects.filter(organisations.scope(user_of(request), "view"), archived_at=None)
