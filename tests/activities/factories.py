"""Activities for tests."""

from typing import Any

from syndesis.activities.models import Activity
from syndesis.activities.services import register_activity
from tests.directory.factories import SYSTEM


def activity(title: str = "Summer school", **fields: Any) -> Activity:
    facts = {"kind": "summer_school", "status": "running"} | fields
    return register_activity(by=SYSTEM, title=title, **facts)
