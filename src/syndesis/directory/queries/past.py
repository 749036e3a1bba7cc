"""What an organisation was at a moment of the history."""

from collections.abc import Callable

from syndesis.core.history.past import Moment
from syndesis.core.history.standing import standing
from syndesis.directory.models import Organisation, Partnership


def was_partner(at: Moment | None) -> Callable[[Organisation], bool]:
    """What tells of an organisation whether a partnership with it was on record."""
    keys = {row.organisation_id for row in standing(Partnership, at, deleted=True)}
    return lambda organisation: organisation.pk in keys
