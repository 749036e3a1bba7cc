"""What the pages of actions and engagements say of follow-ups."""

from django.utils.translation import gettext_lazy as _

from syndesis.engagement.objects.engagements import EngagementType
from syndesis.engagement.panels import followups
from syndesis.objects import Panel, extend
from syndesis.work.objects import ActionType

extend(ActionType, panels=[Panel("asks", _("Asks for a meeting"), followups.asks_for)])
extend(
    EngagementType,
    panels=[
        Panel("follow-ups", _("Follow-ups agreed"), followups.agreed_there),
        Panel("settles", _("Follow-ups that it settled"), followups.settled_here),
    ],
)
