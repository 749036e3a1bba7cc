"""The first run: the first administrator, whom somebody sets up who can read what the server prints."""

import base64

from django.db.migrations.recorder import MigrationRecorder
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from syndesis.core.accounts.users import alone_with_users, register_user
from syndesis.core.history import Actor, recording
from syndesis.core.models import Role, User
from syndesis.core.services import Refused


def is_first_run() -> bool:
    return not User.objects.exists()


def set_up_code() -> str:
    """The code that the set-up asks for, as "KQ3M-XPDV-7ANT": it follows from the secret key and the moment at which
    this database was made, so all processes agree on it, nothing is stored, and another database has another."""
    made = MigrationRecorder.Migration.objects.earliest("pk").applied.isoformat()
    digest = salted_hmac("syndesis.set_up", made, algorithm="sha256").digest()
    letters = base64.b32encode(digest)[:12].decode()
    return "-".join(letters[start : start + 4] for start in range(0, 12, 4))


def is_set_up_code(text: str) -> bool:
    """Whether somebody typed the code, with or without hyphens and capitals."""
    typed = "".join(letter for letter in text.upper() if letter.isalnum())
    return constant_time_compare(typed, set_up_code().replace("-", ""))


def register_first_administrator(*, email: str, display_name: str, password: str, language: str = "") -> User:
    """Raises Refused where there is a user already."""
    with recording(Actor.system(), "First administrator set up"):
        alone_with_users()
        if not is_first_run():
            raise Refused(_("Syndesis is set up already."))
        return register_user(
            by=Actor.system(),
            email=email,
            display_name=display_name,
            role=Role.ADMINISTRATOR,
            language=language,
            password=password,
        )
