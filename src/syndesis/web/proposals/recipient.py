"""One recipient of a proposal on a page: answer, wishes, companies, what is next, the links by which they answer."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from syndesis.core.accounts.mailing import sends_mail
from syndesis.core.history import recording
from syndesis.core.services import Refused
from syndesis.directory.panels.organisations import seen_organisations
from syndesis.engagement import policies
from syndesis.engagement.choices import ProposalStatus, Response
from syndesis.engagement.models import ProposalRecipient
from syndesis.engagement.objects import ProposalType
from syndesis.engagement.panels.seen import seen_promises
from syndesis.engagement.queries.proposals import with_promises
from syndesis.engagement.services import responses as services
from syndesis.objects.forms import made as made_of
from syndesis.web.links.deeds import made
from syndesis.web.links.forms import AnswerLinkForm
from syndesis.web.links.shown import links_shown
from syndesis.web.proposals.forms import CompanyForm, RecipientForm, WishForm
from syndesis.web.proposals.views import recipient_or_404
from syndesis.web.record import told
from syndesis.web.views.base import actor_of, user_of


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def recipient(request: HttpRequest, pk: int, key: int) -> HttpResponse:
    """Which form was sent, a hidden field of each says."""
    row = recipient_or_404(request, pk, key)
    may_change = policies.proposals.can(user_of(request), "change", row.proposal)
    if request.method == "POST" and not may_change:
        raise PermissionDenied
    forms, address = _forms(request, row), ""
    sent = next((name for name in forms if name in request.POST), "")
    if sent and forms[sent].is_valid():
        if sent == "link":
            address = made(request, forms[sent], recipient=row)
            if not forms[sent].errors:
                forms["link"] = AnswerLinkForm(None, **_of(request, row), initial=_known(row))
        elif _written(request, row, sent, forms[sent]):
            return redirect(_here(row))
    context = _context(request, row, may_change) | {"forms": forms if may_change else {}, "address": address}
    wrong = bool(sent and forms[sent].errors)
    return render(request, "web/proposals/recipient.html", context, status=422 if wrong else 200)


def _forms(request: HttpRequest, row: ProposalRecipient) -> dict[str, Any]:
    user = user_of(request)

    def given(name: str) -> Any:
        return request.POST if name in request.POST else None

    return {
        "answer": RecipientForm(given("answer"), row, user),
        "wish": WishForm(given("wish")),
        "bring": CompanyForm(given("bring"), user),
        "link": AnswerLinkForm(given("link"), **_of(request, row), initial=_known(row)),
    }


def _of(request: HttpRequest, row: ProposalRecipient) -> dict[str, Any]:
    return {"organisation": row.organisation, "reader": user_of(request)}


def _known(row: ProposalRecipient) -> dict[str, Any]:
    return {"person": row.person_id} | ({"language": row.language} if row.language else {})


def _written(request: HttpRequest, row: ProposalRecipient, sent: str, form: Any) -> bool:
    """Whether it was; what stands against it stands in the form then."""
    by, facts = actor_of(request), dict(form.cleaned_data)
    try:
        if sent == "wish":
            services.note_wish(row, by=by, **facts)
        elif sent == "bring":
            with recording(by, "Company brought in"):
                services.bring_in(row, made_of(facts["company"], by), by=by)
        else:
            _revised(row, form, by)
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        return False
    return True


def _revised(row: ProposalRecipient, form: Any, by: Any) -> None:
    changed = {name: form.cleaned_data[name] for name in form.changed_data}
    answer = {name: changed.pop(name) for name in ("response", "responded_on") if name in changed}
    with recording(by, "Recipient changed"):
        if answer:
            facts = {name: form.cleaned_data[name] for name in ("response", "responded_on")}
            services.record_response(row, by=by, **facts)
        if changed:
            wanted = {name: value or None if name == "person" else value or "" for name, value in changed.items()}
            services.revise_recipient(row, by=by, **{name: made_of(value, by) for name, value in wanted.items()})


def _context(request: HttpRequest, row: ProposalRecipient, may_change: bool) -> dict[str, Any]:
    proposal, reader = row.proposal, user_of(request)
    companies = list(row.companies.select_related("organisation"))
    seen = seen_organisations(reader, [each.organisation for each in companies])
    key = with_promises(ProposalRecipient.objects.filter(pk=row.pk)).values_list("promise_id", flat=True).first()
    promise = seen_promises(reader).filter(pk=key or 0).first()
    answerable = proposal.status != ProposalStatus.DRAFT
    return {
        "row": row,
        "proposal": proposal,
        "may_change": may_change,
        "is_draft": not answerable,
        "wishes": [
            {"title": wish.text, "detail": wish.get_side_display(), "action": _removal("wish", row, wish, may_change)}
            for wish in row.wishes.all()
        ],
        "companies": [
            {
                "title": each.organisation.name,
                "url": each.organisation.get_absolute_url(),
                "icon": "building-2",
                "action": _removal("company", row, each, may_change),
            }
            for each in companies
            if each.organisation in seen
        ],
        "promise": promise,
        "may_promise": may_change and key is None and answerable and row.response != Response.DECLINED,
        "links": links_shown(row.links.all(), may_change=may_change),
        "sends_mail": sends_mail(),
        "crumbs": [
            {"label": ProposalType.plural, "url": reverse("web:proposals")},
            {"label": str(proposal), "url": proposal.get_absolute_url()},
            {"label": row.organisation.name},
        ],
    }


def _removal(part: str, row: ProposalRecipient, each: Any, may_change: bool) -> dict[str, Any] | None:
    if not may_change:
        return None
    url = reverse(f"web:proposal_{part}_remove", args=[row.proposal_id, row.pk, each.pk])
    return {"label": _("Remove"), "url": url}


def _here(row: ProposalRecipient) -> str:
    return reverse("web:proposal_recipient", args=[row.proposal_id, row.pk])


@require_POST
def promise(request: HttpRequest, pk: int, key: int) -> HttpResponse:
    """One click, and the answer is a promise."""
    row = recipient_or_404(request, pk, key)
    told(request, lambda: services.answer_becomes_promise(row, by=actor_of(request)), _("The answer became a promise."))
    return redirect(_here(row))


@require_POST
def take_off(request: HttpRequest, pk: int, key: int) -> HttpResponse:
    row = recipient_or_404(request, pk, key)
    done = _("%(organisation)s is not addressed any more.") % {"organisation": row.organisation}
    off = told(request, lambda: services.take_off(row, by=actor_of(request)), done)
    return redirect(row.proposal.get_absolute_url() if off else _here(row))


def _removing(part: str, service: Callable[..., Any]) -> Callable[..., HttpResponse]:
    @require_POST
    def view(request: HttpRequest, pk: int, key: int, part_key: int) -> HttpResponse:
        row = recipient_or_404(request, pk, key)
        each = getattr(row, part).filter(pk=part_key).first()
        if each is None:
            raise Http404
        told(request, lambda: service(each, by=actor_of(request)))
        return redirect(_here(row))

    return view


wish_remove = _removing("wishes", services.remove_wish)
company_remove = _removing("companies", services.leave_out)
