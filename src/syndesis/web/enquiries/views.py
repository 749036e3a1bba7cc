"""An enquiry on a page: what was asked, by whom, in whose hands it is; and its deeds."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views.decorators.http import require_POST

from syndesis.core.countries import country_name
from syndesis.core.history import recording
from syndesis.core.models import User
from syndesis.core.notes import LONGEST
from syndesis.directory import policies as directory
from syndesis.directory.models import Organisation
from syndesis.directory.queries import by_name
from syndesis.engagement import policies
from syndesis.engagement.choices import EnquiryStatus
from syndesis.engagement.models import Enquiry
from syndesis.engagement.objects.enquiries import EnquiryType
from syndesis.engagement.panels.seen import seen_promises
from syndesis.engagement.services import enquiries as services
from syndesis.objects.forms import made
from syndesis.objects.reference_fields import ReferenceField
from syndesis.objects.references import source_of
from syndesis.web.record import is_quick, page_of, quick_look, record_or_404, told
from syndesis.web.record.head import bare_record_or_404
from syndesis.web.views.base import actor_of, sent, user_of

OPEN = (EnquiryStatus.NEW, EnquiryStatus.IN_HAND)


class OrganisationForm(forms.Form):
    organisation = ReferenceField(
        source=source_of(Organisation), label=gettext_lazy("Organisation on record"), required=False
    )

    def __init__(self, data: Any, user: User, initial: Any = None) -> None:
        super().__init__(data, initial={"organisation": initial})
        self.fields["organisation"].reader = user  # type: ignore[attr-defined]


class RemarkForm(forms.Form):
    remark = forms.CharField(
        label=gettext_lazy("Remark"), required=False, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3})
    )


def enquiry(request: HttpRequest, pk: int) -> HttpResponse:
    row = record_or_404(EnquiryType, request, pk)
    if is_quick(request):
        return quick_look(EnquiryType, row, request)
    return render(request, "web/enquiries/enquiry.html", _page(request, row))


def _page(request: HttpRequest, row: Enquiry, wrong: OrganisationForm | None = None) -> dict[str, Any]:
    reader = user_of(request)
    may_change = not row.archived_at and policies.enquiries.can(reader, "change", row)
    organisation = _seen(row.organisation, reader)
    context = page_of(EnquiryType, row, request) | {"pairs": _pairs(row, reader, organisation)}
    if may_change:
        context["actions"] = [*context["actions"], *_actions(row, reader)]
    is_open = row.status in OPEN
    likely = [] if organisation or not row.organisation_name else _likely(row.organisation_name, reader)
    return context | {
        "text": row.text,
        "may_change": may_change,
        "is_open": is_open,
        "remark": RemarkForm() if may_change and is_open else None,
        "choice": (wrong or OrganisationForm(None, reader, row.organisation_id)) if may_change else None,
        "likely": likely if may_change else [],
        "promise": seen_promises(reader).filter(pk=row.initiative_id or 0).first(),
        "mail": f"mailto:{row.email}",
    }


def _actions(row: Enquiry, reader: User) -> list[dict[str, Any]]:
    def deed(name: str, label: str, **more: Any) -> dict[str, Any]:
        return {"label": label, "url": reverse(f"web:enquiry_{name}", args=[row.pk]), "post": True, **more}

    if row.status not in OPEN:
        return [deed("reopen", _("Open again"))]
    offered = []
    if row.initiative_id is None and row.organisation_id:
        offered.append(deed("promise", _("Make it a promise"), icon="handshake"))
    if row.assignee_id != reader.pk:
        offered.append(deed("take", _("Take in hand"), primary=True))
    return offered


def _pairs(row: Enquiry, reader: User, organisation: Organisation | None) -> list[dict[str, Any]]:
    shown = [
        {"label": _("From"), "value": row.sender},
        {"label": _("E-mail"), "value": row.email, "url": f"mailto:{row.email}"},
        {"label": _("Organisation, as written"), "value": row.organisation_name},
        {"label": _("Country"), "value": country_name(row.country)},
        {"label": _("Field"), "value": str(row.field or "")},
        {"label": _("Language"), "value": str(dict(settings.LANGUAGES).get(row.language, row.language))},
        {"label": _("In the hands of"), "value": str(row.assignee or "")},
    ]
    if organisation is not None:
        url = organisation.get_absolute_url()
        shown.append({"label": _("Organisation on record"), "value": organisation.name, "url": url})
    return [pair for pair in shown if pair["value"]]


def _seen(organisation: Organisation | None, reader: User) -> Organisation | None:
    if organisation is None or not directory.organisations.can(reader, "view", organisation):
        return None
    return organisation


def _likely(name: str, reader: User) -> list[Organisation]:
    """Those of exactly the name that was written, to be chosen by one click."""
    return list(by_name(name).filter(directory.organisations.scope(reader, "view"))[:3])


@require_POST
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """Which organisation it comes from: typed and chosen, or by one click."""
    row, by = bare_record_or_404(EnquiryType, request, pk), actor_of(request)
    form = OrganisationForm(sent(request), user_of(request))
    if not form.is_valid():
        return render(request, "web/enquiries/enquiry.html", _page(request, row, form), status=422)

    def deed() -> None:
        with recording(by, "Organisation of the enquiry chosen"):
            services.choose_organisation(row, by=by, organisation=made(form.cleaned_data["organisation"], by))

    told(request, deed, _("The organisation is noted."))
    return redirect(row)


def _deed(service: Callable[..., Any], done: Callable[[], str], *, remark: bool = False) -> Callable[..., HttpResponse]:
    @require_POST
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        row = bare_record_or_404(EnquiryType, request, pk)
        facts = {"remark": request.POST.get("remark", "")[:LONGEST]} if remark else {}
        told(request, lambda: service(row, by=actor_of(request), **facts), done())
        return redirect(row)

    return view


take = _deed(services.take_in_hand, lambda: _("The enquiry is in your hands."))
answered = _deed(services.answer_enquiry, lambda: pgettext("of an enquiry", "Noted as answered."), remark=True)
dismiss = _deed(services.dismiss_enquiry, lambda: _("The enquiry is dismissed."), remark=True)
reopen = _deed(services.reopen_enquiry, lambda: _("The enquiry is open again."))
erase = _deed(services.erase_enquiry, lambda: _("Who asked and what they wrote is erased."))
promise = _deed(services.enquiry_becomes_promise, lambda: _("The enquiry became a promise."))
