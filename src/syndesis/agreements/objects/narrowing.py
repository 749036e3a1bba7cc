"""What the list of agreements says of how they go on, and by what else it can be narrowed."""

from django.utils.translation import gettext_lazy as _

from syndesis.agreements.objects.agreements import AgreementType
from syndesis.agreements.queries import ending, holding, narrowing
from syndesis.agreements.wording.holding import held_by
from syndesis.objects import Choice, Col, Custom, Format, Period, Ref, extend

extend(
    AgreementType,
    annotations={
        "phase": narrowing.phase_of,
        "holder": holding.holder,
        "holders_more": holding.holders_more,
    },
    columns=[
        Col("runs_until", format=Format.DATE, sort="runs_until"),
        Col("decide_by", format=Format.DATE, sort="decide_by"),
        Col("officer", hidden=True),
        Col(held_by, _("Held by"), name="held_by", hidden=True),
    ],
    filters=[
        Choice("phase", follows="status", told=narrowing.phase_by_status),
        Ref("unit", model="directory.Organisation", condition=narrowing.of_units, label=_("Unit of ours")),
        Ref("officer"),
        Ref("topic", path="fields"),
        Ref("region", model="directory.Region", condition=narrowing.with_party_in, label=_("Region")),
        Period("runs_until"),
        Period("decide_by"),
        Custom("ending", narrowing.ending_within, label=_("Ends within days")),
        Custom("deciding", narrowing.deciding_within, label=_("To be decided within days")),
        Custom("signed_copy", narrowing.with_signed_copy, label=_("Signed copy on record")),
        Custom("no_end", narrowing.without_end, label=_("Without an end")),
        Custom("scope", narrowing.of_scope, label=_("About")),
        Custom("country", narrowing.in_country, label=_("Country of a party")),
        Custom("lane", ending.asked_by_lane, label=_("Coming to an end")),
    ],
)
