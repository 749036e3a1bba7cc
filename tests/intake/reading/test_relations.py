"""What a text of ours calls its relation with others."""

import pytest

from syndesis.intake.reading import Gazetteer, KnownName, KnownOrganisation, Reading, read


def known(key: str, name: str, country: str, **facts: object) -> KnownOrganisation:
    return KnownOrganisation(
        source="record", key=key, names=(KnownName(name),), kind="university", country=country, **facts
    )  # type: ignore[arg-type]


NAMES = Gazetteer(
    [
        known("1", "Northern Polytechnic", "NO", is_home=True),
        known("2", "Harbour University", "PT"),
        known("3", "Universität Neustadt", "DE"),
        known("4", "Politechnika Wiślana", "PL"),
    ]
)


def relations(reading: Reading) -> dict[str, tuple[str, str]]:
    return {o.name: (o.tier, o.since) for o in reading.organisations if not o.is_home}


@pytest.mark.concept(1)
def test_a_list_after_the_words_is_of_strategic_partners():
    text = (
        "Northern Polytechnic develops strategic partnership with several universities, such as: Harbour University,"
        " Universität Neustadt. A delegation of Politechnika Wiślana visited Northern Polytechnic on 3 May 2024."
    )
    assert relations(read(text, NAMES)) == {
        "Harbour University": ("strategic", ""),
        "Universität Neustadt": ("strategic", ""),
        "Politechnika Wiślana": ("", ""),
    }


def test_a_partner_may_stand_before_the_words():
    text = "Guests came from Harbour University, a strategic partner of Northern Polytechnic."
    assert relations(read(text, NAMES)) == {"Harbour University": ("strategic", "")}


def test_a_programme_of_that_name_says_nothing_of_a_partner():
    text = (
        "In 2012 Northern Polytechnic and Harbour University won the programme “Strategic Partnerships and Networks”."
    )
    assert relations(read(text, NAMES)) == {"Harbour University": ("", "")}


@pytest.mark.concept(44)
def test_the_first_year_of_the_cooperation_is_kept():
    sentence = "Northern Polytechnic and Universität Neustadt cooperate since 1984."
    text = f"An anniversary ahead\n\n{sentence}"
    found = read(text, NAMES)
    assert relations(found) == {"Universität Neustadt": ("", "1984")}
    span = next(o for o in found.organisations if o.since).since_span
    assert span is not None
    assert span.of(text) == sentence


def test_the_text_of_another_institution_says_nothing_of_our_relations():
    text = "Harbour University welcomes Universität Neustadt, its strategic partner.\n\nPrepared by Harbour University"
    names = Gazetteer([known("2", "Harbour University", "PT"), known("3", "Universität Neustadt", "DE")])
    assert [o.tier for o in read(text, names).organisations] == ["", ""]
