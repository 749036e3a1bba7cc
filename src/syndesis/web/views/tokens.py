"""Tokens by which other systems ask and write: one's own, and for administrators those of everybody."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from syndesis.core.models import ApiToken
from syndesis.core.models.tokens import INTAKE, READ, WRITE
from syndesis.core.services import Refused
from syndesis.core.tokens import make_token, revoke_token
from syndesis.core.tokens import tokens as policy
from syndesis.objects import registered
from syndesis.web.account_forms import refused
from syndesis.web.token_forms import TokenForm
from syndesis.web.views.base import actor_of, get_or_404, sent, user_of
from syndesis.web.views.settings import administrators_only, crumbs

MAY = {
    READ: gettext_lazy("reads everything"),
    WRITE: gettext_lazy("reads and writes everything"),
    INTAKE: gettext_lazy("hands documents in"),
}


@sensitive_post_parameters("current_password")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def tokens(request: HttpRequest) -> HttpResponse:
    """One's own tokens. The secret of a new one is in the answer to its form, and nowhere afterwards."""
    form, made, secret = TokenForm(request, sent(request)), None, ""
    if request.method == "POST" and form.is_valid():
        wanted = {"name": form.cleaned_data["name"], "scopes": form.scopes, "expires_at": form.expires_at}
        try:
            made, secret = make_token(by=actor_of(request), **wanted)
        except Refused as refusal:
            refused(form, refusal)
        else:
            form = TokenForm(request)
    held = ApiToken.objects.filter(user=user_of(request))
    context = {
        "form": form,
        "made": made,
        "secret": secret,
        "lines": _lines(held, request),
        "crumbs": [{"label": _("Your account"), "url": reverse("web:account")}, {"label": _("API tokens")}],
    }
    return render(request, "web/settings/tokens.html", context, status=422 if form.errors else 200)


@administrators_only
def all_tokens(request: HttpRequest) -> HttpResponse:
    """The tokens of everybody, to be revoked."""
    held = ApiToken.objects.select_related("user")
    lines = _lines(held, request, of_all=True)
    context = {"lines": lines, "of_all": True, "crumbs": crumbs((_("API tokens"), ""))}
    return render(request, "web/settings/tokens.html", context)


@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    token = get_or_404(ApiToken.objects.select_related("user"), policy, request, "change", pk=pk)
    revoke_token(by=actor_of(request), token=token)
    messages.success(request, _("“%(token)s” is revoked: it lets nobody in any more.") % {"token": token})
    return redirect("web:tokens" if token.user == user_of(request) else "web:settings_tokens")


def _lines(held: Iterable[ApiToken], request: HttpRequest, of_all: bool = False) -> list[dict[str, Any]]:
    """Those that work first, the last made first."""
    rows = sorted(held, key=lambda token: not _lets_in(token))
    return [
        {
            "title": token.name,
            "detail": " · ".join(filter(None, (str(token.user) if of_all else "", *_facts(token)))),
            "icon": "key-round",
            "end": "" if _lets_in(token) else _state(token),
            "action": {"label": _("Revoke"), "url": reverse("web:token_revoke", args=[token.pk])}
            if _lets_in(token)
            else None,
        }
        for token in rows
    ]


def _lets_in(token: ApiToken) -> bool:
    return token.works() and token.user.is_active


def _state(token: ApiToken) -> str:
    if token.revoked_at:
        return _("revoked %(day)s") % {"day": _day(token.revoked_at)}
    return _("ended %(day)s") % {"day": _day(token.expires_at)} if token.expires_at else _("its user cannot sign in")


def _facts(token: ApiToken) -> list[str]:
    used = _("last used %(day)s") % {"day": _day(token.last_used_at)} if token.last_used_at else _("never used")
    ends = _("ends %(day)s") % {"day": _day(token.expires_at)} if token.expires_at else _("never ends")
    return [f"{token.prefix}…", may(token.scopes), used, ends if _lets_in(token) else ""]


def may(scopes: Iterable[str]) -> str:
    """What a token is for, in words: "reads Agreements, People"."""
    plurals = {kind.many: str(kind.plural) for kind in registered()}
    told = [str(MAY[scope]) for scope in scopes if scope in MAY]
    for access, words in ((READ, _("reads %(records)s")), (WRITE, _("reads and writes %(records)s"))):
        kinds = [kind for scope in scopes for name, _colon, kind in [scope.partition(":")] if name == access and kind]
        if kinds:
            told.append(words % {"records": ", ".join(plurals.get(kind, kind) for kind in kinds)})
    return ", ".join(told)


def _day(moment: Any) -> str:
    return date_format(timezone.localtime(moment), "DATE_FORMAT")
