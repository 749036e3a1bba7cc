"""What the pages of partners, units, agreements, activities and people say of who moved."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from syndesis.activities.objects.activities import ActivityType
from syndesis.activities.panels import mobility as panels
from syndesis.agreements.objects import AgreementType
from syndesis.directory.objects import OrganisationType, PartnerType, PersonType
from syndesis.objects import Panel, extend

extend(
    PartnerType,
    panels=[
        Panel("mobility", _("People moving"), panels.of_partner),
        Panel("internships", _("Internships offered"), panels.offered_by),
        Panel("employment", _("What became of the interns"), panels.employment_with),
    ],
)
extend(
    OrganisationType,
    panels=[
        Panel("mobility", _("People moving"), panels.of_unit),
        Panel("hosted", _("Came to work here"), panels.hosted_by),
        Panel("internships", _("Internships offered"), panels.offered_by),
    ],
)
extend(AgreementType, panels=[Panel("stays", _("Stays under it"), panels.under_agreement)])
extend(ActivityType, panels=[Panel("stays", _("Stays within it"), panels.within_activity)])
extend(PersonType, panels=[Panel("stays", pgettext_lazy("mobility", "Stays"), panels.of_person)])
