"""What staff do to links and to what came back by them, each by a button."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from syndesis.core.services import Refused
from syndesis.engagement import policies
from syndesis.engagement.models import CounterpartLink, Statement
from syndesis.engagement.services import statements as services
from syndesis.engagement.services.link_mail import ask_to_send
from syndesis.engagement.services.links import make_link, revoke_link
from syndesis.web.record import told
from syndesis.web.views.base import actor_of, user_of
from syndesis.web.views.user_deeds import site_of


def page_of_link(link: CounterpartLink) -> str:
    """Where the links of the same record stand."""
    if link.recipient is not None:
        return reverse("web:proposal_recipient", args=[link.recipient.proposal_id, link.recipient_id])
    return reverse("web:engagement_links", args=[link.engagement_id])


def made(request: HttpRequest, form: Any, **about: Any) -> str:
    """The link that a valid form asks for: sent where it says so, else its address, to be shown this once. Blank where
    it was sent, or where something stands against it, which stands in the form then."""
    facts = {name: form.cleaned_data[name] for name in ("person", "email", "language", "days")}
    try:
        with transaction.atomic():
            link, secret = make_link(by=actor_of(request), **about, **facts)
            if "send" in request.POST:
                ask_to_send(link, by=actor_of(request), **site_of(request))
                messages.success(request, _("The link is on its way to %(email)s.") % {"email": link.email})
                return ""
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        return ""
    return site_of(request)["site"] + reverse("portal:link", args=[secret])


@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    link = _link(request, pk)
    told(request, lambda: revoke_link(link, by=actor_of(request)), _("The link is revoked: it opens for nobody."))
    return redirect(page_of_link(link))


@require_POST
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Again, or for the first time: what was sent before does not open any more."""
    link = _link(request, pk)
    done = _("The link is on its way to %(email)s.") % {"email": link.email}
    told(request, lambda: ask_to_send(link, by=actor_of(request), **site_of(request)), done)
    return redirect(page_of_link(link))


@require_POST
def take_all(request: HttpRequest, pk: int) -> HttpResponse:
    link = _link(request, pk)

    def deed() -> None:
        taken, left = services.take_all_over(link, by=actor_of(request))
        done = ngettext("%(number)s thing taken over.", "%(number)s things taken over.", taken) % {"number": taken}
        if left:
            rest = ngettext("%(number)s waits for you.", "%(number)s wait for you.", left) % {"number": left}
            done = f"{done} {rest}"
        messages.success(request, done)

    told(request, deed)
    return redirect(page_of_link(link))


def _settling(service: Callable[..., Any], done: Callable[[], str]) -> Callable[..., HttpResponse]:
    @require_POST
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        statement = Statement.objects.select_related("link").filter(pk=pk).first()
        if statement is None:
            raise Http404
        link = _link(request, statement.link_id)
        told(request, lambda: service(statement, by=actor_of(request)), done())
        return redirect(page_of_link(link))

    return view


take = _settling(services.take_over, lambda: _("Taken over."))
by_hand = _settling(services.settle_by_hand, lambda: _("Noted as seen to."))
dismiss = _settling(services.dismiss_statement, lambda: _("Dismissed: the record stays as it is."))


def _link(request: HttpRequest, pk: int) -> CounterpartLink:
    """One about a record that the user may see; else nobody learns that there is one."""
    rows = CounterpartLink.objects.select_related("engagement", "recipient__proposal")
    link = rows.filter(pk=pk).first()
    about = link and (link.engagement or (link.recipient and link.recipient.proposal))
    policy = policies.engagements if link and link.engagement else policies.proposals
    if link is None or not about or not policy.can(user_of(request), "view", about):
        raise Http404
    return link
