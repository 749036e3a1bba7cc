"""What the pages of partners, units and activities say of money, property, facilities and startups."""

from django.utils.translation import gettext_lazy as _

from syndesis.activities.objects.activities import ActivityType
from syndesis.activities.panels import belongings, money, startups
from syndesis.directory.objects import OrganisationType, PartnerType
from syndesis.objects import Panel, extend

for kind in (PartnerType, OrganisationType):
    extend(
        kind,
        panels=[
            Panel("grants", _("Grants"), money.of_organisation),
            Panel("calls", _("Calls for proposals"), money.calls_of),
            Panel("property", _("Intellectual property"), belongings.property_of_organisation),
            Panel("facilities_used", _("Facilities they may use"), belongings.used_by),
            Panel("facilities", _("Facilities"), belongings.kept_by),
            Panel("startup_residents", _("Startups resident there"), startups.residents),
            Panel("startups", _("Startups"), startups.startups),
        ],
    )
extend(
    ActivityType,
    panels=[
        Panel("money", _("Money"), money.of_activity),
        Panel("property", _("Intellectual property"), belongings.property_of_activity),
        Panel("facilities_used", _("Facilities used"), belongings.used_within),
    ],
)
