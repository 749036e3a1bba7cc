"""What has become of promises: open still, kept, dropped; an activity, an agreement, nothing on record."""

from django.db.models import Q
from django.utils.translation import gettext as _

from syndesis.engagement.choices import OPEN_STAGES, Stage

OUTCOMES: dict[str, Q] = {
    "open": Q(stage__in=OPEN_STAGES),
    "kept": Q(stage=Stage.DONE),
    "dropped": Q(stage=Stage.DROPPED),
    "activity": Q(activity__isnull=False),
    "agreement": Q(agreement__isnull=False),
}


def asked_by_outcome(text: str) -> Q:
    """The condition of the list: `became=kept`. Raises ValueError."""
    if text not in OUTCOMES:
        raise ValueError(_("Write one of these: %(words)s.") % {"words": ", ".join(OUTCOMES)})
    return OUTCOMES[text]
