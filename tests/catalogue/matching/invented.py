"""An invented catalogue, large enough for words to be rare or common: every name, place and id is made up."""

from itertools import product
from typing import Any

from tests.catalogue.records import Record, name, record

STEMS = [
    a + b
    for a, b in product(
        "Bar Cal Dor Fen Gal Hol Jor Kel Lum Mor Nar Pel".split(), "aven idor ombe usk eth arra".split()
    )
]
COUNTRIES = [("NO", "Norway"), ("ES", "Spain"), ("JP", "Japan"), ("BR", "Brazil"), ("DE", "Germany")]
SHAPES = [
    ("University of {}", "education"),
    ("{} Institute of Technology", "education"),
    ("{} General Hospital", "healthcare"),
    ("{} Medical University", "education"),
    ("{} Research Center", "facility"),
    ("{} Academy of Sciences", "government"),
    ("{} Foundation", "nonprofit"),
    ("Ministry of {} Affairs", "government"),
]


def organisation(
    ror: str, *texts: str, country: tuple[str, str] = ("NO", "Norway"), city: str = "", **more: Any
) -> Record:
    """A record by its names, the first one the official one."""
    kinds = [("ror_display", "label"), *[("alias",)] * (len(texts) - 1)]
    made = record(
        ror,
        *(name(text, "en", *types) for text, types in zip(texts, kinds, strict=True)),
        types=tuple(more.pop("types", ("education",))),
        **more,
    )
    made["locations"] = [
        {"geonames_details": {"country_code": country[0], "country_name": country[1], "name": city, "lat": 1, "lng": 1}}
    ]
    return made


def filling() -> list[Record]:
    """Some 600 organisations that nobody asks for."""
    return [
        organisation(
            f"0f{number:07d}", shape.format(stem), country=COUNTRIES[number % 5], city=stem + "stad", types=(kind,)
        )
        for number, (stem, (shape, kind)) in enumerate(product(STEMS, SHAPES))
    ]


VESTMARK = organisation("0vest0001", "University of Vestmark", "Universitetet i Vestmark", city="Vestmark")
VESTMARK["external_ids"] = [
    {"type": kind, "preferred": None, "all": [f"{kind} of Vestmark"]} for kind in ("fundref", "isni", "wikidata")
]
VESTMARK["links"] = [{"type": "wikipedia", "value": "https://en.wikipedia.org/wiki/University_of_Vestmark"}]
VESTMARK["names"].append(name("UVM", None, "acronym"))
VESTMARK_HOSPITAL = organisation("0vest0002", "Vestmark University Hospital", city="Vestmark", types=("healthcare",))
ACADEMY = organisation("0acad0001", "Zemplanian Academy of Sciences", country=("ES", "Spain"), city="Zemplan")
INSTITUTE = organisation(
    "0acad0002", "Institute of Quillometry", country=("ES", "Spain"), city="Zemplan", types=("facility",)
)
SAINT_NO = organisation("0sain0001", "Saint Orvin College", country=("NO", "Norway"), city="Orvinby")
SAINT_BR = organisation("0sain0002", "Saint Orvin College", country=("BR", "Brazil"), city="Orvino")
MAKER = organisation("0make0001", "Tressatec (Germany)", country=("DE", "Germany"), city="Tressa", types=("company",))
DOUBLE = organisation("0vest0003", "Vestmark Conservatory of Whistling", city="Vestmark", status="withdrawn")
DOUBLE["relationships"] = [{"type": "successor", "id": "https://ror.org/0vest0001", "label": "University of Vestmark"}]
ORPHAN = organisation("0orph0001", "Tumbledown College of Orrery", city="Orvinby", status="withdrawn")
ASKED = [VESTMARK, VESTMARK_HOSPITAL, ACADEMY, INSTITUTE, SAINT_NO, SAINT_BR, MAKER, DOUBLE, ORPHAN]
