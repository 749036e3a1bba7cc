"""Known organisations in layers."""

from syndesis.intake.reading import Gazetteer, KnownName, KnownOrganisation, from_catalogue
from syndesis.lib.tokens import Tokens


def test_an_organisation_of_the_record_stands_for_the_catalogues_with_the_same_ror(world: Gazetteer):
    partner = KnownOrganisation(
        source="record",
        key="7",
        ror="0tsinghua",
        names=(KnownName("Цинхуа", "ru"),),
        kind="university",
        is_partner=True,
    )
    both = Gazetteer([partner]).over(world)

    by_catalogue_name = [n.organisation for hit in both.hits(Tokens("at Tsinghua University")) for n in hit.names]
    assert by_catalogue_name == [partner]
    assert both.organisation("0tsinghua") is partner


def test_laying_one_layer_over_another_leaves_both_as_they_were(world: Gazetteer):
    record = Gazetteer([KnownOrganisation(source="record", key="1", names=(KnownName("Ours"),), is_home=True)])
    both = record.over(world)

    assert (len(record), len(world), len(both)) == (1, 11, 12)
    assert (record.home is not None, world.home, both.home) == (True, None, record.home)


def test_hits_begin_and_end_at_the_edges_of_words(world: Gazetteer):
    assert world.hits(Tokens("Uppsala Universityland and NewUppsala University")) == []


def test_names_are_found_by_their_words_in_any_order_and_language(world: Gazetteer):
    found = [world.with_words(words.split()) for words in ("madrid polytechnic university", "universidad de girona")]

    assert [[n.organisation.key for n in names] for names in found] == [["0upmspain"], ["0girona00"]]


def test_words_spelt_almost_like_those_of_a_name_are_found(world: Gazetteer):
    assert world.near_words("tsingua") == ["tsinghua"]


def test_towns_give_the_countries_of_their_organisations(world: Gazetteer):
    assert world.city_countries("MADRID") == {"ES"}


def test_raw_records_of_the_registry_are_read():
    record = {
        "id": "https://ror.org/0examp1e5",
        "status": "active",
        "types": ["company"],
        "names": [
            {"value": "Nordlys (Norway)", "types": ["label", "ror_display"], "lang": "en"},
            {"value": "NLS", "types": ["acronym"], "lang": None},
        ],
        "locations": [{"geonames_details": {"country_code": "NO", "country_name": "Norway", "name": "Bodø"}}],
        "relationships": [{"type": "parent", "id": "https://ror.org/0parent00", "label": "Parent"}],
    }

    (known,) = from_catalogue([record, {**record, "status": "withdrawn"}])
    assert known == KnownOrganisation(
        source="catalogue",
        key="0examp1e5",
        ror="0examp1e5",
        names=(KnownName("Nordlys", "en"), KnownName("NLS", "", "acronym")),
        kind="company",
        country="NO",
        city="Bodø",
        parent="0parent00",
    )


def test_a_record_with_next_to_nothing_is_read():
    (known,) = from_catalogue([{"id": "https://ror.org/0nothing0", "names": [{"value": "Alone", "types": ["label"]}]}])

    assert (known.name, known.country, known.city, known.kind) == ("Alone", "", "", "other")


def test_an_empty_gazetteer_knows_nothing():
    empty = Gazetteer()

    assert (empty.hits(Tokens("Any University")), empty.home, len(empty)) == ([], None, 0)
