"""What a counterpart sees and sends by a link, without an account."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from syndesis.core import dates
from syndesis.core.accounts.addresses import client_address
from syndesis.core.services import Refused
from syndesis.engagement.choices import About, LinkPurpose
from syndesis.engagement.models import CounterpartLink
from syndesis.engagement.queries.asked import Item, items_of
from syndesis.engagement.services.links import opened
from syndesis.engagement.services.statements import take_in
from syndesis.portal.pages import LANGUAGE, language_of, shown, without_account
from syndesis.portal.reading import ANSWERS, answered, as_sent, confirmed

GONE = 404
PARTS = (
    ((About.TITLE, About.DATE, About.PLACE), gettext_lazy("The meeting")),
    ((About.PRESENCE, About.POSITION), gettext_lazy("Who took part")),
    ((About.OUTCOME,), gettext_lazy("What came out")),
    ((About.PROMISE,), gettext_lazy("What we want to do together")),
)


@without_account
@sensitive_variables("secret")
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest, secret: str) -> HttpResponse:
    """Looking at it uses nothing up: mail scanners open links. One page answers for all that do not work, so that it
    tells nobody whether there ever was such a link."""
    address = client_address(request)
    row = opened(secret, address=address, look=request.method == "GET")
    if row is None:
        return _refused(request)
    with translation.override(language_of(request, row.language)):
        if request.method != "POST":
            return _page(request, row)
        said = answered(request.POST) if row.purpose == LinkPurpose.ANSWER else confirmed(items_of(row), request.POST)
        if not said:
            return _page(request, row, _nothing_said(row))
        try:
            take_in(row, said, sent=as_sent(request.POST), address=address)
        except Refused:
            return _refused(request)
        return redirect(f"{reverse('portal:thanks')}?{LANGUAGE}={get_language()}")


@without_account
@require_http_methods(["GET", "HEAD"])
def thanks(request: HttpRequest) -> HttpResponse:
    with translation.override(language_of(request)):
        return _unlisted(shown(request, "portal/thanks.html", {}))


def _refused(request: HttpRequest) -> HttpResponse:
    with translation.override(language_of(request)):
        return _unlisted(shown(request, "portal/refused.html", {}, status=GONE))


def _page(request: HttpRequest, row: CounterpartLink, error: str = "") -> HttpResponse:
    context = {
        "link": row,
        "given": request.POST,
        "error": error,
        "until": date_format(timezone.localtime(row.expires_at), "DATE_FORMAT"),
    }
    if row.purpose == LinkPurpose.ANSWER:
        template, context = "portal/answer.html", context | _proposal(row)
    else:
        template, context = "portal/confirm.html", context | {"parts": _parts(request, items_of(row))}
    return _unlisted(shown(request, template, context, status=422 if error else 200))


def _proposal(row: CounterpartLink) -> dict[str, Any]:
    """The proposal in the language of the page, and how it can be answered."""
    recipient = row.recipient
    assert recipient is not None
    proposal, language = recipient.proposal, (get_language() or "en")[:2]
    return {
        "title": str(proposal),
        "text": proposal.texts.get(language) or proposal.text,
        "fields": ", ".join(str(each) for each in proposal.fields.all()),
        "due": dates.full(proposal.due_on),
        "answers": [(answer.value, _invited(answer)) for answer in ANSWERS],
    }


def _invited(answer: Any) -> str:
    """An answer, as the one says it who gives it."""
    return {
        "agreed": _("We agree"),
        "interested": _("We are interested"),
        "continuing": _("We want to go on with what we have begun"),
        "declined": _("Not for us"),
    }[answer.value]


def _parts(request: HttpRequest, items: list[Item]) -> list[dict[str, Any]]:
    given = request.POST
    return [
        {
            "title": title,
            "items": [
                {
                    "item": item,
                    "label": item.about.label,
                    "verdict": given.get(item.name, ""),
                    "text": given.get(f"{item.name}-text", ""),
                    "is_presence": item.about == About.PRESENCE,
                }
                for item in items
                if item.about in about
            ],
        }
        for about, title in PARTS
        if any(item.about in about for item in items)
    ]


def _nothing_said(row: CounterpartLink) -> str:
    if row.purpose == LinkPurpose.ANSWER:
        return _("Choose an answer.")
    return _("Say of at least one thing whether it is right.")


def _unlisted(response: HttpResponse) -> HttpResponse:
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
