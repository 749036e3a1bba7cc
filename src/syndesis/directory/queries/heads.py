"""Who is at the head of an organisation: told by the title of the position, since documents say no more."""

import re
from collections.abc import Iterable
from datetime import date

from django.db.models import Prefetch

from syndesis.core.models import User
from syndesis.directory import policies
from syndesis.directory.models import Organisation, Person, Position
from syndesis.directory.queries.positions import held_on

_HEAD = re.compile(
    r"\b(head|director|director[- ]general|dean|rector|president|chief|chairman|chairwoman|chair|leader|chancellor"
    r"|consul general|руководитель|заведующий|заведующая|директор|декан|ректор|президент|начальник|председатель"
    r"|генеральный консул|directora?|decan[oa]|rectora?|jef[ea]|president[ea])\b|主任|院长|校长|所长|总裁|总领事"
)
_NOT_THE_HEAD = re.compile(
    r"\b(deputy|vice|pro|associate|assistant|acting for|former|honorary|office of the|заместитель|зам|и\. ?о|проректор"
    r"|вице|помощник|бывший|vice\w*|subdirectora?|adjunt[oa]|head of studies)\b|副|前任|助理"
)


def is_head(title: str) -> bool:
    """Whether a title says that its holder leads; a deputy does not."""
    words = title.casefold().replace("-", " ")
    return bool(_HEAD.search(words)) and not _NOT_THE_HEAD.search(words)


def heads_of(
    organisations: Iterable[Organisation], reader: User, day: date
) -> dict[int, list[tuple[Person, Position]]]:
    """Who leads each organisation on a day, by its key, as far as the reader may know the person."""
    keys = {organisation.pk for organisation in organisations}
    there = Position.objects.filter(organisation__in=keys).order_by().values("person")
    rows = Person.objects.filter(policies.people.scope(reader, "view"), pk__in=there, archived_at=None)
    found: dict[int, list[tuple[Person, Position]]] = {}
    for person in rows.prefetch_related(Prefetch("positions", Position.objects.order_by("pk"))):
        for position in held_on(person.positions.all(), day):
            if position.organisation_id in keys and is_head(position.title):
                found.setdefault(position.organisation_id, []).append((person, position))
    return {key: _first_of(heads) for key, heads in found.items()}


def _first_of(heads: list[tuple[Person, Position]]) -> list[tuple[Person, Position]]:
    """Where one is just the head, a head of something in particular is not the one."""
    plain = [(person, position) for person, position in heads if len(position.title.split()) == 1]
    return plain or heads
