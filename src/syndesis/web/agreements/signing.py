"""Saying on the page of an agreement who signed it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from syndesis.agreements import policies, services
from syndesis.agreements.models import Agreement, Signatory
from syndesis.core.history import recording
from syndesis.core.services import Refused
from syndesis.objects.forms import made
from syndesis.web.agreements.forms import SignatoryForm
from syndesis.web.agreements.page import TEMPLATE, agreement_page
from syndesis.web.record.deeds import permitted, told
from syndesis.web.views.base import actor_of, get_or_404, user_of

UNPROCESSABLE = 422


def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """A form that is sent adds a signatory; one that is wrong stands on the page, as it was typed."""
    agreement = _changeable(request, pk)
    back = f"{agreement.get_absolute_url()}#parties"
    if request.method != "POST":
        return redirect(back)
    form = SignatoryForm(request.POST, reader=user_of(request), agreement=agreement, auto_id="signatory_%s")
    if form.is_valid() and _done(request, form, agreement):
        return redirect(back)
    return render(request, TEMPLATE, agreement_page(agreement, request, form), status=UNPROCESSABLE)


@require_POST
def unsign(request: HttpRequest, pk: int, key: int) -> HttpResponse:
    agreement = _changeable(request, pk)
    row = get_object_or_404(Signatory, agreement=agreement, pk=key)
    told(request, lambda: services.remove_signatory(row, by=actor_of(request)), _("It is taken out."))
    return redirect(f"{agreement.get_absolute_url()}#parties")


def _done(request: HttpRequest, form: SignatoryForm, agreement: Agreement) -> bool:
    by = actor_of(request)

    def deed() -> None:
        with recording(by, "Signatory added"):
            said = {name: made(value, by) for name, value in form.cleaned_data.items()}
            organisation = form.parties[said.pop("organisation")]
            services.add_signatory(by=by, agreement=agreement, organisation=organisation, **said)

    try:
        return permitted(request, deed)
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        return False


def _changeable(request: HttpRequest, pk: int) -> Agreement:
    rows = Agreement.objects.filter(archived_at=None).prefetch_related("parties__organisation")
    agreement: Agreement = get_or_404(rows, policies.agreements, request, "change", pk=pk)
    return agreement
