"""Figures in words."""

from django.utils.formats import number_format

from syndesis.directory.wording import is_open
from syndesis.insight.models import PublishedFigure


def value_of(figure: PublishedFigure) -> str:
    """Its value in the reader's way of writing numbers, with as many decimals as it has: "11,400", "17.3"."""
    return number_format(int(figure.value) if figure.value.is_integer() else figure.value, force_grouping=True)


def of_whom(figure: PublishedFigure) -> str:
    """The organisation that it describes. A restricted one is named to nobody here."""
    organisation = figure.organisation
    return organisation.name if organisation is not None and is_open(organisation) else ""
