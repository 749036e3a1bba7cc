"""Where a user is signed in, and ending that."""

from datetime import timedelta

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.dateparse import parse_datetime

from syndesis.core.accounts.addresses import client_address
from syndesis.core.models import User, UserSession
from syndesis.core.sessions import SEEN

FRESH = timedelta(minutes=5)
"""So old may be what a session says of itself: each page asked for would be a write otherwise."""


def note_seen(request: HttpRequest) -> None:
    """Has the session of this request say when, from where and with which browser it was used."""
    agent, address = request.headers.get("User-Agent", "")[:300], client_address(request)
    last, now = request.session.get(SEEN), timezone.now()
    if last and (last["agent"], last["address"]) == (agent, address):
        at = parse_datetime(last["at"])
        if at is not None and now - at < FRESH:
            return
    request.session[SEEN] = {"at": now.isoformat(), "agent": agent, "address": address}


def sessions_of(user: User) -> QuerySet[UserSession]:
    """Where the user is signed in now, the last used first."""
    return UserSession.objects.filter(user=user, expire_date__gt=timezone.now()).order_by("-seen_at", "session_key")


def handle(session: UserSession) -> str:
    """A name for a session in addresses and forms: its key would sign in whoever reads it there."""
    return salted_hmac("syndesis.session", session.session_key).hexdigest()[:20]


def end_session(*, user: User, named: str) -> bool:
    """Ends the user's own session of that `handle`; whether there was one."""
    keys = [session.session_key for session in sessions_of(user) if handle(session) == named]
    return UserSession.objects.filter(user=user, session_key__in=keys).delete()[0] > 0


def end_sessions(*, user: User, keep: str = "") -> int:
    """Signs the user out everywhere, but for the session with the key `keep`."""
    return UserSession.objects.filter(user=user).exclude(session_key=keep).delete()[0]
