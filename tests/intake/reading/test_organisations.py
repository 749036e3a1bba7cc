"""Organisations in texts: found, told apart, linked, with reasons."""

from syndesis.intake.reading import Gazetteer, KnownName, KnownOrganisation, Reading, read
from syndesis.intake.reading.contract import OrganisationFound
from syndesis.intake.reading.reasons import CODES


def linked(reading: Reading) -> dict[str, str]:
    """Names of the organisations with the keys that they are linked to."""
    return {o.name: o.candidates[0].key if o.linked else "" for o in reading.organisations}


def named(reading: Reading, name: str) -> OrganisationFound:
    return next(o for o in reading.organisations if o.name == name)


def codes(organisation: OrganisationFound) -> set[str]:
    return {reason.code for reason in organisation.reasons}


def test_a_known_name_is_linked(world: Gazetteer):
    assert linked(read("Guests from Uppsala University came to us.", world)) == {"Uppsala University": "0uppsala0"}


def test_names_in_other_words_and_languages_are_linked(world: Gazetteer):
    text = "The Madrid Polytechnic University and the Universidad de Girona agreed on it."

    assert linked(read(text, world)) == {
        "Universidad Politécnica de Madrid": "0upmspain",
        "Universitat de Girona": "0girona00",
    }


def test_a_misspelt_name_is_linked_with_the_reason(world: Gazetteer):
    reading = read("Guests from Tsingua University came to us.", world)

    assert linked(reading) == {"Tsinghua University": "0tsinghua"}
    assert "near_spelling" in codes(reading.organisations[0])


def test_one_acronym_means_the_organisation_that_the_text_defines_it_for(world: Gazetteer):
    spain = read("Technical University of Madrid (UPM; Spain) sent guests. UPM offers a course.", world)
    malaysia = read("Universiti Putra Malaysia (UPM) sent guests. UPM offers a course.", world)

    assert (linked(spain), linked(malaysia)) == (
        {"Universidad Politécnica de Madrid": "0upmspain"},
        {"Universiti Putra Malaysia": "0upmmalay"},
    )
    assert [m.of(spain.text) for m in spain.organisations[0].mentions] == [
        "Technical University of Madrid",
        "Technical University of Madrid (UPM; Spain)",
        "UPM",
    ]


def test_an_acronym_may_have_the_initials_of_a_name(ours: Gazetteer):
    reading = read("The Baltic Maritime Academy wrote to us. BMA is a school for sailors.", ours)

    assert "acronym_of" in codes(named(reading, "Baltic Maritime Academy"))


def test_a_bare_acronym_of_three_letters_is_nobody_without_support(world: Gazetteer):
    assert linked(read("The UPM value rose, Nature notes.", world)) == {}


def test_the_country_beside_a_name_that_several_bear_decides(world: Gazetteer):
    text = "Spain's Ministry of Education has written to us about Uppsala University."

    assert linked(read(text, world)) == {"Ministry of Education": "0minedues", "Uppsala University": "0uppsala0"}


def test_a_reviewers_choice_is_learnt(world: Gazetteer):
    text = "The Technical School of Castile sent guests."
    before = read(text, world)
    after = read(text, world, learnt={"technical school of castile": "0upmspain"})

    assert before.organisations == [] or not before.organisations[0].linked
    assert [c.key for o in after.organisations for c in o.candidates] == (["0upmspain"] if after.organisations else [])


def test_what_was_chosen_before_for_an_ambiguous_name_is_chosen_again(world: Gazetteer):
    text = "Guests of the Ministry of Education of the region (MER) came with Uppsala University."
    reading = read(text, world, learnt={"ministry of education": "0mineduru"})

    assert "0mineduru" in [c.key for o in reading.organisations for c in o.candidates]


def test_our_university_means_our_own(ours: Gazetteer):
    reading = read("Guests from Uppsala University visited our University in May.", ours)

    assert {o.name: o.is_home for o in reading.organisations} == {
        "Uppsala University": False,
        "Northern Polytechnic University": True,
    }


def test_a_short_form_of_our_name_means_our_own(ours: Gazetteer):
    reading = read("Polytechnic University welcomes guests. Polytechnic University is proud.", ours)

    assert [(o.name, o.is_home, len(o.mentions)) for o in reading.organisations] == [
        ("Northern Polytechnic University", True, 2)
    ]


def test_a_short_form_in_the_text_of_another_issuer_means_that_one(world: Gazetteer):
    text = "A visit\n\nPress Release: Nelson University\n\nThe University received Uppsala University in its halls."
    nelson = named(read(text, world), "Nelson University")

    assert "University" in [m.of(text) for m in nelson.mentions]


def test_unknown_organisations_are_found_by_their_form(world: Gazetteer):
    text = (
        "The Fjordland Technology Park, the Nordlys Company, the Baltic Association of Engineers and the Embassy of"
        " Spain in Oslo met with Lakeside College."
    )

    assert {o.name: o.kind for o in read(text, world).organisations} == {
        "Fjordland Technology Park": "technology_park",
        "Nordlys Company": "company",
        "Baltic Association of Engineers": "association",
        "Embassy of Spain in Oslo": "government",
        "Lakeside College": "university",
    }


def test_a_park_of_a_university_is_its_own_body_with_a_parent(world: Gazetteer):
    text = "They saw the Technology Park of Tsingua University. The Tsingua University Technology Park is large."
    reading = read(text, world)
    park = next(o for o in reading.organisations if o.kind == "technology_park")
    parent = next(o for o in reading.organisations if o.key == park.parent)

    assert (len(park.mentions), parent.name, park.country) == (2, "Tsinghua University", "CN")


def test_faculties_and_offices_are_no_organisations(world: Gazetteer):
    text = (
        "The Faculty of Law and the International Office of Uppsala University, and the Institute of Energy, took part."
    )

    assert linked(read(text, world)) == {"Uppsala University": "0uppsala0"}


def test_an_office_holder_stands_for_the_body_behind_him(ours: Gazetteer):
    text = "Northern Polytechnic University received the Spanish Ambassador and the Consul General of China in Bodø."
    bodies = {o.name: o.country for o in read(text, ours).organisations if o.kind == "government"}

    assert bodies == {"Embassy of Spain in Norway": "NO", "Consulate General of China in Bodø": "NO"}


def test_a_list_after_a_plural_head_names_each(world: Gazetteer):
    text = "Se firmaron convenios con las Universidades Politécnicas de Madrid, Cuenca y Soria durante este año."

    assert linked(read(text, world)) == {
        "Universidad Politécnica de Madrid": "0upmspain",
        "Universidad Politécnica de Cuenca": "",
        "Universidad Politécnica de Soria": "",
    }


def test_russian_names_are_found_in_any_case(world: Gazetteer):
    text = "Студенты Томского политехнического университета приехали в технопарк «Северный» вместе с друзьями."

    assert linked(read(text, world)) == {"Томский политехнический университет": "0tomskpol", "технопарк «Северный»": ""}


def test_chinese_names_are_found_in_running_text(world: Gazetteer):
    reading = read("清华大学与东海大学签署协议。", world)

    assert linked(reading) == {"清华大学": "0tsinghua", "东海大学": ""}


def test_every_reason_has_a_known_code_and_every_link_says_why(ours: Gazetteer):
    text = "Polytechnic University and Technical University of Madrid (UPM; Spain) met the Nordlys Company in Madrid."
    reading = read(text, ours)

    assert all(o.reasons for o in reading.organisations)
    assert {r.code for o in reading.organisations for r in o.reasons} <= set(CODES)


def test_people_are_no_organisations(world: Gazetteer):
    text = "Professor Anna College-Berg and Victoria Hall spoke with John Park at Uppsala University."

    assert [o.name for o in read(text, world).organisations] == ["Uppsala University"]


def test_a_partner_of_ours_comes_before_a_namesake(world: Gazetteer):
    partner = KnownOrganisation(
        source="record",
        key="9",
        names=(KnownName("Uppsala University", "en"),),
        kind="university",
        country="SE",
        is_partner=True,
    )
    reading = read("Guests from Uppsala University came to us.", Gazetteer([partner]).over(world))

    assert [(c.source, c.key) for c in reading.organisations[0].candidates] == [
        ("record", "9"),
        ("catalogue", "0uppsala0"),
    ]
    assert "known_partner" in codes(reading.organisations[0])
