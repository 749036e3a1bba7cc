"""What the pages of people, networks and activities say of events and invitations."""

from django.utils.translation import gettext_lazy as _

from syndesis.activities.objects import ActivityType
from syndesis.directory.objects import PersonType
from syndesis.directory.objects.networks import NetworkType
from syndesis.engagement.panels import networks, taking_part
from syndesis.objects import Panel, extend

extend(PersonType, panels=[Panel("talks", _("Talks given"), taking_part.talks_of)])
extend(
    NetworkType,
    panels=[
        Panel("attendance", _("How often we took part"), taking_part.attendance_of),
        Panel("events", _("Recurring events"), taking_part.events_of_network),
        Panel("editions", _("Its events"), networks.editions_of),
        Panel("speeches", _("Talks by our people"), networks.speeches_of_ours),
    ],
)
extend(ActivityType, panels=[Panel("invitations", _("Invited"), taking_part.invited_into)])
