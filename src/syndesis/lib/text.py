"""Text as search compares it: words in one spelling, whatever their case, accents and width.

Stored text and query go through the same function, so what it loses (й and и, ё and е are one) it loses on both sides.
Where a word's place in its text matters, see `lib.tokens`.
"""

import re
import unicodedata

CJK = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
"""Chinese characters and kana: written without spaces, so each is a word of its own. For a class of a pattern."""
_SIGNS = "\u0900-\u0dff\u0e31-\u0e4e\u0eb1-\u0ece\u0f18-\u0fbc\u1000-\u109f\u1780-\u17d3"
"""Vowel signs of the scripts of India and South-East Asia (with their letters): no letters to `re`, yet in words."""
_WORD = re.compile(rf"[{CJK}]|(?:[^\W_{CJK}]|[{_SIGNS}])+")
_TYPED = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ŧ": "t", "ə": "e"}
    | dict.fromkeys("ʹʺʻʼʾʿˈ")
)
"""Latin letters that Unicode does not decompose, as people type them; signs inside a word that they leave out."""


def words(text: str) -> list[str]:
    """The words of a text in their normal spelling: "Łódź, 清华大学" is ["lodz", "清", "华", "大", "学"].

    Compatibility decomposition, no combining marks, case folding; then runs of letters and digits.
    """
    if text.isascii():
        return _WORD.findall(text.lower())
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _WORD.findall(unicodedata.normalize("NFKC", plain.casefold().translate(_TYPED)))


def normal(text: str) -> str:
    """The words of a text with single spaces between them."""
    return " ".join(words(text))
