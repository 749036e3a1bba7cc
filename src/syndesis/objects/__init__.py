"""The kit: each type of record is declared once, and what people see of it is derived from that.

A package declares its types in its module `objects`: see `ObjectType`. The kit knows no type itself. It is imported
before the models are, hence nothing in here reads one when it is loaded.
"""

from syndesis.objects.columns import Col, Format
from syndesis.objects.deeds import Deed, DeedForm
from syndesis.objects.filters import AsOf, Choice, Custom, Filter, Period, Ref
from syndesis.objects.panels import Line, Panel
from syndesis.objects.registry import extend, of, register, registered
from syndesis.objects.sections import Rows, Section
from syndesis.objects.types import ObjectType

__all__ = [
    "AsOf",
    "Choice",
    "Col",
    "Custom",
    "Deed",
    "DeedForm",
    "Filter",
    "Format",
    "Line",
    "ObjectType",
    "Panel",
    "Period",
    "Ref",
    "Rows",
    "Section",
    "extend",
    "of",
    "register",
    "registered",
]
