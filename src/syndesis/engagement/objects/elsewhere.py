"""What the lists and pages of partners, people, agreements, activities, networks and offices say of them."""

from django.utils.translation import gettext_lazy as _

from syndesis.activities.objects import ActivityType
from syndesis.agreements.objects import AgreementType, ObligationType
from syndesis.directory.objects import PartnerType, PersonType
from syndesis.directory.objects.networks import NetworkType, OfficeType
from syndesis.engagement import kept, panels, queries
from syndesis.engagement.panels import networks
from syndesis.objects import Col, Custom, Format, Panel, Period, extend

extend(
    PartnerType,
    annotations={"promise_count": queries.number_of_open_promises, "last_contact": queries.last_contact},
    columns=[
        Col("promise_count", _("Open promises"), format=Format.NUMBER, sort="promise_count"),
        Col("last_contact", _("Last contact"), format=Format.SILENCE, sort="last_contact"),
    ],
    filters=[
        Period("last_contact", label=_("Last contact")),
        Custom("out_of_contact", queries.asked_by_contact, label=_("Out of contact")),
    ],
    panels=[
        Panel("meetings", _("Meetings and visits"), panels.meetings_of_organisation),
        Panel("promises", _("Promises"), panels.promises_of_organisation),
    ],
)
extend(
    PersonType,
    panels=[
        Panel("meetings", _("Meetings"), panels.meetings_of_person, empty=_("At no meeting on record.")),
        Panel("promises", _("Promises"), panels.promises_of_person),
    ],
)
extend(
    AgreementType,
    panels=[
        Panel("meetings", _("Signed or discussed at"), panels.signed_at),
        Panel("promises", _("Promised as"), kept.promised_before),
    ],
)
extend(ObligationType, panels=[Panel("promises", _("Fulfilled by"), kept.promised_to_fulfil)])
extend(
    ActivityType,
    panels=[
        Panel("occasions", _("Occasions"), panels.within_activity),
        Panel("promises", _("Promised as"), kept.promised_as),
    ],
)
extend(NetworkType, panels=[Panel("meetings", _("Meetings and visits"), networks.others_of)])
extend(OfficeType, panels=[Panel("meetings", _("Meetings and visits"), panels.meetings_at_office)])
