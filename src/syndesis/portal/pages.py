"""What all pages without account have in common: language, headers, nothing kept."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import get_language, get_language_info
from django.views.decorators.csrf import csrf_exempt

from syndesis.directory.queries import home

LANGUAGE = "lang"
"""The parameter by which a page is asked for in another language; no cookie keeps it."""
View = Callable[..., HttpResponse]


def without_account(view: View) -> View:
    """A page that asks for no account. No token guards its form against other sites: it acts on nobody's behalf but the
    sender's, and of a link the address itself is the secret. So no cookie is set, and the browser may be told to send
    no referrer at all, without which Django could not tell where a form comes from."""

    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Referrer-Policy"] = "no-referrer"
        add_never_cache_headers(response)
        return response

    return login_not_required(csrf_exempt(page))


def language_of(request: HttpRequest, usual: str = "") -> str:
    """The language that was asked for, else the one that is usual here, else that of the browser."""
    known = dict(settings.LANGUAGES)
    wanted = (request.GET.get(LANGUAGE, ""), usual, get_language() or "")
    return next((code for code in wanted if code in known), settings.LANGUAGE_CODE)


def shown(request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """A page in the language of the moment, with the way to the same page in the others."""
    here = get_language()
    languages = [
        {"code": code, "name": get_language_info(code)["name_local"], "current": code == here}
        for code, _name in settings.LANGUAGES
    ]
    around = {"languages": languages, "lang": here, "institution": home()}
    return render(request, template, around | context, status=status)
