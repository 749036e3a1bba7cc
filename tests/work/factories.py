"""Actions for tests."""

from typing import Any

from syndesis.work.models import Action
from syndesis.work.services import add_action
from tests.directory.factories import SYSTEM


def action(title: str = "Send the text", **fields: Any) -> Action:
    return add_action(by=SYSTEM, title=title, **fields)
