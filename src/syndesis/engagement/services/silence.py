"""Setting after how many days a promise counts as silent."""

from collections.abc import Mapping

from syndesis.core.history import Actor, recording
from syndesis.core.models import Role
from syndesis.core.policies import Forbidden
from syndesis.engagement.models import SilenceLimit

SETTERS = {Role.MANAGER, Role.ADMINISTRATOR}


def set_silence_limits(limits: Mapping[str, int | None], *, by: Actor) -> None:
    """Set the limits of these stages; None: a promise there is never silent."""
    if by.user is not None and by.user.role not in SETTERS:
        raise Forbidden(str(SilenceLimit._meta.verbose_name_plural))
    with recording(by, "Limits of silence set"):
        held = {row.stage: row for row in SilenceLimit.objects.select_for_update()}
        for stage, days in limits.items():
            row = held.get(stage) or SilenceLimit(stage=stage)
            if row.pk is None or row.days != days:
                row.days = days
                row.save()
