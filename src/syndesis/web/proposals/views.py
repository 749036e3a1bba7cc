"""The page of a proposal with its board of answers, and what is changed there in place."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from syndesis.core.forms import date_from_text
from syndesis.core.services import Refused
from syndesis.directory import policies as directory
from syndesis.directory.models import Organisation
from syndesis.engagement import policies
from syndesis.engagement.choices import ProposalStatus, Response
from syndesis.engagement.models import Proposal, ProposalRecipient
from syndesis.engagement.objects import ProposalType
from syndesis.engagement.queries.proposals import numbers
from syndesis.engagement.services.responses import answers_become_promises, record_response, record_responses
from syndesis.engagement.wording.proposals import summed_up
from syndesis.web.proposals.board import board_of, rows_shown
from syndesis.web.record import is_quick, page_of, quick_look, record_or_404, told
from syndesis.web.views.base import actor_of, get_or_404, user_of

BOARD = "recipients"
"""The panel that the board stands for."""


def proposal(request: HttpRequest, pk: int) -> HttpResponse:
    row = record_or_404(ProposalType, request, pk)
    if is_quick(request):
        return quick_look(ProposalType, row, request)
    may_change = not row.archived_at and policies.proposals.can(user_of(request), "change", row)
    context = page_of(ProposalType, row, request)
    context["prose"] = [each for each in context["prose"] if each["text"] != row.text]
    context["sections"] = [each for each in context["sections"] if each["id"] != BOARD]
    context |= {
        "board": board_of(row, request, may_change=may_change),
        "text": row.text,
        "texts": texts_of(row),
        "texts_url": reverse("web:proposal_texts", args=[pk]) if may_change else "",
        "addressing_url": reverse("web:proposal_addressing", args=[pk])
        if may_change and row.status != ProposalStatus.CLOSED
        else "",
    }
    return render(request, "web/proposals/proposal.html", context)


def texts_of(row: Proposal) -> list[dict[str, str]]:
    """Title and text in the other languages in which there are any."""
    languages = dict.fromkeys([*row.titles, *row.texts])
    shown = ({"code": code, "title": row.titles.get(code, ""), "text": row.texts.get(code, "")} for code in languages)
    return [each for each in shown if each["title"] or each["text"]]


def recipient_or_404(request: HttpRequest, pk: int, key: int) -> ProposalRecipient:
    """One whose proposal and organisation the user may see."""
    seen = Organisation.objects.filter(directory.organisations.scope(user_of(request), "view"))
    made = get_or_404(Proposal.objects.all(), policies.proposals, request, pk=pk)
    rows = ProposalRecipient.objects.filter(proposal=made, organisation__in=seen.values("pk"))
    row = rows.select_related("proposal", "organisation", "person").filter(pk=key).first()
    if row is None:
        raise Http404
    return row


@require_POST
def answer(request: HttpRequest, pk: int, key: int) -> HttpResponse:
    """The answer of one recipient, changed in place: with script the row comes back, without the page."""
    row, response = recipient_or_404(request, pk, key), request.POST.get("response", "")
    if response not in Response.values:
        raise Http404

    def deed() -> None:
        record_response(row, by=actor_of(request), response=response, responded_on=_day(request))

    done = told(request, deed, "" if request.headers.get("HX-Request") else _("The answer is noted."))
    if not request.headers.get("HX-Request") or not done:
        return redirect(f"{reverse('web:proposal', args=[pk])}#recipient-{key}")
    shown = rows_shown([row], user_of(request), may_change=True)[0]
    context: dict[str, Any] = {"row": shown, "summary": summed_up(numbers(row.proposal)), "swapped": True}
    return render(request, "web/proposals/row.html", context)


def _day(request: HttpRequest) -> Any:
    try:
        return date_from_text(request.POST.get("responded_on", "")[:40])
    except ValidationError as wrong:
        raise Refused(wrong.messages[0], "responded_on") from wrong


@require_POST
def answers(request: HttpRequest, pk: int) -> HttpResponse:
    """The same answer of all that were chosen, or a promise of each."""
    made = get_or_404(Proposal.objects.all(), policies.proposals, request, pk=pk)
    keys = [key for key in request.POST.getlist("chosen") if key.isdecimal() and len(key) < 19]
    seen = Organisation.objects.filter(directory.organisations.scope(user_of(request), "view")).values("pk")
    rows = list(made.recipients.filter(pk__in=keys, organisation__in=seen))
    response, by, number = request.POST.get("response", ""), actor_of(request), len(rows)
    if not rows:
        messages.error(request, _("Choose recipients first."))
    elif "promises" in request.POST:
        done = ngettext("%(number)s promise was made.", "%(number)s promises were made.", number) % {"number": number}
        told(request, lambda: answers_become_promises(rows, by=by), done)
    elif response in Response.values:
        done = ngettext("%(number)s answer is noted.", "%(number)s answers are noted.", number) % {"number": number}
        told(request, lambda: record_responses(rows, by=by, response=response, responded_on=_day(request)), done)
    return redirect(f"{reverse('web:proposal', args=[pk])}#answers")
