"""What we can give a partner, and whom we brought together, as declared."""

from django.utils.translation import gettext_lazy as _

from syndesis.directory.objects import OrganisationType, PartnerType
from syndesis.engagement import policies
from syndesis.engagement.choices import IntroductionOutcome
from syndesis.engagement.models import Introduction, Offer
from syndesis.engagement.panels import offers as panels
from syndesis.engagement.services import introductions as services
from syndesis.engagement.wording.offers import is_not, sides, topics, unit
from syndesis.objects import Choice, Col, Deed, Format, ObjectType, Panel, Period, Ref, Section, extend, register


@register
class OfferType(ObjectType):
    """Something that we can give a partner."""

    model = Offer
    policy = policies.offers
    one, many, plural, icon = "offer", "offers", _("Offers"), "package"
    columns = [
        Col("title", _("Offer"), sort="title", detail=unit),
        Col("kind", format=Format.CHIP, sort="kind"),
        Col(topics, _("Fields"), name="topics"),
        Col("starts_on", format=Format.DATE, sort="starts_on_first", hidden=True),
        Col("ends_on", format=Format.DATE, sort="ends_on_last"),
    ]
    filters = [
        Choice("kind"),
        Ref("topic", path="fields"),
        Ref("owner_unit"),
        Ref("contact"),
        Period("ends_on", label=_("Until")),
    ]
    words, words_hint = ["title", "description", "owner_unit__names__text"], _("What, or which unit offers it")
    sort = ["title"]
    prefetch = ["owner_unit", "fields"]
    title, title_reads, chips = str, ["title", "titles"], ["kind"]
    form = [
        Section(_("Offer"), "title", "titles", "kind", "description", "fields"),
        Section(_("Whom to ask"), "owner_unit", "contact", "starts_on", "ends_on"),
        Section(_("For us"), "visibility", "notes"),
    ]
    import_key = ["title"]
    bulk_edit = ["kind", "owner_unit", "visibility"]
    empty_title = _("Nothing is offered")
    empty_text = _("Put here what your laboratories, courses and students can give a partner.")


@register
class IntroductionType(ObjectType):
    """Two sides that were brought together."""

    model = Introduction
    policy = policies.introductions
    one, many, plural, icon = "introduction", "introductions", _("Introductions"), "handshake"
    columns = [
        Col("title", _("Introduction"), sort="title", detail=sides),
        Col("introduced_on", format=Format.DATE, sort="introduced_on_last"),
        Col(
            "outcome",
            format=Format.CHIP,
            sort="outcome",
            tones={IntroductionOutcome.WORKING_TOGETHER: "good", IntroductionOutcome.IN_CONTACT: "accent"},
        ),
        Col("outcome_on", format=Format.DATE, sort="outcome_on_last", hidden=True),
    ]
    filters = [Choice("outcome"), Ref("first"), Ref("second"), Ref("made_by"), Period("introduced_on")]
    words = ["title", "first__names__text", "second__names__text"]
    words_hint = _("About what, or who was introduced")
    sort = ["-introduced_on_last"]
    prefetch = ["first", "second", "made_by"]
    subtitle, chips = sides, ["outcome"]
    form = [
        Section(_("Introduction"), "title", "first", "second", "made_by", "engagement", "introduced_on"),
        Section(_("What came of it"), "outcome", "outcome_on"),
        Section(_("For us"), "owner_unit", "visibility", "notes"),
    ]
    only_new = ["second"]
    import_key = [("title", "introduced_on")]
    create, create_many, revise = services.introduce, services.introduce_all, services.revise_introduction
    bulk_edit = ["owner_unit", "visibility"]
    deeds = [
        Deed(
            "contact",
            _("They are in contact"),
            services.are_in_contact,
            possible=is_not(IntroductionOutcome.IN_CONTACT, IntroductionOutcome.WORKING_TOGETHER),
        ),
        Deed(
            "together",
            _("They work together"),
            services.work_together,
            possible=is_not(IntroductionOutcome.WORKING_TOGETHER),
        ),
        Deed(
            "nothing", _("Nothing came of it"), services.came_to_nothing, possible=is_not(IntroductionOutcome.NOTHING)
        ),
    ]
    empty_title = _("Nobody was introduced")
    empty_text = _("Note whom you brought together, and what came of it: it is what partners thank you for.")


for kind in (PartnerType, OrganisationType):
    extend(
        kind,
        panels=[
            Panel("offers", _("What we can offer"), panels.offers_for),
            Panel("introductions", _("Introductions"), panels.introductions_of),
        ],
    )
