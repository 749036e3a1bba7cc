"""The page on which it is decided what comes after an agreement: the pack, the review, the decision."""

from dataclasses import replace
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from syndesis.agreements import policies
from syndesis.agreements.choices import IN_FORCE, AgreementStatus
from syndesis.agreements.models import Agreement, RenewalReview
from syndesis.agreements.objects import AgreementType
from syndesis.agreements.queries.reminders import to_decide, undecided
from syndesis.agreements.services.reminders import waiting
from syndesis.agreements.services.renewal import decide as decide_on
from syndesis.agreements.services.renewal import open_review, write_findings
from syndesis.agreements.wording import agreement_title
from syndesis.agreements.wording.deciding import decide_by, left, tone
from syndesis.agreements.wording.ending import if_nobody_acts
from syndesis.core.papers import FontsMissing, TooLong
from syndesis.core.services import Refused
from syndesis.insight.briefings import Briefing
from syndesis.insight.renewals import renewal_pack
from syndesis.web.briefing.views import KINDS, as_file, section_of, why_no_paper
from syndesis.web.record import told
from syndesis.web.record.deeds import permitted
from syndesis.web.renewals.forms import DecisionForm, FindingsForm
from syndesis.web.renewals.reminded import reminders_of
from syndesis.web.views.base import actor_of, get_or_404, user_of

ON_PAPER = 60
"""Lines of a part; the page has them all."""


@require_safe
def renewal(request: HttpRequest, pk: int) -> HttpResponse:
    row, day = _agreement(request, pk), timezone.localdate()
    pack = renewal_pack(row, user_of(request), day, get_language() or "en")
    wanted = request.GET.get("as", "")
    if wanted in KINDS:
        try:
            return as_file(_on_paper(pack), day, wanted)
        except (FontsMissing, TooLong) as error:
            messages.error(request, why_no_paper(error))
    return _page(request, row, pack)


@require_POST
def review(request: HttpRequest, pk: int) -> HttpResponse:
    row = _agreement(request, pk)
    told(request, lambda: open_review(row, by=actor_of(request)), _("The review has begun."))
    return redirect("web:agreement_renewal", pk)


@require_POST
def findings(request: HttpRequest, pk: int) -> HttpResponse:
    row, form = _agreement(request, pk), FindingsForm(request.POST)
    if not form.is_valid():
        return _page(request, row, None, findings_form=form)
    told(request, lambda: write_findings(row, by=actor_of(request), **form.cleaned_data), _("The findings are saved."))
    return redirect("web:agreement_renewal", pk)


@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    row = _agreement(request, pk)
    form = DecisionForm(request.POST, row)
    if form.is_valid():
        try:
            made: list[RenewalReview] = []

            def deed() -> None:
                made.append(decide_on(row, by=actor_of(request), **form.cleaned_data))

            if permitted(request, deed, _("The decision is recorded.")):
                return redirect(made[0].outcome or reverse("web:agreement_renewal", args=[pk]))
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
    return _page(request, row, None, decision_form=form)


def _agreement(request: HttpRequest, pk: int) -> Agreement:
    rows = Agreement.objects.select_related("officer", "base").prefetch_related("parties__organisation")
    return get_or_404(rows, policies.agreements, request, pk=pk)


def _page(
    request: HttpRequest,
    row: Agreement,
    pack: Briefing | None,
    *,
    findings_form: forms.Form | None = None,
    decision_form: forms.Form | None = None,
) -> HttpResponse:
    """`pack` is made where there is none; a form that is given was sent wrongly."""
    user, day = user_of(request), timezone.localdate()
    pack = pack or renewal_pack(row, user, day, get_language() or "en")
    may_change = policies.agreements.can(user, "change", row)
    begun = row.reviews.filter(decided_at=None).select_related("opened_by").first()
    open_ = row.status in IN_FORCE and row.terminates_on is None
    going_on = begun is not None or row.status == AgreementStatus.REVIEW
    if may_change and going_on and findings_form is None:
        findings_form = FindingsForm(initial={"findings": begun.findings if begun else ""})
    if may_change and decision_form is None and (open_ or row.status == AgreementStatus.EXPIRED):
        decision_form = DecisionForm(None, row)
    waits = undecided().filter(pk=row.pk).exists()
    is_decided = open_ and row.decide_by is not None and not waits
    context = {
        "title": _("Renewal: %(title)s") % {"title": agreement_title(row)},
        "agreement": row,
        "pack": pack,
        "sections": [section_of(part) for part in pack.parts],
        "decide_by": decide_by(row) if waits else "",
        "left": left(row, day),
        "tone": tone(row, day),
        "if_nobody_acts": if_nobody_acts(row),
        "going_on": going_on,
        "review": begun,
        "findings_form": findings_form,
        "decision_form": decision_form,
        "may_start": may_change and open_ and not going_on and not is_decided,
        "is_decided": is_decided,
        "may_answer": _may_answer(row, request, may_change=may_change),
        "decided": _decided(row, request),
        "reminders": reminders_of(row),
        "crumbs": [
            {"label": AgreementType.plural, "url": reverse("web:agreements")},
            {"label": agreement_title(row), "url": row.get_absolute_url()},
            {"label": _("Renewal")},
        ],
    }
    wrong = any(form is not None and form.is_bound for form in (findings_form, decision_form))
    return render(request, "web/renewals/renewal.html", context, status=422 if wrong else 200)


def _may_answer(row: Agreement, request: HttpRequest, *, may_change: bool) -> bool:
    """Whether a reminder of it waits for this reader, or for anybody where they may change it."""
    if may_change:
        return waiting(row).exists()
    return to_decide(user_of(request), timezone.localdate()).filter(pk=row.pk).exists()


def _decided(row: Agreement, request: HttpRequest) -> list[dict[str, Any]]:
    """What was decided before, the last first, with the agreement that came of it where the reader may see that."""
    reviews = list(row.reviews.exclude(decided_at=None).select_related("decided_by", "outcome"))
    seen = policies.agreements.seen(user_of(request), {each.outcome_id for each in reviews if each.outcome_id})
    return [{"review": each, "outcome": each.outcome if each.outcome_id in seen else None} for each in reviews]


def _on_paper(pack: Briefing) -> Briefing:
    return replace(pack, parts=[part.cut(ON_PAPER) for part in pack.parts])
