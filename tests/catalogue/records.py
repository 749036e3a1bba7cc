"""Records in the shape of ROR schema 2 for the tests: facts about real organisations (CC0)."""

from typing import Any

Record = dict[str, Any]


def name(value: str, lang: str | None, *types: str) -> Record:
    return {"value": value, "lang": lang, "types": list(types)}


def record(
    ror: str, *names: Record, country: str = "", city: str = "", types: tuple[str, ...] = (), **more: Any
) -> Record:
    """A whole record; `ror` is the last part of the id, `more` replaces any field."""
    place = {"country_code": country, "country_name": country, "name": city, "lat": 1.5, "lng": -2.5}
    return {
        "id": f"https://ror.org/{ror}",
        "names": list(names),
        "types": list(types),
        "status": "active",
        "established": None,
        "domains": [],
        "links": [],
        "locations": [{"geonames_id": 1, "geonames_details": place}] if country else [],
        "external_ids": [],
        "relationships": [],
        "admin": {},
    } | more


TSINGHUA = record(
    "03cve4549",
    name("THU", None, "acronym"),
    name("Tsinghua University", "en", "ror_display", "label"),
    name("清华大学", "zh", "label"),
    country="CN",
    city="Beijing",
    types=("education", "funder"),
    established=1911,
    domains=["tsinghua.edu.cn"],
    links=[
        {"type": "website", "value": "https://www.tsinghua.edu.cn"},
        {"type": "wikipedia", "value": "https://en.wikipedia.org/wiki/Tsinghua_University"},
    ],
    external_ids=[
        {"type": "grid", "all": ["grid.12527.33"], "preferred": "grid.12527.33"},
        {"type": "isni", "all": ["0000 0001 0662 3178"], "preferred": None},
    ],
)
SHENZHEN = record(
    "0543pw950",
    name("RITS", "en", "acronym"),
    name("Research Institute of Tsinghua University in Shenzhen", "en", "ror_display", "label"),
    name("深圳清華大學研究院", "zh", "label"),
    country="CN",
    city="Shenzhen",
    types=("education",),
    relationships=[{"type": "parent", "id": "https://ror.org/03cve4549", "label": "Tsinghua University"}],
)
MADRID = record(
    "03n6nwv02",
    name("UPM", None, "acronym"),
    name("Universidad Politécnica de Madrid", "es", "ror_display", "label"),
    name("Polytechnic University of Madrid", "en", "alias"),
    name("Technical University of Madrid", "en", "alias"),
    country="ES",
    city="Madrid",
    types=("education", "funder"),
    links=[{"type": "wikipedia", "value": "https://es.wikipedia.org/wiki/UPM"}],
)
PUTRA = record(
    "02e91jd64",
    name("UPM", None, "acronym"),
    name("Universiti Putra Malaysia", "ms", "ror_display", "label"),
    country="MY",
    city="Serdang",
    types=("education",),
)
LOMONOSOV = record(
    "010pmpe69",
    name("MSU", None, "acronym"),
    name("Lomonosov Moscow State University", "en", "ror_display", "label"),
    name("Moscow State University", "en", "alias"),
    name("Московский государственный университет имени М.В. Ломоносова", "ru", "label"),
    country="RU",
    city="Moscow",
    types=("education", "funder"),
)
POLYTECH = record(
    "02x91aj62",
    name("Peter the Great St. Petersburg Polytechnic University", "en", "ror_display", "label"),
    name("Санкт-Петербургский политехнический университет Петра Великого", "ru", "label"),
    country="RU",
    city="Saint Petersburg",
    types=("education",),
)
BERLIN = record(
    "03v4gjf40",
    name("TUB", None, "acronym"),
    name("TU Berlin", "de", "alias"),
    name("Technische Universität Berlin", "de", "ror_display", "label"),
    name("Technical University of Berlin", "en", "alias"),
    country="DE",
    city="Berlin",
    types=("education",),
)
FORMER = record(
    "008a1t746",
    name("NPI", None, "acronym"),
    name("South Russian State Technical University", "en", "ror_display", "label"),
    name("Южно-Российский государственный политехнический университет", "ru", "label"),
    country="RU",
    city="Novocherkassk",
    types=("education",),
    status="withdrawn",
)
COMPANY = record(
    "00002d369",
    name("Azacycles (Czechia)", "en", "ror_display", "label"),
    country="CZ",
    types=("company",),
    status=None,
)
ALL = [TSINGHUA, SHENZHEN, MADRID, PUTRA, LOMONOSOV, POLYTECH, BERLIN, FORMER, COMPANY]
