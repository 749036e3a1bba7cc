"""Bodies by the form of their names, and those that are only talked about, in five languages."""

import pytest

from syndesis.intake.reading import Gazetteer, read
from tests.intake.reading.conftest import CATALOGUE, catalogue

pytestmark = pytest.mark.any_database


def found(text: str, world: Gazetteer) -> list[tuple[str, str]]:
    return [(o.name, o.kind) for o in read(text, world).organisations]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Uppsala University and Lumen Kraft AB will share a laboratory for two years.",
            [("Uppsala University", "university"), ("Lumen Kraft AB", "company")],
        ),
        (
            "Uppsala University won support of the Department of Fisheries, Government of Ruritania.",
            [("Uppsala University", "university"), ("Department of Fisheries", "government")],
        ),
        (
            "Die Delegation der Uppsala University traf die Handwerkskammer Lübeck und das Kulturministerium.",
            [
                ("Uppsala University", "university"),
                ("Handwerkskammer Lübeck", "association"),
                ("Kulturministerium", "government"),
            ],
        ),
        (
            "La Universidad del Valle Alto de Bolivia recibió a una delegación del Grupo Arcoíris.",
            [("Universidad del Valle Alto", "university"), ("Grupo Arcoíris", "company")],
        ),
        (
            "Ректор встретился с делегацией Речного федерального университета и госкорпорации «Заря».",
            [("Речной федеральный университет", "university"), ("госкорпорация «Заря»", "company")],
        ),
        (
            "清华大学加入了东方技术大学联盟。",
            [("清华大学", "university"), ("东方技术大学联盟", "association")],
        ),
    ],
)  # fmt: skip
def test_a_body_is_told_by_the_form_of_its_name(text: str, expected: list[tuple[str, str]], world: Gazetteer):
    assert found(text, world) == expected


@pytest.mark.parametrize(
    "before",
    ["Dr Ekman, who graduated from", "It arose in 1970 through the merger of two schools and", "She holds a PhD from"],
)
def test_who_stands_in_a_biography_or_a_history_takes_no_part(before: str, world: Gazetteer):
    text = f"Nelson University met guests in May. {before} Uppsala University."

    assert found(text, world) == [("Nelson University", "university")]


def test_a_known_name_of_one_word_counts_where_it_gives_or_stands_beside_another():
    world = Gazetteer([*CATALOGUE, catalogue("0lumina00", "NO", "Lumina|en", kind="funder")])

    assert found("Uppsala University thanked Lumina for a grant.", world) == [
        ("Uppsala University", "university"),
        ("Lumina", "funder"),
    ]
    assert found("Uppsala University was bright as Lumina in May.", world) == [("Uppsala University", "university")]
