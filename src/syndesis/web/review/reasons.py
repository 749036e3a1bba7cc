"""The reading's reasons, in the reviewer's language."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from syndesis.core.countries import country_name

WORDS: dict[str, Any] = {
    "exact_name": _("known name “%(detail)s”"),
    "same_words": _("the words of “%(detail)s”"),
    "near_spelling": _("spelt almost like “%(detail)s”"),
    "acronym_known": _("known acronym %(detail)s"),
    "acronym_defined": _("the text defines %(detail)s"),
    "acronym_of": _("%(detail)s fits the initials"),
    "short_form": _("“%(detail)s” stands for it"),
    "country_in_text": _("the text names %(detail)s"),
    "country_beside": _("%(detail)s stands beside the name"),
    "country_of_issuer": _("of the country that issued the text"),
    "other_country": _("but %(detail)s stands beside the name"),
    "city_in_text": _("the text names %(detail)s"),
    "known_partner": _("our partner"),
    "known_record": _("in our record"),
    "home": _("our own institution"),
    "issuer": _("issued the text"),
    "learnt": _("chosen by a reviewer before"),
    "not_active": _("no longer active under this name"),
    "several_known": _("%(detail)s known organisations bear the name"),
    "unknown_organisation": _("not known; “%(detail)s” says what it is"),
    "office_holder": _("named through its %(detail)s"),
    "part_of": _("a part of %(detail)s"),
    "employer": _("beside the office “%(detail)s”"),
    "title_beside": _("title “%(detail)s”"),
    "role_beside": _("office “%(detail)s”"),
    "capitals": _("family name in capitals"),
    "initials": _("initials before the name"),
    "given_name": _("begins with a given name"),
    "family_name_first": _("family name first"),
    "speech": _("speaks in the text"),
    "employer_beside": _("organisation in brackets"),
    "listed": _("in a list of people"),
    "author_line": _("named as author"),
    "own_text": _("the text of the agreement itself"),
    "words": _("“%(detail)s”"),
    "second_reader": _("found by the second reader"),
    "date_told": _("dated “%(detail)s”"),
    "date_inherited": _("date told elsewhere: “%(detail)s”"),
}
COUNTRIES = {"country_in_text", "country_beside", "other_country"}


def worded(reason: dict[str, str]) -> str:
    """The words for a reason of the reading ({"code", "detail"}); nothing for a code that has none."""
    code, detail = reason["code"], reason.get("detail", "")
    words = WORDS.get(code)
    return str(words) % {"detail": country_name(detail) if code in COUNTRIES else detail} if words else ""
