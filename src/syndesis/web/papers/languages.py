"""The languages in which documents of agreements are written, by their names."""

from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

CODES = (
    *("en", "ru", "es", "zh-hans", "de", "fr", "pt", "it", "ar", "ja", "ko", "tr", "vi", "kk", "uz", "fa", "hi", "id"),
    *("pl", "cs", "sr", "mn", "fi", "hu", "el", "nl", "sv", "ro", "bg", "he", "th"),
)


def language_name(code: str) -> str:
    """ "Spanish"; the code itself where Django has no name for it."""
    try:
        name = str(get_language_info(code)["name_translated"]) if code else ""
    except KeyError:
        return code
    return name[:1].upper() + name[1:]


def language_choices(*also: str) -> list[tuple[str, str]]:
    codes = dict.fromkeys([*CODES, *filter(None, also)])
    return [("", _("not said")), *((code, language_name(code)) for code in codes)]
