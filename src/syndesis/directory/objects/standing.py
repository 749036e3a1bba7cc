"""What partners and all other organisations show of their standing, and by what they are narrowed."""

from django.utils.translation import gettext_lazy as _

from syndesis.directory.objects.organisations import OrganisationType
from syndesis.directory.objects.partners import PartnerType
from syndesis.directory.panels import standing as standing_panels
from syndesis.directory.queries.fields import in_field, in_sector
from syndesis.directory.queries.tree import placement
from syndesis.objects import Choice, Panel, Ref, extend

NARROWED = [
    Ref("field", model="directory.Field", condition=in_field, label=_("Field, with all narrower ones")),
    Ref("sector", model="directory.Field", condition=in_sector, label=_("Sector")),
]
SHOWN = [
    Panel("statuses", _("Statuses"), standing_panels.statuses),
    Panel("rankings", _("Rankings"), standing_panels.rankings),
    Panel("fields", _("Fields and priorities"), standing_panels.fields),
    Panel("residents", _("Residents"), standing_panels.residents),
    Panel("relations", _("Stands in relation to"), standing_panels.relations),
    Panel("places", _("Other places"), standing_panels.places),
    Panel("through", _("Through this partner"), standing_panels.through_it),
    Panel("reached", _("How we reach it"), standing_panels.reached_over),
]

extend(PartnerType, filters=[Choice("placement"), *NARROWED], annotations={"placement": placement}, panels=SHOWN)
extend(OrganisationType, filters=NARROWED, panels=SHOWN)
