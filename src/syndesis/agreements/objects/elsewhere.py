"""What the lists and pages of partners and people say of agreements."""

from django.utils.translation import gettext_lazy as _

from syndesis.agreements import panels, queries
from syndesis.directory.objects import PartnerType, PersonType
from syndesis.objects import Col, Format, Panel, extend

extend(
    PartnerType,
    annotations={"agreement_count": queries.number_of_agreements},
    columns=[Col("agreement_count", _("Agreements"), format=Format.NUMBER, sort="agreement_count")],
    panels=[Panel("agreements", _("Agreements"), panels.of_organisation)],
)
extend(PersonType, panels=[Panel("signed", _("Agreements signed"), panels.signed_by)])
