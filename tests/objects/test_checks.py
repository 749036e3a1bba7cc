"""A declaration that names what is not there fails the system checks, which tell the file."""

import pytest
from django.core import checks
from django.db.models import F, Q

from syndesis.agreements.objects import AgreementType
from syndesis.directory.objects import PartnerType
from syndesis.engagement.models import Initiative
from syndesis.objects import Choice, Col, Custom, Period, Ref, Rows
from syndesis.objects.checks import check_types, faults_of
from syndesis.objects.types import Part


def wrong(**declared) -> list[tuple[str, str]]:
    """What the checks say of agreements that are declared so: the message up to its reason, and the hint."""
    kind = type("WrongType", (AgreementType,), {"__module__": "syndesis.agreements.objects", **declared})
    return [(fault.msg.partition(":")[0], fault.hint) for fault in faults_of(kind)]


def coloured(value: str) -> Q:
    return Q(colour=value)


MEND = "Mend it in syndesis/agreements/objects.py."


def test_django_runs_the_checks_and_all_types_pass():
    assert check_types in checks.registry.registry.get_checks()
    assert check_types(None) == []


@pytest.mark.parametrize(
    ("declared", "message"),
    [
        ({"columns": [Col("colour")]}, "column 'colour'"),
        ({"columns": [Col(str)]}, "column 'str'"),
        ({"columns": [Col("title", detail="colour")]}, "column 'title'"),
        ({"columns": [Col("title", sort="colour")]}, "sort 'colour'"),
        ({"sort": ["-colour"]}, "sort '-colour'"),
        ({"filters": [Choice("colour")]}, "filter 'colour'"),
        ({"filters": [Custom("coloured", coloured)]}, "filter 'coloured'"),
        ({"filters": [Ref("colour")]}, "filter 'colour'"),
        ({"filters": [Ref("parties", path="parties__colour")]}, "filter 'parties'"),
        ({"filters": [Ref("kind")]}, "filter 'kind'"),
        ({"filters": [Period("coloured_on")]}, "filter 'coloured_on'"),
        ({"filters": [Choice("sort", column="kind")]}, "filter 'sort'"),
        ({"words": ["title", "parties__colour"]}, "words in 'parties__colour'"),
        ({"prefetch": ["parties__colour"]}, "prefetch 'parties__colour'"),
        ({"prefetch": ["title"]}, "prefetch 'title'"),
        ({"form": [Rows("colours", "text")]}, "rows 'colours'"),
        ({"form": [Rows("parties", "colour")]}, "rows 'parties'"),
        ({"form": [Rows("parties", "agreement")]}, "rows 'parties'"),
        ({"form": [Rows("parties")]}, "rows 'parties'"),
        ({"form": [Rows("specific", "title")]}, "rows 'specific'"),
    ],
)
def test_a_wrong_name_is_told_with_its_file(declared, message):
    assert wrong(**{"bulk_edit": [], "only_new": []} | declared if "form" in declared else declared) == [
        (message, MEND)
    ]


def test_two_of_one_name_are_both_told():
    columns, filters = (
        [Col("title"), Col("kind", name="title")],
        [Period("signed_on"), Choice("signed_on_from", "kind")],
    )
    assert wrong(columns=columns) == [("column 'title'", MEND), ("column 'kind'", MEND)]
    assert wrong(filters=filters) == [("filter 'signed_on'", MEND), ("filter 'signed_on_from'", MEND)]


def test_a_wrong_queryset_is_told():
    assert wrong(queryset=lambda: Initiative.objects.order_by("colour"), extensions=()) == [("queryset", MEND)]


def test_what_is_told_says_what_could_be_meant():
    kind = type("WrongType", (AgreementType,), {"sort": ["colour"]})
    (fault,) = faults_of(kind)
    assert fault.id == "objects.E001"
    assert "Choices are: " in fault.msg


@pytest.mark.parametrize(
    ("part", "messages"),
    [
        (Part("syndesis.above.objects", columns=[Col("colour")]), ["column 'colour'"]),
        (Part("syndesis.above.objects", annotations={"colour": lambda: F("hue")}), ["annotation 'colour'"]),
        (Part("syndesis.above.objects", annotations={"colour": lambda: F("names__text")}), ["annotation 'colour'"]),
        (Part("syndesis.above.objects", annotations={"kind": lambda: F("city")}), ["annotation 'kind'"]),
    ],
)
def test_an_extension_is_told_with_its_own_file(part, messages):
    """A wrong name, a wrong name in an annotation, one that joins, one that hides a field."""
    kind = type("WrongType", (PartnerType,), {"extensions": (part,)})
    told = [(fault.msg.partition(":")[0], fault.hint) for fault in faults_of(kind)]
    assert told == [(message, "Mend it in syndesis/above/objects.py.") for message in messages]
