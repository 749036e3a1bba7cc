"""What counterparts sent, read against what they were shown."""

from collections.abc import Iterator, Mapping, Sequence

from django.core.exceptions import ValidationError

from syndesis.core.forms import date_from_text
from syndesis.engagement.choices import About, Response
from syndesis.engagement.queries.asked import Item
from syndesis.engagement.services.statements import LONGEST, Said

RIGHT, WRONG, ALL = "right", "wrong", "all"
MOST_WISHES = 10
ANSWERS = (Response.AGREED, Response.INTERESTED, Response.CONTINUING, Response.DECLINED)
Given = Mapping[str, str]


def confirmed(items: Sequence[Item], given: Given) -> list[Said]:
    """What is said of each thing that was shown, in the language of the page; what nothing is said of is left out."""
    return [*_of_each(items, given), *_missing(given)]


def _of_each(items: Sequence[Item], given: Given) -> Iterator[Said]:
    everything = ALL in given
    for item in items:
        verdict, text = given.get(item.name, ""), _text(given, f"{item.name}-text")
        if verdict == WRONG and not everything:
            if item.about == About.DATE:
                text = _as_date(text)
            yield Said(item.about, text, item.shown, item.key)
        elif verdict == RIGHT or everything:
            yield Said(item.about, "", item.shown, item.key, is_right=True)


def _as_date(text: str) -> str:
    """The day as all languages read it, where one is meant: whoever takes it over may read another language."""
    try:
        return str(date_from_text(text) or "")
    except ValidationError:
        return text


def _missing(given: Given) -> Iterator[Said]:
    if text := _text(given, About.MISSING.value):
        yield Said(About.MISSING, text)


def answered(given: Given) -> list[Said]:
    """An answer to a proposal with all that comes with it; nothing where no answer is chosen."""
    response = given.get("response", "")
    if response not in ANSWERS:
        return []
    said = [Said(About.RESPONSE, response)]
    wishes = [" ".join(line.split())[:LONGEST] for line in given.get("wishes", "").splitlines()]
    said += [Said(About.WISH, wish) for wish in [wish for wish in wishes if wish][:MOST_WISHES]]
    if company := _text(given, "company"):
        said.append(Said(About.COMPANY, company))
    contact = ", ".join(filter(None, (_text(given, "contact"), _text(given, "email"))))
    if contact:
        said.append(Said(About.CONTACT, contact))
    return said


def as_sent(given: Given) -> dict[str, str]:
    """All of it, as it is kept beside the statements; no more than a person would write."""
    return {name[:40]: value[:5000] for name, value in list(given.items())[:300] if value}


def _text(given: Given, name: str) -> str:
    return " ".join(given.get(name, "").split())[:LONGEST]
