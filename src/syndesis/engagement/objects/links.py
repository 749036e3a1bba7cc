"""What the pages of engagements show of the links by which the other side confirms them."""

from django.utils.translation import gettext_lazy as _

from syndesis.engagement.objects.engagements import EngagementType
from syndesis.engagement.panels.links import asked_of_them
from syndesis.objects import Panel, extend

extend(EngagementType, panels=[Panel("links", _("Asked of the other side"), asked_of_them)])
