"""What of the promises is handed over with a responsibility."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from syndesis.core.policies import reached
from syndesis.directory.handing_over import Asked, listed, register_hanging
from syndesis.engagement.choices import OPEN_STAGES
from syndesis.engagement.models import Initiative


def promises(asked: Asked) -> Iterator[str]:
    """The promises that are neither done nor dropped, those that have waited longest first."""
    rows = Initiative.objects.filter(reached(asked.bearer, Initiative), stage__in=OPEN_STAGES, archived_at=None)
    yield from listed(_("Open promise: %(name)s"), rows.order_by("stage_on_last", "pk"), _named)


def _named(promise: Initiative) -> str:
    return f"{promise.title} ({promise.get_stage_display()})"


register_hanging(promises)
