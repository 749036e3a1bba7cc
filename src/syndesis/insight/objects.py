"""Published figures, as declared."""

from django.utils.translation import gettext_lazy as _

from syndesis.directory.objects import PartnerType
from syndesis.directory.objects.networks import NetworkType
from syndesis.insight import panels, policies, reconciling, services
from syndesis.insight.models import PublishedFigure
from syndesis.insight.wording import of_whom, value_of
from syndesis.objects import Choice, Col, Format, ObjectType, Panel, Period, Ref, Section, extend, register


@register
class FigureType(ObjectType):
    model = PublishedFigure
    policy = policies.figures
    one, many, plural, icon = "figure", "figures", _("Figures"), "chart-column"
    columns = [
        Col("indicator", sort="indicator"),
        Col(value_of, _("Value"), name="value", format=Format.NUMBER, sort="value"),
        Col("as_of", format=Format.DATE, sort="as_of_last"),
        Col(of_whom, _("Of whom"), name="organisation"),
    ]
    filters = [Choice("indicator"), Ref("organisation"), Period("as_of")]
    words, words_hint = ["indicator", "organisation__names__text"], _("Figure or organisation")
    sort = ["indicator", "-as_of_last"]
    prefetch = ["organisation"]
    title, subtitle = "indicator", of_whom
    form = [
        Section(_("Figure"), "indicator", "value", "as_of", "organisation"),
        Section(_("For us"), "visibility", "notes"),
    ]
    import_key = [("indicator", "as_of", "organisation"), ("indicator", "as_of")]
    create, create_many = services.keep_figure, services.keep_figures
    bulk_edit = ["indicator", "organisation", "visibility"]
    panels = [
        Panel("on_record", _("On record"), reconciling.on_record),
        Panel("others", _("At other days, by others"), panels.at_other_days),
    ]
    empty_title = _("No figure on record")
    empty_text = _("Hand in a document that names one: each is kept with the day for which it was true.")


extend(PartnerType, panels=[Panel("figures", _("Figures"), panels.of_organisation)])
extend(NetworkType, panels=[Panel("figures", _("Figures"), panels.of_network)])
