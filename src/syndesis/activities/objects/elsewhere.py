"""What the lists of partners and the pages of people, agreements, networks and objectives say of activities."""

from django.utils.translation import gettext_lazy as _

from syndesis.activities import panels, queries
from syndesis.agreements.objects import AgreementType
from syndesis.directory.objects import PartnerType, PersonType
from syndesis.directory.objects.networks import NetworkType
from syndesis.directory.objects.relations import ObjectiveType
from syndesis.objects import Col, Format, Panel, extend

extend(
    PartnerType,
    annotations={"activity_count": queries.number_of_running_activities},
    columns=[Col("activity_count", _("Running activities"), format=Format.NUMBER, sort="activity_count")],
    panels=[Panel("activities", _("Activities"), panels.of_organisation)],
)
extend(PersonType, panels=[Panel("activities", _("Activities"), panels.of_person)])
extend(ObjectiveType, panels=[Panel("activities", _("Activities"), panels.serving)])
extend(AgreementType, panels=[Panel("activities", _("Activities under it"), panels.under_agreement)])
extend(NetworkType, panels=[Panel("activities", _("What runs inside it"), panels.of_network)])
