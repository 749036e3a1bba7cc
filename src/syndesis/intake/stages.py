"""How ripe a text says that a promise is."""

from syndesis.engagement.choices import Stage
from syndesis.engagement.models import Initiative
from syndesis.lib.partial_dates import PartialDate

RIPENESS = list(Stage)
STAGES = {
    "existing": Stage.RUNNING,
    "agreed": Stage.AGREED,
    "planned": Stage.AGREED,
    "proposed": Stage.PROPOSED,
    "possible": Stage.MENTIONED,
}


def stage_told(status: str) -> Stage:
    return STAGES.get(status, Stage.MENTIONED)


def is_less_ripe(stage: str, initiative: Initiative) -> bool:
    return RIPENESS.index(Stage(stage)) < RIPENESS.index(Stage(initiative.stage))


def is_of_before(day: PartialDate | None, initiative: Initiative) -> bool:
    """Whether a text of that day was written before the promise came to its stage."""
    return bool(day and initiative.stage_on and day.last < initiative.stage_on.last)


def would_go_back(stage: str, day: PartialDate | None, initiative: Initiative) -> bool:
    """Whether noting the stage would have the promise stand at a less ripe one: who mentions an agreed school does not
    take back that it was agreed. Somebody may, by hand."""
    return is_less_ripe(stage, initiative) and not is_of_before(day, initiative)
