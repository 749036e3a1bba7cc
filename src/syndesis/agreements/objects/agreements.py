"""Agreements, as declared."""

from django.utils.translation import gettext_lazy as _

from syndesis.agreements import panels, policies, services
from syndesis.agreements.choices import IN_FORCE, AgreementStatus
from syndesis.agreements.models import Agreement
from syndesis.agreements.objects.deeds import DEEDS
from syndesis.agreements.wording import agreement_title
from syndesis.directory.wording import named_by
from syndesis.objects import Choice, Col, Format, ObjectType, Panel, Period, Ref, Rows, Section, register

TONES: dict[str, str] = {
    **dict.fromkeys(IN_FORCE, "good"),
    AgreementStatus.SUSPENDED: "warn",
    AgreementStatus.TERMINATED: "bad",
}


@register
class AgreementType(ObjectType):
    model = Agreement
    policy = policies.agreements
    one, many, plural, icon = "agreement", "agreements", _("Agreements"), "scroll-text"
    columns = [
        Col(agreement_title, _("Agreement"), name="title", detail="reference"),
        Col(
            "status",
            format=Format.CHIP,
            sort="status",
            tones=TONES,
        ),
        Col("kind", sort="kind", hidden=True),
        Col("signed_on", format=Format.DATE, sort="signed_on_first"),
        Col("starts_on", format=Format.DATE, sort="starts_on_first", hidden=True),
        Col("ends_on", format=Format.DATE, sort="ends_on_last", hidden=True),
    ]
    filters = [
        Choice("status"),
        Choice("kind"),
        Ref("organisations"),
        Period("signed_on"),
        Period("ends_on", label=_("Ends by its text")),
        Ref("framework"),
    ]
    words = ["title", "reference", "parties__organisation__names__text"]
    words_hint = _("Title, reference or party")
    sort = ["-signed_on_first"]
    prefetch = ["parties__organisation", "officer"]
    title, subtitle, chips = agreement_title, "reference", ["status", "kind"]
    title_reads = ["title", "kind", *named_by("parties")]
    form = [
        Section(_("Agreement"), "title", "titles", "kind", "status", "reference", "organisations"),
        Rows(
            "parties",
            *("organisation", "role", "contact", "leaves"),
            title=_("What each party is, and whom to ask there"),
            by_service=True,
        ),
        Rows(
            "signatories",
            *("organisation", "person", "position_then", "position", "signed_on"),
            title=_("Who signed, and as what"),
            by_service=True,
        ),
        Section(_("Dates"), "signed_on", "starts_on", "ends_on", "end_is_estimated", "is_open_ended", "term_months"),
        Section(
            _("At its end"),
            "renewal",
            "renewal_months",
            "renewals_most",
            "notice",
            "notice_unit",
        ),
        Section(_("Under, and after"), "framework", "base", "base_relation"),
        Rows("scopes", "kind", "remark"),
        Section(_("Covers"), "fields", "units"),
        Rows("target_groups", "group", title=_("For whom")),
        Rows("languages", "language", "is_authentic"),
        Rows("clauses", "kind", "text", "where"),
        Rows("places", "year", "direction", "level", "field", "places", "months", title=_("Places for exchange")),
        Rows("places_used", "year", "direction", "level", "people", "remark", title=_("Places used")),
        Section(_("Why, and for how much"), "champion", "rationale", "money"),
        Rows("outcomes", "text", "target", "by_year", "realised", "remark", title=_("Expected of it, and reached")),
        Section(_("For us"), "owner_unit", "officer", "visibility", "notes"),
    ]
    import_key = ["reference", ("title", "signed_on")]
    create, create_many = services.register_agreement, services.register_agreements
    revise, revise_many = services.revise_agreement, services.revise_agreements
    after_archiving = services.keep_terms
    only_new = ["status"]
    deeds = DEEDS
    bulk_edit = ["kind", "owner_unit", "officer", "visibility"]
    panels = [
        Panel("parties", _("Parties"), panels.parties, empty=_("Nobody is named.")),
        Panel("papers", _("Documents"), panels.papers),
        Panel("specific", _("Agreements under this framework"), panels.specific),
    ]
    empty_title = _("No agreement on record")
    empty_text = _("Hand in a document that speaks of one.")
