"""Short invented news in five languages, as many as are wanted: every name of a guest is used in one text only."""

import random
from collections.abc import Iterator
from itertools import islice

from tests.full.texts import GIVEN, HOME, PARTNER, texts, unused_name

MANNERS = (
    """{name} visita {home}

El {day} de mayo de {year} una delegación de la Universidad de {name}, encabezada por su rector {given} {family}, \
visitó {home}. Las universidades firmaron un convenio de cooperación y acordaron abrir una escuela de verano. \
Participaron también representantes de {partner}. La Universidad de {name} tiene {number}.400 estudiantes.""",
    """{home} empfängt Gäste der Universität {name}

Am {day}. März {year} besuchte eine Delegation der Universität {name} unter Leitung von Prof. {given} {family} die \
{home}. Die Universitäten unterzeichneten eine Vereinbarung über den Austausch von Studierenden. Auch {partner} war \
vertreten. An der Universität {name} studieren {number}.400 Menschen.""",
    """{home}: визит делегации университета {name}

{day} мая {year} года делегация университета {name} во главе с ректором {given} {family} посетила {home}. Стороны \
подписали соглашение о сотрудничестве и договорились открыть совместную лабораторию. Во встрече участвовали \
представители {partner}.""",
    """{name}大学代表团访问{home}

{year}年5月{day}日，{name}大学校长{given} {family}率代表团访问{home}。双方签署了合作协议，\
并计划举办暑期学校。{partner}的代表也参加了会议。""",
    """Minutes, {day} April {year}

Present: {given} {family} ({name} Institute of Technology), the international office of {home}.

1. {name} Institute of Technology proposed a double degree in materials science.
2. It was agreed to exchange ten students a year from {next_year} on.
3. A meeting with {partner} will be held in autumn.""",
)
LONG = 3
"""One of so many is a report of several visits, from `texts`."""


def news(seed: int) -> Iterator[str]:
    """Without end."""
    luck, used, reports = random.Random(seed), set[str](), texts(seed)
    while True:
        yield next(reports) if luck.randrange(LONG) == 0 else _short(luck, used)


def _short(luck: random.Random, used: set[str]) -> str:
    year = luck.randrange(2012, 2025)
    return luck.choice(MANNERS).format(
        home=HOME, partner=PARTNER, name=unused_name(luck, used), given=luck.choice(GIVEN),
        family=unused_name(luck, used), day=luck.randrange(1, 29), year=year, next_year=year + 1,
        number=luck.randrange(2, 60),
    )  # fmt: skip


def some(seed: int, number: int) -> list[str]:
    return list(islice(news(seed), number))
