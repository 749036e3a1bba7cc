"""What is done around every page of somebody who signed in."""

from collections.abc import Callable

from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from syndesis.core.accounts.sessions import note_seen
from syndesis.core.models import User

Answer = Callable[[HttpRequest], HttpResponse]


def signed_in(answer: Answer) -> Answer:
    """Pages come in the language that the user has chosen, and the session tells when and where it was last used."""

    def middleware(request: HttpRequest) -> HttpResponse:
        user = request.user if SESSION_KEY in request.session else None
        if isinstance(user, User) and user.language:
            translation.activate(user.language)
            request.LANGUAGE_CODE = translation.get_language()
        response = answer(request)
        if SESSION_KEY in request.session:
            note_seen(request)
        return response

    return middleware
