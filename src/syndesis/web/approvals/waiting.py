"""The page of approvals: what waits for one, also as a deputy, the most urgent first; and what one has submitted."""

from datetime import date
from typing import Any

from django.db.models import OuterRef, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from syndesis.agreements import policies
from syndesis.agreements.choices import IN_APPROVAL, AgreementStatus, ApprovalState
from syndesis.agreements.models import Agreement, Approval, Move
from syndesis.agreements.objects import AgreementType
from syndesis.agreements.queries.deciding import Waiting, holders_of, waiting_for
from syndesis.agreements.wording import agreement_title
from syndesis.core.models import User
from syndesis.web.agreements.deciding import decision, overdue, who
from syndesis.web.views.base import user_of

SHOWN = 8


@require_GET
def approvals(request: HttpRequest) -> HttpResponse:
    user, today = user_of(request), timezone.localdate()
    waiting = waiting_for(user, today)
    titles = _titles([each.approval.agreement_id for each in waiting])
    context = {
        "waiting": [_entry(each, titles, user, today) for each in waiting],
        "submitted": _submitted(user, today),
        "next": request.get_full_path(),
        "crumbs": [{"label": AgreementType.plural, "url": reverse("web:agreements")}, {"label": _("Approvals")}],
    }
    return render(request, "web/approvals/waiting.html", context)


def approvals_waiting(user: User, today: date) -> dict[str, Any]:
    """A section of Today and of the digest."""
    waiting = waiting_for(user, today)
    titles = _titles([each.approval.agreement_id for each in waiting[:SHOWN]])
    return {
        "title": _("Approvals that wait for you"),
        "count": len(waiting),
        "url": reverse("web:approvals"),
        "lines": [_line(each, titles, user, today) for each in waiting[:SHOWN]],
    }


def number_waiting(user: User) -> int:
    """Every page tells it: whether anything waits for anybody costs a tenth of asking what may be this user's."""
    if not Approval.objects.filter(state=ApprovalState.WAITING).exists():
        return 0
    return len(waiting_for(user, timezone.localdate()))


def _line(each: Waiting, titles: dict[int, str], user: User, today: date) -> dict[str, Any]:
    row, late = each.approval, overdue(each.approval, today)
    instead = each.holders.in_place_of(user)
    words = _("%(step)s, in place of %(user)s") % {"step": row, "user": instead} if instead else str(row)
    due = _("due %(day)s") % {"day": date_format(row.due_on, "DATE_FORMAT")} if row.due_on else ""
    return {
        "title": titles.get(row.agreement_id, ""),
        "url": f"{row.agreement.get_absolute_url()}#life",
        "icon": "circle-check",
        "detail": words,
        "end": late or due,
        "tone": "bad" if late else "",
    }


def _entry(each: Waiting, titles: dict[int, str], user: User, today: date) -> dict[str, Any]:
    agreement = each.approval.agreement
    return {
        "title": titles.get(agreement.pk, ""),
        "url": agreement.get_absolute_url(),
        "kind": agreement.get_kind_display(),
        "decision": decision(agreement, each.approval, each.holders, user, today),
    }


def _submitted(user: User, today: date) -> list[dict[str, Any]]:
    """What the user has submitted and others are to decide: who holds it, and since when."""
    by = Move.objects.filter(agreement=OuterRef("pk"), status=AgreementStatus.SUBMITTED).order_by("-at", "-pk")
    rows = Agreement.objects.filter(
        policies.agreements.scope(user, "view"), status__in=IN_APPROVAL, archived_at=None
    ).annotate(submitted_by=Subquery(by.values("actor")[:1]))
    mine = rows.filter(submitted_by=user.pk).values("pk")
    asked = Approval.objects.filter(agreement__in=mine, state=ApprovalState.WAITING)
    found = list(asked.select_related("agreement", "user", "unit").order_by("asked_at", "pk"))
    holders, titles = holders_of(found, today) if found else {}, _titles([row.agreement_id for row in found])
    return [
        {
            "title": titles.get(row.agreement_id, ""),
            "url": row.agreement.get_absolute_url(),
            "icon": "scroll-text",
            "detail": _("%(step)s: waits for %(who)s") % {"step": row, "who": who(row, holders[row.pk])},
            "end": overdue(row, today) or _since(row),
            "tone": "bad" if overdue(row, today) else "",
        }
        for row in found
    ]


def _since(row: Approval) -> str:
    if row.asked_at is None:
        return ""
    return _("since %(day)s") % {"day": date_format(timezone.localtime(row.asked_at), "DATE_FORMAT")}


def _titles(keys: list[int]) -> dict[int, str]:
    rows = Agreement.objects.filter(pk__in=keys).prefetch_related("parties__organisation") if keys else ()
    return {row.pk: agreement_title(row) for row in rows}
