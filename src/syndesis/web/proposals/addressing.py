"""Saying to whom a proposal goes."""

from typing import Any
from urllib.parse import urlsplit

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from syndesis.core.models import User
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.directory.models import Organisation
from syndesis.directory.objects import PartnerType
from syndesis.engagement import policies
from syndesis.engagement.models import Proposal
from syndesis.engagement.objects import ProposalType
from syndesis.engagement.services.proposals import address_to
from syndesis.objects.forms import made as made_of
from syndesis.objects.lists import asked
from syndesis.objects.models import SavedView
from syndesis.web.proposals.forms import AddressingForm
from syndesis.web.record.head import bare_record_or_404
from syndesis.web.views.base import actor_of, sent, user_of


@require_http_methods(["GET", "HEAD", "POST"])
def addressing(request: HttpRequest, pk: int) -> HttpResponse:
    row = bare_record_or_404(ProposalType, request, pk)
    if not policies.proposals.can(user_of(request), "change", row):
        raise Http404
    form = AddressingForm(sent(request), user_of(request), views_of(user_of(request)))
    if request.method == "POST" and form.is_valid() and _add(request, row, form):
        return redirect(f"{row.get_absolute_url()}#answers")
    context = {
        "form": form,
        "title": _("To whom it goes"),
        "lead": str(row),
        "submit": _("Add them"),
        "cancel_url": row.get_absolute_url(),
        "crumbs": [
            {"label": ProposalType.plural, "url": reverse("web:proposals")},
            {"label": str(row), "url": row.get_absolute_url()},
            {"label": _("To whom it goes")},
        ],
    }
    return render(request, "web/form.html", context, status=422 if form.errors else 200)


def _add(request: HttpRequest, row: Proposal, form: AddressingForm) -> bool:
    """Whether they were added; what stands against it stands in the form then."""
    chosen = form.cleaned_data
    try:
        by = actor_of(request)
        number = address_to(row, [*made_of(chosen["organisations"], by), *_listed(request, chosen)], by=by)
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        return False
    except Forbidden:
        form.add_error(None, _("Your role does not allow this."))
        return False
    done = ngettext("%(number)s recipient came to it.", "%(number)s recipients came to it.", number)
    messages.success(request, done % {"number": number})
    return True


def _listed(request: HttpRequest, chosen: dict[str, Any]) -> list[Organisation]:
    """The partners of the lists that were named, without ourselves. Raises Refused where nobody is named at all."""
    if not any(chosen.values()):
        raise Refused(_("Choose an organisation, or a list of partners."))
    found: list[Organisation] = []
    queries = [chosen["view"].query] if chosen["view"] else []
    if chosen["address"]:
        path, query = urlsplit(chosen["address"])[2:4]
        if path.rstrip("/") != reverse("web:partners").rstrip("/"):
            raise Refused(_("That is not the address of the list of partners."), "address")
        queries.append(query)
    for query in queries:
        wanted = asked(PartnerType, user_of(request), QueryDict(query))
        if wanted.errors:
            raise Refused(_("The list asks for something that makes no sense."), "address")
        keys = wanted.rows.order_by().values("pk")
        found += Organisation.objects.filter(pk__in=keys, is_home=False)
    return found


def views_of(user: User) -> Any:
    """The saved views of partners that are theirs or for all staff."""
    return SavedView.objects.filter(Q(owner=user) | Q(is_shared=True), kind=PartnerType.many)
