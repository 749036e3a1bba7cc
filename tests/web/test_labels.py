"""No page shows a label of another language than the reader's: all of it is English, Russian, Spanish or Chinese."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.urls import reverse
from lxml import html

import syndesis
from syndesis.core.models import Role
from syndesis.objects import registered
from tests.directory.factories import user
from tests.objects.samples import SAMPLES

pytestmark = pytest.mark.django_db
LOCALES = Path(syndesis.__path__[0]) / "locale"
LANGUAGES = {"ru": "ru", "es": "es", "zh-hans": "zh_Hans"}
READ = ("aria-label", "placeholder", "title", "alt", "data-label", "label")
"""Attributes that are read to people."""
SAME = {"Syndesis"}


def translations(folder: str) -> dict[str, str]:
    with (LOCALES / folder / "LC_MESSAGES" / "django.po").open("rb") as file:
        return {m.id: m.string for m in read_po(file) if isinstance(m.id, str) and isinstance(m.string, str) and m.id}


def labels(page: bytes) -> Iterator[str]:
    """What a reader is shown or read, besides what stands in another language on purpose (`lang`)."""
    for node in html.fromstring(page).iter():
        if not isinstance(node.tag, str) or node.tag in ("script", "style"):
            continue
        foreign = node.tag != "html" and any(
            each.get("lang") for each in (node, *node.iterancestors()) if each.tag != "html"
        )
        if not foreign:
            yield from filter(
                None, (str(text).strip() for text in (node.text or "", *(node.get(name, "") for name in READ)))
            )
        yield (node.tail or "").strip()


def pages() -> list[str]:
    """Every list, a record of each type, its form, and the other screens."""
    made = {sample.kind: sample.make("Xyzzy")[0] for sample in SAMPLES}
    found = [reverse(f"web:{name}") for name in ("home", "search", "intake", "catalogue", "partner_new")]
    for kind, row in made.items():
        found += [reverse(f"web:{kind.many}"), row.get_absolute_url()]
        found += [reverse(f"web:{kind.page_name()}_{page}", args=[row.pk]) for page in ("history", "edit") if kind.form]
        found += [reverse(f"web:{one}_new") for one in [kind.one] if kind.form]
    return found


@pytest.mark.concept(116)
@pytest.mark.parametrize(
    "language", ["ru", *(pytest.param(each, marks=pytest.mark.full) for each in ("es", "zh-hans"))]
)
@pytest.mark.any_database
def test_no_page_shows_a_label_of_another_language(client, language):
    own = translations(LANGUAGES[language])
    english = {msgid for msgid, text in own.items() if text != msgid} - SAME - set(own.values())
    client.force_login(user(role=Role.ADMINISTRATOR))
    client.cookies["django_language"] = language
    stray = {}
    for address in pages():
        response = client.get(address, headers={"accept-language": language})
        assert (address, response.status_code) == (address, 200)
        if wrong := english & set(labels(response.content)):
            stray[address] = wrong
    assert stray == {}


def test_a_label_of_another_language_would_be_seen():
    page = (
        b'<html lang="ru"><p>Partners</p><button aria-label="Close"></button><option lang="en">English</option></html>'
    )
    assert {"Partners", "Close"} <= set(labels(page))
    assert "English" not in set(labels(page))


def test_every_type_is_looked_at():
    assert {sample.kind for sample in SAMPLES} == set(registered())
