"""What stands around every page: the sidebar, and which entry of it the page belongs to."""

from functools import lru_cache
from typing import Any

from django.http import HttpRequest
from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from syndesis.core.accounts import governs
from syndesis.core.models import Role, User
from syndesis.intake import policies as intake
from syndesis.intake.models import Decision, Finding, Intake
from syndesis.objects import ObjectType, registered
from syndesis.web.approvals.waiting import number_waiting
from syndesis.web.palette import commands
from syndesis.web.risk.reading import may_see

BELONGING = {
    "intake": ("review", "document"),
    "settings": ("risk_questions", "screening_lists", "screening_load"),
    "risk_assessments": ("risk_assessment_new", "risk_assessment_edit"),
}
"""Pages that belong to an entry, other than those named after one record of its type."""
CHIEF = ["actions", "partners", "people", "agreements", "activities", "engagements", "promises"]
"""The lists that an office lives in; the sidebar folds all others, so that it stays one that a glance takes in."""


def menu(request: HttpRequest) -> dict[str, Any]:
    """The sidebar's entries, for a signed-in user: the declared types stand between the day and what comes in."""
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return {}
    match = request.resolver_match
    here = (match.url_name if match and match.app_name == "web" else None) or ""
    of_types = [
        _entry(here, page, label, icon, one=one) | {"rarer": page not in CHIEF}
        for page, label, icon, one in _lists(get_language(), tuple(registered()))
    ]
    figures = _entry(here, "mobility", _("Mobility"), "repeat") | {"rarer": True}
    after = (n for n, each in enumerate(of_types) if each["rarer"] and str(each["label"]) > str(figures["label"]))
    of_types.insert(next(after, len(of_types)), figures)
    if may_see(user):
        of_types.append(_entry(here, "risk_desk", _("Risk desk"), "shield-alert") | {"rarer": True})
    inbox = _entry(here, "intake", _("Intake"), "inbox") | {"count": waiting_for_review(user), "apart": True}
    approvals = _entry(here, "approvals", _("Approvals"), "circle-check") | {"apart": True}
    approvals["count"] = number_waiting(user)
    if user.role != Role.VIEWER or approvals["count"] or approvals["current"]:
        of_types.append(approvals)
        inbox["apart"] = False
    today, catalogue = _entry(here, "home", _("Today"), "house"), _entry(here, "catalogue", _("Catalogue"), "library")
    after_engagements = next(
        number for number, entry in enumerate(of_types, 1) if entry["url"] == reverse("web:engagements")
    )
    of_types.insert(after_engagements, _entry(here, "calendar", _("Calendar"), "calendar"))
    entries = [today, *of_types, inbox, catalogue]
    if governs(user):
        entries.append(_entry(here, "settings", _("Settings"), "settings", one="settings"))
    return {"menu": entries, "commands": commands(user, entries)}


@lru_cache(maxsize=32)
def _lists(_language: str | None, kinds: tuple[type[ObjectType], ...]) -> tuple[tuple[str, str, str, str], ...]:
    """Of the list of each type, in the order of the menu: its page, what it is called, its icon, the page of one."""
    return tuple((kind.many, str(kind.plural), kind.icon, kind.one) for kind in sorted(kinds, key=_place))


@lru_cache(maxsize=512)
def address_of(page: str, _prefix: str) -> str:
    """The address of a page that needs no key: each page tells those of the whole menu."""
    return reverse(f"web:{page}")


def _place(kind: type[ObjectType]) -> tuple[int, str]:
    """The chief lists in their order, then the others by their names."""
    return (CHIEF.index(kind.many), "") if kind.many in CHIEF else (len(CHIEF), str(kind.plural))


def _entry(here: str, page: str, label: Any, icon: str, one: str = "") -> dict[str, Any]:
    """`one` is the page of one record; "partner_new" belongs to "partner", "partners_bulk" to "partners"."""
    belongs = here in BELONGING.get(page, ()) or (bool(one) and here.partition("_")[0] in (one, page))
    return {
        "label": label,
        "url": address_of(page, get_script_prefix()),
        "icon": icon,
        "count": None,
        "current": here == page or belongs,
        "apart": False,
        "rarer": False,
    }


def waiting_for_review(user: User) -> int:
    """Most often nothing waits, which costs little to ask; which documents the user may see is asked only then."""
    waiting = Finding.objects.filter(decision=Decision.OPEN)
    if not waiting.exists():
        return 0
    return Intake.objects.filter(intake.intakes.scope(user, "view"), pk__in=waiting.values("intake")).count()
