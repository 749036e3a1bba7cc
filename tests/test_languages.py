"""The interface speaks each of its languages wholly."""

import re

import pytest

from tests.directory import factories as directory
from tools import messages

LATIN = re.compile(r"[A-Za-z]{4,}")
SAME = {"Syndesis", "HTML", "Markdown", "Word", "Ctrl", "Enter", "JavaScript", "XLSX", "JSON"}
"""Names, also those of keys, that every language writes alike."""
NOT_SHOWN = re.compile(
    r"<(script|style|template|select)\b.*?</\1>|<label [^>]*\blang=[^>]*>[^<]*</label>|<[^>]+>", flags=re.DOTALL
)
"""Besides tags, what is no text of the page, and names of languages, which stand in those languages on purpose."""
PATHS = """/ /actions/ /partners/ /partners/new/ /people/ /people/new/ /agreements/ /agreements/new/ /activities/
/engagement/ /engagement/new/ /promises/ /promises/new/ /figures/ /intake/ /account/ /account/tokens/ /settings/
/settings/tokens/ /settings/users/ /settings/users/invite/ /settings/regions/ /settings/regions/new/""".split()


def test_every_string_is_translated_with_its_placeholders():
    assert messages.problems() == []


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["ru", "zh-hans"])
@pytest.mark.any_database
def test_an_empty_page_shows_no_word_of_another_language(client, language):
    messages.compile_all()
    client.force_login(directory.user("1"))
    client.cookies["django_language"] = language
    for path in PATHS:
        page = client.get(path).content.decode()
        shown = NOT_SHOWN.sub(" ", page)
        foreign = set(LATIN.findall(shown)) - SAME
        assert (path, foreign) == (path, set())
