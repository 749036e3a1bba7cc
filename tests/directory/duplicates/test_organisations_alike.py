"""How alike two organisations are, with real names."""

import pytest

from syndesis.directory.duplicates.likeness import LIKELY, POSSIBLE
from syndesis.directory.duplicates.organisations import (
    OrganisationFacts,
    blocks,
    domain_of,
    identifier,
    likeness,
    name_known,
)

pytestmark = pytest.mark.concept(10)


def facts(*names: str, **known: object) -> OrganisationFacts:
    return OrganisationFacts(names=tuple(map(name_known, names)), **known)  # type: ignore[arg-type]


def score(one: OrganisationFacts, other: OrganisationFacts) -> float:
    """What the page would say: nothing for two that are never compared."""
    return likeness(one, other).score if blocks(one) & blocks(other) else 0.0


def reasons(one: OrganisationFacts, other: OrganisationFacts) -> list[str]:
    return [reason.code for reason in likeness(one, other).reasons]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Universidad Politécnica de Madrid", "Madrid Polytechnic University"),
        ("St. Petersburg Polytechnic University", "Saint Petersburg Polytechnical University"),
        ("Siemens AG", "SIEMENS"),
        ("Leibniz Universität Hannover", "Leibniz University Hannover"),
        ("Università di Bologna", "University of Bologna"),
        ("清华大学", "清华大学"),
        ("ООО «Силовые машины»", "Силовые машины"),
    ],
)
def test_the_same_name_in_other_words_is_likely(one, other):
    assert score(facts(one), facts(other)) >= LIKELY - 1e-9


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tsingua University", "Tsinghua University"),
        ("Leibniz Universität Hannover", "Leibniz Universität Hanover"),
        ("Санкт-Петербургский политехнический университет", "Sankt-Peterburgskiy Politekhnicheskiy universitet"),
    ],
)
def test_a_slip_of_the_hand_and_another_script_are_possible(one, other):
    assert POSSIBLE <= score(facts(one), facts(other)) < LIKELY


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Universidad Politécnica de Madrid", "Universidad Politécnica de Valencia"),
        ("Tsinghua University", "Tsinghua University Science Park"),
        ("Universidad Politécnica de Madrid", "Universidad Autónoma de Madrid"),
        ("School No. 5", "School No. 6"),
        ("School No. 1", "School No. 11"),
        ("Technical University", "Технический университет"),
        ("Peking University", "Tsinghua University"),
    ],
)
def test_others_of_its_kind_are_not_the_same(one, other):
    known = {"country": "ES", "city": "Madrid", "kind": "university"}
    assert score(facts(one, **known), facts(other, **known)) == 0


def test_any_of_all_names_will_do():
    madrid = facts("Universidad Politécnica de Madrid", "Technical University of Madrid", country="ES")
    assert reasons(madrid, facts("Technical University of Madrid", country="ES")) == ["same", "country"]


def test_an_identifier_is_certain_however_it_is_written():
    one = facts("Orchid", identifiers=frozenset({identifier("ror", "https://ror.org/03n6nwv02")}))
    other = facts("Harbour", identifiers=frozenset({identifier("ror", "03N6NWV02")}))
    assert (score(one, other), reasons(one, other)) == (1.0, ["identifier"])


def test_two_ids_of_one_register_speak_against_it():
    one = facts("Orchid University", identifiers=frozenset({identifier("ror", "03n6nwv02")}))
    other = facts("Orchid University", identifiers=frozenset({identifier("ror", "04xxxxx11")}))
    assert score(one, other) == pytest.approx(0.4)


def test_country_and_city_agree_or_contradict():
    one = facts("Northeastern University", country="US", city="Boston")
    assert score(one, facts("Northeastern University", country="US", city="Boston")) == pytest.approx(0.9)
    assert score(one, facts("Northeastern University", country="CN", city="Shenyang")) < POSSIBLE


def test_a_city_in_another_script_neither_agrees_nor_contradicts():
    one = facts("Orchid University", city="Moscow")
    assert reasons(one, facts("Orchid University", city="Москва")) == ["same"]


def test_a_whole_and_its_part_are_never_the_same():
    whole = facts("Orchid University", path="/4/")
    assert score(whole, facts("Orchid University", path="/4/17/", kind="branch")) == 0


def test_parts_of_different_wholes_are_not_the_same_of_one_they_may_be():
    one = facts("Department of Mathematics", path="/4/17/")
    assert score(one, facts("Department of Mathematics", path="/5/18/")) < POSSIBLE
    assert score(one, facts("Department of Mathematics", path="/4/19/")) >= LIKELY


def test_a_website_counts_but_not_under_one_roof():
    one = facts("Harbour Park", domain=domain_of("https://www.orchid.example/park"), path="/4/9/")
    assert score(one, facts("Science City", domain="orchid.example", path="/5/")) == pytest.approx(0.3)
    assert score(one, facts("Science City", domain="orchid.example", path="/4/10/")) == pytest.approx(0)


def test_a_park_of_the_same_site_and_another_kind_is_no_duplicate():
    university = facts("Orchid University", domain="orchid.example", kind="university", country="CN")
    park = facts("Orchid Science Park", domain="orchid.example", kind="technology_park", country="CN")
    assert likeness(university, park).score < POSSIBLE


def test_an_acronym_alone_is_weak():
    assert score(facts("UPM", country="ES"), facts("UPM", country="ES")) == pytest.approx(0.35)
    assert score(facts("UPM", country="ES"), facts("UPM", country="MY")) == 0
