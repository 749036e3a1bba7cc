"""The public form by which a stranger asks or proposes something."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from syndesis.core.accounts.addresses import client_address
from syndesis.core.services import Refused
from syndesis.directory.queries import home
from syndesis.engagement.services.enquiries import receive_enquiry
from syndesis.portal.forms import EnquiryForm, stamp
from syndesis.portal.pages import LANGUAGE, language_of, shown, without_account

TOLD = ("subject", "text", "sender", "email", "organisation_name", "country", "field")


@without_account
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def enquire(request: HttpRequest) -> HttpResponse:
    with translation.override(language_of(request)):
        return _enquire(request)


def _enquire(request: HttpRequest) -> HttpResponse:
    institution, is_sent = str(home() or ""), request.method == "POST"
    form = EnquiryForm(request.POST if is_sent else None, institution=institution, initial={"stamp": stamp()})
    status = 200
    if is_sent:
        if form.is_of_a_robot:
            return _thanked()  # who fills what nobody sees is not told that it was noticed
        status = 422
        if form.is_valid():
            facts = {name: form.cleaned_data[name] for name in TOLD}
            try:
                receive_enquiry(**facts, language=get_language() or "", address=client_address(request))
                return _thanked()
            except Refused as refusal:
                form.add_error(None, str(refusal))
                status = 429
    return shown(request, "portal/enquire.html", {"form": form, "stamp": stamp()}, status=status)


def _thanked() -> HttpResponse:
    """On a page of its own, so that a reload sends nothing again."""
    return redirect(f"{reverse('portal:enquired')}?{LANGUAGE}={get_language()}")


@without_account
@require_http_methods(["GET", "HEAD"])
def enquired(request: HttpRequest) -> HttpResponse:
    with translation.override(language_of(request)):
        return shown(request, "portal/enquired.html", {})
