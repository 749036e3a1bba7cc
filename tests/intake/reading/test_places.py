"""Countries and towns that a text names."""

import pytest

from syndesis.intake.reading import Gazetteer, countries, language, normalise, places, splitting
from syndesis.intake.reading.countries import country_named
from syndesis.intake.reading.draft import Draft


def draft_of(text: str, gazetteer: Gazetteer) -> Draft:
    draft = Draft(text=text, gazetteer=gazetteer, learnt={})
    for step in (normalise.run, language.run, splitting.run, countries.run, places.run):
        step(draft)
    return draft


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Guests from Spain and the People's Republic of China came.", ["ES", "CN"]),
        ("The Spanish and the New Zealand guests came from afar.", ["ES", "NZ"]),
        ("Гости из Испании и китайские студенты приехали вместе.", ["ES", "CN"]),
        ("Los invitados de España y las alumnas mexicanas llegaron juntos.", ["ES", "MX"]),
        ("来自西班牙的代表团", ["ES"]),
        ("Tell us about it in the polish of your words.", []),
    ],
)
def test_countries_are_found_by_name_and_adjective(text: str, codes: list[str], world: Gazetteer):
    assert [c.code for c in draft_of(text, world).countries] == codes


def test_a_whole_text_may_be_a_country():
    assert [country_named(name) for name in ("Reino Unido", "КНР", "Spanish", "Madrid")] == ["GB", "CN", "ES", ""]


def test_a_town_is_found_after_a_preposition_of_place(world: Gazetteer):
    draft = draft_of("They met in Madrid and flew to Tomsk; Nelson spoke.", world)

    assert [(p.name, p.after) for p in draft.places] == [("Madrid", "in"), ("Tomsk", "to")]
