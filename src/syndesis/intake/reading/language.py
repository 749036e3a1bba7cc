"""Step: tell the language of the text among those that have a lexicon.

Needs `clean`. Adds `language`, `lexicon`. A text too short to tell is taken for English, or for the language of
its script.
"""

import re

import py3langid

from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.lexicons import LANGUAGES, lexicon

_SAMPLE = 5000
_HAN = re.compile(r"[㐀-鿿]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN = re.compile(r"[A-Za-zÀ-ſ]")


def run(draft: Draft) -> None:
    draft.language = language_of(draft.clean[:_SAMPLE])
    draft.lexicon = lexicon(draft.language)


def language_of(text: str) -> str:
    """One of the languages with a lexicon."""
    han, cyrillic, latin = (len(pattern.findall(text)) for pattern in (_HAN, _CYRILLIC, _LATIN))
    if han * 2 > latin and han >= cyrillic:
        return "zh" if han else "en"
    if cyrillic > latin:
        return "ru"
    if latin < 20:
        return "en"
    for language, _ in py3langid.rank(text):
        if language in LANGUAGES and language not in ("ru", "zh"):
            return str(language)
    return "en"
