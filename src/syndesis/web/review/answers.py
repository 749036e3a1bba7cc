"""What a reviewer is told after a deed: what changed, and what stood against it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from syndesis.core.history import ChangedSince
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.intake.case import Case
from syndesis.intake.models import Finding, Intake
from syndesis.objects import registered
from syndesis.web.review.page import review_page
from syndesis.web.views.base import user_of

INTAKES = Intake.objects.select_related("text__document")
States = dict[int, tuple[str, str]]


def told(request: HttpRequest, deed: Callable[[], Any]) -> Any:
    """Do it; what stands against it becomes a message that names what does."""
    try:
        return deed()
    except ChangedSince as conflict:
        listed = "; ".join(_named(request, record) for record in conflict.records[:5])
        messages.error(
            request, _("This cannot be taken back: changed or used since: %(records)s.") % {"records": listed}
        )
    except Forbidden as refused:
        messages.error(request, _("You may not change %(record)s: ask its coordinator.") % {"record": refused})
    except Refused as refused:
        messages.error(request, str(refused))
    return None


def _named(request: HttpRequest, record: Model | str) -> str:
    """What stands against it, by its name only where the user may see it."""
    hidden = isinstance(record, Model) and not all(
        kind.policy.can(user_of(request), "view", record) for kind in registered() if isinstance(record, kind.model)
    )
    return _("a record that you may not see") if hidden else str(record)


def states(intake: Intake) -> States:
    """{finding: (decision, choice)}, to be held against those after a deed."""
    return {pk: (decision, choice) for pk, decision, choice in intake.findings.values_list("pk", "decision", "choice")}


def what_changed(request: HttpRequest, intake: Intake, before: States, *decided: int) -> HttpResponse:
    """The cards that changed, for htmx; else the page again, at the finding that was decided."""
    if not getattr(request, "htmx", False):
        return redirect(f"{intake.get_absolute_url()}#finding-{decided[0]}" if decided else intake.get_absolute_url())
    case = Case.of(intake, user_of(request))
    page = review_page(case)
    after = {f.pk: (f.decision, f.choice) for f in case.findings}
    changed = {pk for pk, state in after.items() if state != before.get(pk)} | set(decided)
    naming = {
        f.pk for f in case.findings if changed & {row.pk for row in [*case.organisations_of(f), *case.people_of(f)]}
    }
    shown = [card for group in page.groups for card in group["findings"] if card["id"] in changed | naming]
    return render(request, "web/review_changes.html", {"review": page, "changed": shown})


def at(intake: Intake, finding: Finding | None, *, opened: bool = False) -> HttpResponse:
    """The page again, since the words of the text have other colours now; with the fields of a finding open."""
    if finding is None:
        return redirect(intake)
    asked = f"?edit={finding.pk}" if opened else ""
    return redirect(f"{intake.get_absolute_url()}{asked}#finding-{finding.pk}")
