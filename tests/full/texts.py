"""News of visits that never were: every name is invented and used in one text only, so each has findings of its own."""

import random
from collections.abc import Iterator

HOME, PARTNER = "Northern Polytechnic", "Harbour University"
"""Our own institution and a partner that is on record from the start; both occur in all texts."""
ONSETS = ("b", "br", "d", "dr", "f", "g", "gr", "k", "l", "m", "n", "p", "r", "s", "st", "t", "tr", "v", "z")
VOWELS = ("a", "e", "i", "o", "u", "ai", "ei")
CODAS = ("", "l", "m", "n", "r", "s", "v")
GIVEN = ("Marta", "Ivan", "Elena", "Carlos", "Anna", "Peter", "Maria", "Thomas", "Julia", "David")
ROLES = ("vice-rector", "rector", "dean", "director")
MONTHS = ("January", "March", "April", "May", "June", "September", "October", "November")
SCHOOLS = ("a joint summer school", "a double degree programme", "a joint laboratory", "an exchange of students")
PARAGRAPH = """
On {day} {month} {year} a delegation of {university} visited {home}. The delegation was headed by {given} {family}, \
{role} of {university}. Guests from {institute} and {partner} also took part in the meeting.

{university} and {home} signed a cooperation agreement on {day} {month} {year}. The universities agreed to open \
{school} in {next_year}. {university} has {students},400 students.

Professor {other} {another}, director of {institute}, proposed a joint research project on materials.
"""


def texts(seed: int) -> Iterator[str]:
    """Without end; each of one to five visits, so that the readings take more and less time."""
    luck, used = random.Random(seed), set[str]()
    while True:
        visits = [_visit(luck, used) for _ in range(luck.choice((1, 1, 2, 5)))]
        yield f"{unused_name(luck, used)} news: visitors at {HOME}\n" + "".join(visits).rstrip()


def _visit(luck: random.Random, used: set[str]) -> str:
    year = luck.randrange(2012, 2025)
    return PARAGRAPH.format(
        home=HOME,
        partner=PARTNER,
        university=f"{unused_name(luck, used)} University",
        institute=f"{unused_name(luck, used)} Institute of Technology",
        given=luck.choice(GIVEN),
        family=unused_name(luck, used),
        other=luck.choice(GIVEN),
        another=unused_name(luck, used),
        role=luck.choice(ROLES),
        day=luck.randrange(1, 29),
        month=luck.choice(MONTHS),
        year=year,
        next_year=year + 1,
        school=luck.choice(SCHOOLS),
        students=luck.randrange(2, 60),
    )


def unused_name(luck: random.Random, used: set[str]) -> str:
    while True:
        syllables = [luck.choice(ONSETS) + luck.choice(VOWELS) + luck.choice(CODAS) for _ in range(3)]
        name = "".join(syllables).capitalize()
        if name not in used:
            used.add(name)
            return name
