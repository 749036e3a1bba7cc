"""The page of a person, and what is done to their positions and contact data."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from syndesis.core.history import recording
from syndesis.core.services import Refused
from syndesis.directory import policies
from syndesis.directory.models import Contact, Person, Position
from syndesis.directory.objects import PersonType
from syndesis.directory.queries.contact_review import due_for, review_day, with_last_contact
from syndesis.directory.services import add_contact, end_position, keep_contact, move_person, remove_contact
from syndesis.lib.partial_dates import PartialDate
from syndesis.web.duplicates.leading import led_on
from syndesis.web.person.forms import ContactForm, EndForm, KeepForm, MoveForm
from syndesis.web.person.page import contact_shown, person_page
from syndesis.web.record import is_quick, quick_look, record_or_404
from syndesis.web.record.deeds import permitted, told, way_back
from syndesis.web.views.base import actor_of, get_or_404, sent, user_of

SHOWN = 50
UNPROCESSABLE = 422


def person(request: HttpRequest, pk: int) -> HttpResponse:
    row = record_or_404(PersonType, request, pk)
    if (onward := led_on(row, request)) is not None:
        return onward
    if is_quick(request):
        return quick_look(PersonType, row, request)
    return render(request, "web/person.html", person_page(row, request, timezone.localdate()))


@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """To another organisation: what was held elsewhere ends, and stays on record."""
    row, form = _changeable(request, pk), MoveForm(sent(request), user=user_of(request))
    by = actor_of(request)

    def deed() -> None:
        with recording(by, "Person moved"):
            move_person(by=by, person=row, **form.data_for_service(by))

    if form.is_bound and form.is_valid() and _done(request, form, deed, _("The new position is on record.")):
        return redirect(row)
    return _form(request, row, form, _("Moved to another organisation"), _("What they held elsewhere ends and stays."))


@require_http_methods(["GET", "HEAD", "POST"])
def position_end(request: HttpRequest, pk: int, key: int) -> HttpResponse:
    row = _changeable(request, pk)
    position = _of(row, Position, key)
    form = EndForm(sent(request), initial={"on": PartialDate.of(timezone.localdate())})
    if form.is_bound and form.is_valid():
        on = form.cleaned_data["on"]
        if _done(request, form, lambda: end_position(position, by=actor_of(request), on=on), _("The position ended.")):
            return redirect(row)
    return _form(request, row, form, _("End: %(position)s") % {"position": position}, "")


@require_POST
def contact_add(request: HttpRequest, pk: int) -> HttpResponse:
    row, form = _changeable(request, pk), ContactForm(request.POST)
    if form.is_valid():
        facts = form.cleaned_data
        if _done(request, form, lambda: add_contact(by=actor_of(request), person=row, **facts), _("It is added.")):
            return redirect(f"{row.get_absolute_url()}#contacts")
    return _form(request, row, form, _("Contact data"), "")


@require_http_methods(["GET", "HEAD", "POST"])
def contact_keep(request: HttpRequest, pk: int, key: int) -> HttpResponse:
    """The outcome of a review: it is still needed."""
    row = _changeable(request, pk)
    contact = _of(row, Contact, key)
    initial = {"purpose": contact.purpose, "review_on": review_day(timezone.localdate())}
    form = KeepForm(sent(request), initial=initial)
    if form.is_bound and form.is_valid():
        facts = form.cleaned_data
        if _done(request, form, lambda: keep_contact(contact, by=actor_of(request), **facts), _("It is kept.")):
            return redirect(way_back(request, PersonType, row))
    return _form(request, row, form, _("Keep: %(contact)s") % {"contact": contact}, "")


@require_POST
def contact_remove(request: HttpRequest, pk: int, key: int) -> HttpResponse:
    row = _changeable(request, pk)
    contact = _of(row, Contact, key)
    told(request, lambda: remove_contact(contact, by=actor_of(request)), _("It is removed, also from the history."))
    return redirect(way_back(request, PersonType, row))


def contacts(request: HttpRequest) -> HttpResponse:
    """All contact data that the user has to look at, the longest overdue first."""
    rows = with_last_contact(due_for(user_of(request), timezone.localdate()))
    page: Page[Any] = Paginator(rows, SHOWN).get_page(request.GET.get("page"))
    number = page.paginator.count
    page.page_numbers = list(page.paginator.get_elided_page_range(page.number))  # type: ignore[attr-defined]
    label = ngettext("%(number)s address or number", "%(number)s addresses and numbers", number)
    title = _("Contact data to review")
    context = {
        "title": title,
        "crumbs": [{"label": PersonType.plural, "url": reverse("web:people")}, {"label": title}],
        "page": page,
        "lines": [
            {"person": each.person, **contact_shown(each, may_change=True, is_due=True)} for each in page.object_list
        ],
        "told": label % {"number": number},
    }
    return render(request, "web/contacts.html", context)


def _of(row: Person, model: Any, key: int) -> Any:
    """A row that belongs to a person whom the user may change."""
    return get_object_or_404(model.objects.select_related("person"), pk=key, person=row)


def _changeable(request: HttpRequest, pk: int) -> Person:
    return get_or_404(Person.objects.filter(erased_at=None), policies.people, request, "change", pk=pk)


def _done(request: HttpRequest, form: Any, deed: Any, words: str) -> bool:
    """Do it; what the rules refuse stands in the form."""
    try:
        return permitted(request, deed, words)
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        return False


def _form(request: HttpRequest, row: Person, form: Any, title: str, lead: str) -> HttpResponse:
    context = {
        "title": title,
        "lead": " · ".join(filter(None, (str(row), lead))),
        "form": form,
        "hidden": [("next", request.GET.get("next") or request.POST.get("next", ""))],
        "cancel_url": row.get_absolute_url(),
        "crumbs": [
            {"label": PersonType.plural, "url": reverse("web:people")},
            {"label": str(row), "url": row.get_absolute_url()},
            {"label": title},
        ],
    }
    return render(request, "web/form.html", context, status=UNPROCESSABLE if form.errors else 200)
