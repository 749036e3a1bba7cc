"""The store of sessions: Django's in the database, which also knows whose a session is and where it was last seen."""

from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.utils.dateparse import parse_datetime

SEEN = "seen"
"""Key of a session's data: the last page asked for, as {at, agent, address} (`core.accounts.sessions`)."""


class SessionStore(DatabaseStore):
    @classmethod
    def get_model_class(cls) -> Any:
        from syndesis.core.models import UserSession

        return UserSession

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        row: Any = super().create_model_instance(data)
        seen = data.get(SEEN, {})
        row.user_id = data.get(SESSION_KEY)
        row.agent, row.address = seen.get("agent", ""), seen.get("address")
        row.seen_at = parse_datetime(seen["at"]) if seen else None
        return row
