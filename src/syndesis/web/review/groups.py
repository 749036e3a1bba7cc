"""Findings that are alike, shown together: one key decides about all of them, one opens them.

Only open ones that are not doubtful: of each, the line in the group says what its card says. What is doubtful stands by
itself.
"""

from collections.abc import Hashable
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from syndesis.intake.case import Case
from syndesis.intake.models import Decision, Finding, FindingCategory

FEWEST = 2
"""Findings that make a group."""


def in_order(cards: list[dict[str, Any]], findings: dict[int, Finding], case: Case) -> list[dict[str, Any]]:
    """[{"card"} or {"group"}]: the certain ones first, then those that are alike, the doubtful ones last; each of these
    in the order of the text."""
    rows = sorted(cards, key=_worth)
    entries: list[dict[str, Any]] = []
    for _worth_of_all, same in groupby(rows, key=_worth):
        entries += _grouped(list(same), findings, case)
    return entries


def _worth(card: dict[str, Any]) -> int:
    return 0 if card["is_certain"] else 2 if card["is_doubtful"] else 1


def _grouped(cards: list[dict[str, Any]], findings: dict[int, Finding], case: Case) -> list[dict[str, Any]]:
    alike: dict[Hashable, list[dict[str, Any]]] = {}
    for card in cards:
        alone = card["status"] != Decision.OPEN or card["is_doubtful"]
        alike.setdefault(card["id"] if alone else _likeness(case, findings[card["id"]], card), []).append(card)
    entries: list[dict[str, Any]] = []
    for same in alike.values():
        if len(same) < FEWEST:
            entries.append({"card": same[0]})
        else:
            entries.append({"group": _group(case, findings[same[0]["id"]], same)})
    return entries


def _likeness(case: Case, finding: Finding, card: dict[str, Any]) -> Hashable:
    """Organisations are alike that enter in the same way; all else, that concerns the same organisations."""
    if finding.category == FindingCategory.ORGANISATION:
        return card["enters"]
    return tuple(sorted(each.key for each in case.organisations_of(finding) if not each.data.get("is_home")))


def _group(case: Case, finding: Finding, cards: list[dict[str, Any]]) -> dict[str, Any]:
    """What `ui/finding_group.html` shows."""
    return {
        "id": f"g{cards[0]['id']}",
        "title": _title(case, finding, cards),
        "certainty": min(card["confidence"] for card in cards),
        "findings": cards,
    }


def _title(case: Case, finding: Finding, cards: list[dict[str, Any]]) -> str:
    number = len(cards)
    if finding.category == FindingCategory.ORGANISATION:
        told = {
            "record": ngettext("%(number)s known organisation", "%(number)s known organisations", number),
            "catalogue": ngettext(
                "%(number)s organisation of the catalogue", "%(number)s organisations of the catalogue", number
            ),
            "new": ngettext("%(number)s new organisation", "%(number)s new organisations", number),
        }
        return told[cards[0]["enters"]] % {"number": number}
    names = [each.data["name"] for each in case.organisations_of(finding) if not each.data.get("is_home")]
    return ", ".join(names) or _("Of no organisation")
