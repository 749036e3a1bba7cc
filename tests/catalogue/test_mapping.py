"""What becomes of a record of the register: our kinds, its names in order, its weight."""

import pytest

from syndesis.catalogue import mapping
from tests.catalogue.records import TSINGHUA, name, record


@pytest.mark.parametrize(
    ("shown", "types", "kind"),
    [
        ("Harvard University", ("education", "funder"), "university"),
        ("London School of Economics and Political Science", ("education",), "university"),
        ("Tafuna High School", ("education",), "school"),
        ("Azacycles (Czechia)", ("company",), "company"),
        ("Singapore Science Park", ("company",), "technology_park"),
        ("Berzelii Technology Park", ("facility",), "technology_park"),
        ("CERN", ("facility", "funder"), "research_institute"),
        ("Ministry of Education", ("government", "funder"), "government"),
        ("Russian Science Foundation", ("funder", "nonprofit"), "funder"),
        ("European University Association", ("nonprofit",), "association"),
        ("Charité", ("healthcare",), "other"),
        ("Uniwersytet Jagielloński", (), "university"),
        ("Somewhere", (), "other"),
    ],
)
def test_the_registers_types_become_our_kinds(shown: str, types: tuple[str, ...], kind: str) -> None:
    assert mapping.fields(record("0aa000000", name(shown, "en", "ror_display", "label"), types=types))["kind"] == kind


def test_names_stand_in_the_order_in_which_they_are_shown() -> None:
    names = [
        name("ABC", None, "acronym"),
        name("Old Name", "en", "alias"),
        name("Второе имя", "ru", "label"),
        name("First Name", "en", "label", "ror_display"),
        name(" A. B. ", "en", "alias", "acronym"),
    ]
    fields = mapping.fields(record("0aa000000", *names))
    assert fields["name"] == "First Name"
    assert fields["names"] == [
        ("First Name", "en", "official"),
        ("Второе имя", "ru", "official"),
        ("Old Name", "en", "alias"),
        ("ABC", "", "acronym"),
        ("A. B.", "en", "acronym"),
    ]
    assert fields["search_text"] == "=first name\n=второе имя\n+old name\n#abc\n#a b\n@ "


def test_a_record_without_a_name_to_show_shows_its_first() -> None:
    assert mapping.fields(record("0aa000000", name("A", None, "alias"), name("B", None, "label")))["name"] == "A"


def test_a_bare_record_has_no_place_and_is_taken_for_active() -> None:
    fields = mapping.fields({"id": "https://ror.org/0aa000000", "names": [name("A", None, "label")]})
    assert [fields[key] for key in ("country", "city", "latitude", "status", "established", "website")] == [
        "", "", None, "active", None, "",
    ]  # fmt: skip


def test_the_fingerprint_is_of_the_content() -> None:
    same = dict(reversed(TSINGHUA.items()))
    assert mapping.fingerprint(same) == mapping.fingerprint(TSINGHUA)
    assert mapping.fingerprint(TSINGHUA | {"established": 1912}) != mapping.fingerprint(TSINGHUA)


def test_an_address_that_is_none_does_no_harm() -> None:
    links = [{"type": "website", "value": "http://[bad"}]
    assert mapping.fields(record("0aa000000", name("A", None, "label"), links=links))["search_text"] == "=a\n@ "
