"""People in texts: names, titles, offices, employers."""

import pytest

from syndesis.intake.reading import Gazetteer, Reading, read


def people(reading: Reading) -> list[tuple[str, str, str, str]]:
    """Name, title, office and employer of each."""
    names = {o.key: o.name for o in reading.organisations}
    return [(p.name, p.title, p.role, names.get(p.organisation, "")) for p in reading.people]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        (
            "Professor Ada Brook, Vice-Rector for International Affairs of Uppsala University, spoke first.",
            ("Ada Brook", "Professor", "Vice-Rector for International Affairs", "Uppsala University"),
        ),
        (
            "They were met by the head of the Guest Office Pavel NOSOV at Uppsala University.",
            ("Pavel Nosov", "", "head of the Guest Office", "Uppsala University"),
        ),
        (
            "Uppsala University Vice-Chancellor Dr Nils Ek welcomed them.",
            ("Nils Ek", "Dr", "Vice-Chancellor", "Uppsala University"),
        ),
        (
            "V.D. Nosov, the director of the Guest Office at Uppsala University, spoke first.",
            ("V.D. Nosov", "", "director of the Guest Office", "Uppsala University"),
        ),
        (
            "The talk was given by Rosa Thorn (Uppsala University, Sweden) in the hall.",
            ("Rosa Thorn", "", "", "Uppsala University"),
        ),
        (
            "La rectora de la Universidad de Girona, Elena Vidal Soto, visitó el campus con sus colegas.",
            ("Elena Vidal Soto", "", "rectora", "Universitat de Girona"),
        ),
        (
            "Проректор по международным связям Томского политехнического университета Иван Сидоров выступил первым.",
            ("Иван Сидоров", "", "Проректор по международным связям", "Томский политехнический университет"),
        ),
        (
            "清华大学副校长王小明教授出席会议。",
            ("王小明", "教授", "副校长", "清华大学"),
        ),
    ],
)  # fmt: skip
def test_a_person_is_read(text: str, person: tuple[str, str, str, str], world: Gazetteer):
    found = people(read(text, world))

    assert [p[:2] for p in found] == [person[:2]]
    assert (found[0][2].startswith(person[2]), found[0][3]) == (True, person[3])


def test_a_family_name_in_capitals_is_told_from_the_given_names(world: Gazetteer):
    (person,) = read("It was led by Rosa MÉNDEZ IBARRA, professor of law at Uppsala University.", world).people

    assert (person.given_name, person.family_name) == ("Rosa", "Méndez Ibarra")


def test_a_person_known_by_family_name_alone_is_found_when_an_office_is_told(world: Gazetteer):
    (person,) = read("“We thank all,” said IBARRA, coordinator of the exchange.", world).people

    assert (person.given_name, person.family_name, person.role) == ("", "Ibarra", "coordinator of the exchange")


def test_later_mentions_by_title_and_family_name_are_of_the_same_person(world: Gazetteer):
    text = "Dr Nils Ek of Uppsala University spoke. Dr Ek thanked all. Later Ek left."
    (person,) = read(text, world).people

    assert [m.of(text) for m in person.mentions] == ["Dr Nils Ek", "Dr Ek", "Ek"]


def test_everybody_in_a_list_after_a_plural_title_has_the_title(world: Gazetteer):
    text = "It was attended by Professors Zhou Deyi, Xia Chun, and Li Fan of Uppsala University."

    assert [(p.name, p.title) for p in read(text, world).people] == [
        ("Deyi Zhou", "Professor"),
        ("Chun Xia", "Professor"),
        ("Fan Li", "Professor"),
    ]


def test_the_author_of_the_text_is_a_person(ours: Gazetteer):
    text = (
        "A title\n\nNorthern Polytechnic University met guests.\n\nPrepared by the NPU Press Office. Text: Ada Brook\n"
    )

    assert people(read(text, ours)) == [("Ada Brook", "", "", "Northern Polytechnic University")]


def test_towns_offices_and_fields_are_no_people(world: Gazetteer):
    text = (
        "The Deputy Director for International Affairs in New York and the head of the Laboratory of Lightweight"
        " Materials spoke on Solar Energy in Palmerston North."
    )

    assert people(read(text, world)) == []


def test_a_company_named_only_beside_an_office_is_found(world: Gazetteer):
    text = "Nordlys managing director Sir Nils Ek came to Uppsala University. Nordlys builds ships."
    reading = read(text, world)

    assert people(reading) == [("Nils Ek", "Sir", "managing director", "Nordlys")]


def test_a_letter_behind_an_ampersand_begins_no_name(world: Gazetteer):
    text = "A visit\n\nThe deputy director of the R&T Marta OLIVEIRA met the guests from Harbour University."
    assert [(p.given_name, p.family_name) for p in read(text, world).people] == [("Marta", "Oliveira")]
