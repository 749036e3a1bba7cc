"""Days told by weekday and number, and items that begin with their day."""

import pytest

from syndesis.intake.reading import Gazetteer, KnownName, KnownOrganisation, read

HOUSES = Gazetteer(
    KnownOrganisation(source="record", key=key, names=(KnownName(text=name),), city=city, country="ES")
    for key, name, city in (
        ("alba", "Universidad Politécnica de Alba", "Alba"),
        ("breno", "Universidad de Breno", "Breno"),
    )
)
DIARY = """Diario de una semana con Breno

20 de mayo de 2024

Lunes 13, Alba. El rector de la Universidad Politécnica de Alba, Juan Soler, y la rectora de la Universidad de Breno, \
Ana Ruiz, firmaron un convenio marco.

Martes 14, Villa de la Breña. La Universidad Politécnica de Alba recibió a una delegación de la Universidad de Breno.
"""


def test_an_item_that_begins_with_its_day_dates_what_it_tells():
    reading = read(DIARY, HOUSES)

    told = sorted((e.kind, e.date) for e in reading.engagements)
    assert ("ceremony", "2024-05-13") in told
    assert ("visit", "2024-05-14") in told
    assert [a.date for a in reading.agreements] == ["2024-05-13"]


@pytest.mark.parametrize("mark", ["", "▸ "])
def test_a_day_in_a_line_of_its_own_holds_until_the_next_heading(mark: str):
    text = (
        f"Boletín de la Universidad Politécnica de Alba\n\n20 de mayo de 2024\n\n{mark}LUNES 13 | La visita\n\n"
        "La Universidad Politécnica de Alba recibió a una delegación de la Universidad de Breno.\n\n"
        f"{mark}MARTES 14 | El taller\n\nDocentes de las dos universidades participaron en un taller sobre agua.\n\n"
        f"{mark}OTRAS COSAS | El premio\n\n"
        "La Universidad de Breno entregó un premio en una ceremonia.\n"
    )

    reading = read(text, HOUSES)

    assert sorted((e.kind, e.date) for e in reading.engagements) == [
        ("ceremony", ""),
        ("visit", "2024-05-13"),
        ("workshop", "2024-05-14"),
    ]


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("el lunes 13", "2024-05-13"),
        ("el pasado martes 30", "2024-04-30"),
        ("el jueves, 16", "2024-05-16"),
        ("el lunes 14", ""),
        ("el lunes 13 de mayo", "2024-05-13"),
    ],
)
def test_a_weekday_and_its_number_are_a_day(words: str, date: str):
    text = f"La Universidad Politécnica de Alba recibió {words} a una delegación de la Universidad de Breno."

    reading = read(text, HOUSES, published_hint="2024-05-20")

    assert [e.date for e in reading.engagements] == [date]


@pytest.mark.parametrize("label", ["Cuándo y dónde", "Día y hora"])
def test_a_line_with_a_label_states_the_day_of_the_signing(label: str):
    text = (
        "La Universidad Politécnica de Alba y la Universidad de Breno sellan un convenio\n\n"
        f"- Qué: convenio marco entre la Universidad Politécnica de Alba y la Universidad de Breno.\n"
        f"- {label}: viernes 17 de mayo, salón de actos.\n\n"
        "El rector Juan Soler y la rectora Ana Ruiz estamparon su firma ante los decanos.\n"
    )

    reading = read(text, HOUSES, published_hint="2024-05-20")

    assert [(a.status, a.date) for a in reading.agreements] == [("signed", "2024-05-17")]
    assert [(e.kind, e.date) for e in reading.engagements] == [("ceremony", "2024-05-17")]
