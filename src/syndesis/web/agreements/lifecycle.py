"""Where an agreement stands in its life, as its page shows it."""

from typing import Any

from syndesis.agreements.models import Agreement
from syndesis.core.models import User


def lifecycle_of(agreement: Agreement, reader: User) -> dict[str, Any] | None:
    """As `web/agreements/stepper.html` takes it."""
    return None
