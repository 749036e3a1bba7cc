"""A small world of organisations for the reader's tests."""

import pytest

from syndesis.intake.reading import Gazetteer, KnownName, KnownOrganisation


def names(*rows: str) -> tuple[KnownName, ...]:
    """Names written "text", "text|language" or "text|language|kind"."""
    return tuple(KnownName(*row.split("|")) for row in rows)  # type: ignore[arg-type]


def catalogue(key: str, country: str, *rows: str, kind: str = "university", city: str = "") -> KnownOrganisation:
    return KnownOrganisation(
        source="catalogue",
        key=key,
        ror=key,
        names=names(*rows),
        kind=kind,  # type: ignore[arg-type]
        country=country,
        city=city,
    )


CATALOGUE = [
    catalogue(
        "0upmspain", "ES", "Universidad Politécnica de Madrid|es", "Technical University of Madrid|en|alias",
        "UPM||acronym", city="Madrid",
    ),
    catalogue("0upmmalay", "MY", "Universiti Putra Malaysia|ms", "UPM||acronym", city="Serdang"),
    catalogue("0tsinghua", "CN", "Tsinghua University|en", "清华大学|zh", city="Beijing"),
    catalogue("0uppsala0", "SE", "Uppsala University|en", "Uppsala universitet|sv", city="Uppsala"),
    catalogue("0girona00", "ES", "Universitat de Girona|ca", "University of Girona|en|alias", city="Girona"),
    catalogue("0daad0000", "DE", "German Academic Exchange Service|en", "DAAD||acronym", kind="funder", city="Bonn"),
    catalogue("0minedues", "ES", "Ministry of Education|en", kind="government", city="Madrid"),
    catalogue("0mineduru", "RU", "Ministry of Education|en", kind="government"),
    catalogue(
        "0tomskpol", "RU", "Tomsk Polytechnic University|en", "Томский политехнический университет|ru", city="Tomsk"
    ),
    catalogue("0nature00", "GB", "Nature|en", kind="company", city="London"),
    catalogue("0nelson00", "NZ", "Nelson University|en", city="Nelson"),
]  # fmt: skip
HOME = KnownOrganisation(
    source="record",
    key="1",
    ror="0ournorth",
    names=names("Northern Polytechnic University|en", "NPU||acronym", "Северный политехнический университет|ru"),
    kind="university",
    country="NO",
    city="Bodø",
    is_home=True,
)


@pytest.fixture(scope="session")
def world() -> Gazetteer:
    """The catalogue alone: no home, no record."""
    return Gazetteer(CATALOGUE)


@pytest.fixture(scope="session")
def ours(world: Gazetteer) -> Gazetteer:
    """Our record, with our own institution, over the catalogue."""
    return Gazetteer([HOME]).over(world)
