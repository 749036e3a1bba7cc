"""How alike two people are."""

import pytest

from syndesis.directory.duplicates.likeness import LIKELY, POSSIBLE
from syndesis.directory.duplicates.people import PersonFacts, asks, blocks, contact, likeness

pytestmark = pytest.mark.concept(13)


def facts(given: str, family: str, *others: tuple[str, str], **known: object) -> PersonFacts:
    return PersonFacts(names=((given, family), *others), **known)  # type: ignore[arg-type]


def score(one: PersonFacts, other: PersonFacts) -> float:
    near = asks(one) & blocks(other)
    assert bool(near) == bool(asks(other) & blocks(one))
    return likeness(one, other).score if near else 0.0


AT, ELSEWHERE = {"employers": frozenset({4})}, {"employers": frozenset({5})}


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [
        (("Miguel", "Jiménez"), ("MIGUEL", "JIMENEZ"), "same"),
        (("Sergey", "Khizhnyak"), ("Сергей", "Хижняк"), "written"),
        (("Sergei", "Hizhniak"), ("Sergey", "Khizhnyak"), "written"),
        (("Miguel", "Jiménez"), ("Miguel", "Jiménez Carrizosa"), "shorter"),
        (("Сергей", "Хижняк"), ("Sergey Viktorovich", "Khizhnyak"), "shorter"),
        (("Wang", "Wei"), ("Wei", "Wang"), "swapped"),
        (("Anna", "Petrova"), ("Anna", "Petrovna"), "misspelt"),
    ],
)
def test_one_name_in_two_forms_is_possible(one, other, code):
    found = likeness(facts(*one), facts(*other))
    assert score(facts(*one), facts(*other)) >= POSSIBLE
    assert [reason.code for reason in found.reasons] == [code]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Miguel", "Herrero"), ("Maria", "Herrero")),
        (("Ivan", "Petrov"), ("Ivan", "Pavlov")),
        (("M.", "Herrero"), ("Laura", "Herrero")),
        (("Wei", "Wang"), ("Wei", "Zhang")),
    ],
)
def test_two_people_of_one_family_or_first_name_are_two(one, other):
    assert score(facts(*one, **AT), facts(*other, **AT)) == 0


def test_a_family_name_alone_is_only_a_weak_candidate():
    alone, full = facts("", "HERRERO"), facts("Miguel", "Herrero")
    assert score(alone, full) == pytest.approx(0.3)
    assert likeness(alone, full).level == "weak"


def test_a_family_name_alone_at_the_same_employer_is_possible():
    assert POSSIBLE <= score(facts("", "HERRERO", **AT), facts("Miguel", "Herrero", **AT)) < LIKELY


def test_initials_need_the_same_employer():
    assert score(facts("S. V.", "Khizhnyak"), facts("Сергей Викторович", "Хижняк")) < POSSIBLE
    assert score(facts("S. V.", "Khizhnyak", **AT), facts("Сергей Викторович", "Хижняк", **AT)) >= POSSIBLE


def test_another_employer_speaks_little_against_it():
    assert score(facts("Anna", "Petrova", **AT), facts("Anna", "Petrova", **ELSEWHERE)) == pytest.approx(0.64)


def test_any_of_the_names_will_do():
    married = facts("Anna", "Petrova", ("Anna", "Sidorova"))
    assert score(married, facts("Anna", "Sidorova")) >= LIKELY


def test_an_orcid_is_certain_and_two_are_two_people():
    one, other = frozenset({("orcid", "0000")}), frozenset({("orcid", "1111")})
    assert score(facts("A.", "Petrova", identifiers=one), facts("Anna", "Sidorova", identifiers=one)) == 1
    assert score(facts("Anna", "Petrova", identifiers=one), facts("Anna", "Petrova", identifiers=other)) < POSSIBLE


def test_contact_data_is_compared_in_one_spelling():
    assert contact("phone", "+7 (812) 555-35-35") == contact("phone", "8 812 555 35 35")
    assert contact("email", "A.Petrova@Example.edu") == contact("email", "a.petrova@example.edu")
    assert (contact("web", "https://example.edu"), contact("phone", "112")) == ("", "")


def test_a_shared_mailbox_makes_no_two_people_one():
    shared = {"contacts": frozenset({"office@example.edu"})}
    assert score(facts("Anna", "Petrova", **shared), facts("Wei", "Wang", **shared)) == 0
    assert score(facts("A.", "Petrova", **shared), facts("Anna", "Petrova", **shared)) >= LIKELY
