"""The words of a name or an affiliation as matching compares them: one form for all languages and abbreviations.

`words.toml` lists the folds. Text of the catalogue and text to be matched go through the same functions.
"""

import html
import re
import tomllib
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Any

from syndesis.lib.text import CJK

HERE = Path(__file__).parent
DATA: dict[str, Any] = tomllib.loads((HERE / "words.toml").read_text("utf-8"))
STOP = frozenset(DATA["stop"].split())
LEGAL = frozenset(DATA["legal"].split())
_TYPED = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "Æ": "Ae"}
    | {
        "œ": "oe",
        "Œ": "Oe",
        "ß": "ss",
        "þ": "th",
        "ʂ": "s",
        "Þ": "Th",
        "ə": "e",
        "ʹ": "'",
        "ʻ": "'",
        "ʼ": "'",
        "ʾ": "'",
    }
    | {"ʿ": "'", "’": "'", "‘": "'", "`": "'", "´": "'", "′": "'", "‐": "-", "‑": "-", "－": "-", "．": ".", "，": ","}
    | {"（": "(", "）": ")", "；": ";", "、": ","}
)
_MARKUP = re.compile(r"#[A-Z]{1,4}#|<[^<>]{1,20}>")
_ADDRESS = re.compile(r"\S+@\S+|https?://\S+|\bwww\.\S+|(?i:\b(?:e-?mail|electronic address|corresponding author)\b:?)")
_DOTTED = re.compile(r"\b(?:[A-Za-z]\. ?){2,}(?![a-z])|\b(?:[A-Z] )+[A-Z]\b(?!\.)")
_ELISION = re.compile(r"\b(?:l|d|dell|all|nell|sull|dall|un|qu)'(?=\w)", re.IGNORECASE)
_GLUED = re.compile(r"(?<![A-Za-z0-9])[0-9]{1,2}(?=[A-Z][a-z])")
_AND = re.compile(r"\b([A-Z]{1,2}) ?& ?(?=[A-Z]\b)")
_CAMEL = re.compile(r"(?<=[a-z]{2})(?=[A-Z][a-z]{3})|(?<=[a-z]{2})(?=[A-Z]{3})|(?<=[A-Z]{3})(?=[A-Z][a-z]{3})")
TOKEN = re.compile(rf"[{CJK}]|[^\W_{CJK}]+|[,;:()\[\]{{}}/|\"“”«»•+\n]| [-–—]+ |[–—]|\.(?=\s|$)")
"""A word, or a sign that parts one phrase from the next. A full stop parts only behind a long word, see `reading`."""


def plain(text: str) -> str:
    """The text without markup, addresses, accents and the dots of "U.S.A."; case and signs stay."""
    if "&" in text:
        text = _AND.sub(r"\1", html.unescape(text))
    if not text.isascii():
        text = text.translate(_TYPED)
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    if "#" in text or "<" in text:
        text = _MARKUP.sub(" , ", text)
    if "@" in text or "www" in text or "://" in text or "mail" in text or "lectronic" in text:
        text = _ADDRESS.sub(" , ", text)
    text = _DOTTED.sub(lambda found: found[0].replace(".", "").replace(" ", "") + " ", text)
    if "'" in text:
        text = _ELISION.sub("", text).replace("'", "")
    return _GLUED.sub(" ", text)


def stem(word: str) -> str:
    """The word without a plural s, as crude as comparing allows."""
    if len(word) > 4 and word[-1] == "s" and word[-2] not in "sui":
        return word[:-1]
    return word


FOLD = {short: stem(full) for full, shorts in DATA["fold"].items() for short in shorts.split()}


EXPAND = {short: full.split() for short, full in DATA["expand"].items()}


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """The form in which a word is compared; "" for one that says nothing."""
    word = word.casefold()
    if word in STOP:
        return ""
    if word in FOLD:
        return FOLD[word]
    short = stem(word)
    return FOLD.get(short, short)


def folded(name: str) -> list[str]:
    """The words of a name, folded, without articles and legal forms: "Univ. of Oxford" is ["university", "oxford"]."""
    words = [word for word in TOKEN.findall(plain(name)) if word[0].isalnum()]
    some = [one for word in words if (form := fold(word)) for one in EXPAND.get(form, (form,))]
    firm = [form for form in some if form not in LEGAL]
    return firm or some or [word.casefold() for word in words]


def parts(word: str) -> list[str]:
    """What a word may be that was glued from two: "CONICETUniversidad" is ["CONICET", "Universidad"]."""
    return [part for part in _CAMEL.sub(" ", word).split(" ") if part]
