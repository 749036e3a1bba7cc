"""What may be meant, and what is known, in a small catalogue."""

import pytest

from syndesis.catalogue import dump, loader, queries, services
from syndesis.catalogue.models import CatalogueOrganisation
from syndesis.catalogue.queries import Facts, Name, Suggestion
from tests.catalogue.conftest import Dump
from tests.catalogue.records import ALL, FORMER, record
from tests.catalogue.records import name as named

pytestmark = pytest.mark.usefixtures("catalogue")
TSINGHUA, SHENZHEN = "Tsinghua University", "Research Institute of Tsinghua University in Shenzhen"
MADRID, PUTRA = "Universidad Politécnica de Madrid", "Universiti Putra Malaysia"
POLYTECH = "Peter the Great St. Petersburg Polytechnic University"
MOSCOW, BERLIN = "Lomonosov Moscow State University", "Technische Universität Berlin"
FORMERLY = "South Russian State Technical University"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tsingua", [TSINGHUA, SHENZHEN]),
        ("tsin", [TSINGHUA, SHENZHEN]),
        ("Universidad Politecnica Madrid", [MADRID]),
        ("清华", [TSINGHUA]),
        ("Политехнический", [POLYTECH, FORMERLY]),
        ("Moskow State Universty", [MOSCOW]),
        ("TU Berlin", [BERLIN]),
        ("TUB", [BERLIN]),
        ("UPM", [MADRID, PUTRA]),
        ("UP", [MADRID, PUTRA]),
        ("UPM Malaysia", [PUTRA]),
        ("Saint Petersburg Polytechnic", [POLYTECH]),
        ("Univ. Politec. Madrid", [MADRID]),
        ("Polytechnic Novocherkassk", [FORMERLY]),
        ("tsinghua.edu.cn", [TSINGHUA]),
        ("03n6nwv02", [MADRID]),
        ("https://ror.org/03N6NWV02/", [MADRID]),
        ("0aaaaaaaa", []),
        ("", []),
        ("—", []),
    ],
)
def test_an_organisation_is_found_as_people_write_it(text: str, expected: list[str]) -> None:
    assert [item.name for item in queries.suggest(text)] == expected


def test_a_suggestion_shows_the_name_that_was_meant() -> None:
    assert queries.suggest("清华大学") == [
        Suggestion("03cve4549", TSINGHUA, "清华大学", "Beijing", "CN", "university", "active")
    ]


def test_a_country_narrows_the_suggestions() -> None:
    assert [item.name for item in queries.suggest("UPM", country="my")] == [PUTRA]
    assert queries.suggest("TU Berlin", country="FR") == []


def test_no_more_are_suggested_than_asked_for() -> None:
    assert [item.name for item in queries.suggest("university", limit=2)] == [TSINGHUA, MOSCOW]


def test_of_equal_names_the_living_and_the_greater_go_first(dump_of: Dump) -> None:
    def academy(ror: str, **more: object) -> dump.Record:
        return record(ror, named("Baltic Academy", "en", "ror_display", "label"), country="LV", **more)

    wikipedia = [{"type": "wikipedia", "value": "https://en.wikipedia.org/wiki/Baltic_Academy"}]
    loader.load(
        dump_of([
            *ALL,
            academy("0zz000001", status="withdrawn", types=("education",)),
            academy("0zz000002", status="inactive", types=("education",)),
            academy("0zz000003", types=("company",)),
            academy("0zz000004", types=("education",), links=wikipedia),
            academy("0zz000005", types=("education",)),
        ])
    )  # fmt: skip
    assert [item.ror[-1] for item in queries.suggest("baltic academy")] == ["4", "5", "2", "1", "3"]


def test_an_organisation_is_looked_up_by_its_id_in_every_form() -> None:
    forms = ["03cve4549", "https://ror.org/03cve4549", "ror.org/03cve4549", " 03CVE4549 "]
    assert {row.name if (row := queries.by_ror(form)) else None for form in forms} == {TSINGHUA}
    assert (queries.by_ror("03cve454"), queries.by_ror("0zzzzzzzz"), queries.by_ror("")) == (None, None, None)


def test_the_facts_are_what_a_record_of_ours_may_take_over() -> None:
    row = queries.by_ror("0543pw950")
    assert row is not None
    assert queries.facts(row) == Facts(
        ror="0543pw950",
        name=SHENZHEN,
        kind="university",
        status="active",
        names=(
            Name(SHENZHEN, "en", "official"),
            Name("深圳清華大學研究院", "zh", "official"),
            Name("RITS", "en", "acronym"),
        ),
        identifiers=(("ror", "0543pw950"),),
        country="CN",
        city="Shenzhen",
        latitude=1.5,
        longitude=-2.5,
        website="",
        wikipedia="",
        domains=(),
        established=None,
        parents=("03cve4549",),
        children=(),
        predecessors=(),
        successors=(),
        related=(),
    )


def test_a_company_is_taken_over_without_its_country_behind_its_name() -> None:
    row = CatalogueOrganisation(ror="0zz000009", name="Boreal Turbines (Norway)", country="NO", country_name="Norway")
    row.names = [["Boreal Turbines (Norway)", "en", "official"], ["Boreal (Turbines)", "en", "alias"]]
    facts = queries.facts(row)
    assert (facts.name, [n.text for n in facts.names]) == ("Boreal Turbines", ["Boreal Turbines", "Boreal (Turbines)"])


def test_identifiers_are_pairs_beginning_with_ror() -> None:
    row = queries.by_ror("03cve4549")
    assert row is not None
    assert queries.facts(row).identifiers == (
        ("ror", "03cve4549"),
        ("isni", "0000 0001 0662 3178"),
        ("grid", "grid.12527.33"),
    )


def test_the_records_come_back_in_the_shape_of_the_register() -> None:
    (back,) = [item for item in queries.raw_records() if item["id"] == FORMER["id"]]
    assert back == {
        "id": FORMER["id"],
        "status": "withdrawn",
        "types": ["education"],
        "names": [
            {"value": FORMERLY, "lang": "en", "types": ["ror_display", "label"]},
            {"value": FORMER["names"][2]["value"], "lang": "ru", "types": ["label"]},
            {"value": "NPI", "lang": None, "types": ["acronym"]},
        ],
        "locations": [{"geonames_details": {"country_code": "RU", "country_name": "RU", "name": "Novocherkassk"}}],
        "relationships": [],
    }
    assert [dump.fault(item) for item in queries.raw_records()] == [None] * len(ALL)


def test_the_version_changes_with_every_load_that_ends(dump_of: Dump) -> None:
    before = queries.version()
    path = dump_of(ALL)
    services.run_load(services.begin_load(path), path)
    assert queries.version() > before


def test_every_organisation_has_a_kind_of_ours() -> None:
    kinds = {row.name: row.kind for row in CatalogueOrganisation.objects.all()}
    assert kinds["Azacycles (Czechia)"] == "company"
    assert [kinds[name] for name in (TSINGHUA, MADRID, FORMERLY)] == ["university"] * 3
