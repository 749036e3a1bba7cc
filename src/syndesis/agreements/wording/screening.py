"""Screening in words."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from syndesis.agreements.choices import HitState

REASONS = {
    "same": gettext_lazy("the same words"),
    "spelt": gettext_lazy("spelt alike"),
    "longer": gettext_lazy("one name has more words"),
    "their_other": gettext_lazy("another name on the list"),
    "our_other": gettext_lazy("another name of ours"),
    "same_country": gettext_lazy("same country"),
    "other_country": gettext_lazy("different countries"),
    "again": gettext_lazy("the entry or our name has changed since the last decision"),
}
STATE_TONES: dict[str, str] = {HitState.OPEN: "warn", HitState.ESCALATED: "warn", HitState.CONFIRMED: "bad"}


def reasons_said(codes: Iterable[str]) -> str:
    return ", ".join(str(REASONS.get(code, code)) for code in codes)


def kind_said(is_person: bool | None) -> str:
    if is_person is None:
        return ""
    return _("person") if is_person else _("organisation")


def editions_said(lists: Iterable[dict[str, Any]]) -> str:
    """ "Northern list (edition 3), Harbour list"."""
    return ", ".join(
        _("%(name)s (%(edition)s)") % each if each.get("edition") else str(each.get("name", "")) for each in lists
    )
