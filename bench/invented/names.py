"""Names of places, institutions and people, each in its own script and in Latin letters."""

from dataclasses import dataclass
from random import Random

from bench.invented.words import (
    CHINESE,
    COUNTRIES,
    ENDS,
    ENGLISH,
    GIVEN,
    INSTITUTIONS,
    LANGUAGES,
    LATIN,
    MIDDLES,
    SCRIPTS,
    SHARES,
    STARTS,
)

PLACES = len(STARTS) * len(MIDDLES) * len(ENDS)


@dataclass(frozen=True)
class Institution:
    """What a partner is called, and where it is."""

    script: str
    kind: str
    name: str
    language: str
    english: str
    acronym: str
    city: str
    country: str


def place(number: int, script: str) -> str:
    """The place of this number (below PLACES) as it is written in a script."""
    number, end = divmod(number, len(ENDS))
    start, middle = divmod(number, len(MIDDLES))
    column = SCRIPTS.index(script)
    return STARTS[start][column] + MIDDLES[middle][column] + ENDS[end][column]


def institutions(rng: Random, number: int) -> list[Institution]:
    """So many that no two have the same name, the busiest scripts in the proportion of SHARES."""
    wanted = rng.choices(list(SHARES), list(SHARES.values()), k=number)
    made, used = [], set()
    for script in wanted:
        while True:
            where, (kind, form, short) = rng.randrange(PLACES), rng.choice(INSTITUTIONS[script])
            if (where, form) not in used:
                break
        used.add((where, form))
        own, latin = place(where, script), place(where, LATIN)
        made.append(
            Institution(
                script=script,
                kind=kind,
                name=form.format(place=own),
                language=rng.choice(LANGUAGES[script]),
                english=form.format(place=latin) if script == LATIN else ENGLISH[kind].format(place=latin),
                acronym=short.format(p=own[0]) if short else "",
                city=latin,
                country=rng.choice(COUNTRIES[script]),
            )
        )
    return made


def person(rng: Random, script: str) -> tuple[str, str]:
    """The given and the family name of somebody."""
    column = SCRIPTS.index(script)
    family = rng.choice(STARTS)[column] + ("" if script == CHINESE else rng.choice(ENDS)[column])
    return rng.choice(GIVEN[script]), family
