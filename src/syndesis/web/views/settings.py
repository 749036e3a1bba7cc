"""Settings: what administrators look after. One page leads to the others."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from syndesis.agreements.services.numbering import pattern
from syndesis.core.accounts import governs
from syndesis.core.models import ApiToken, User
from syndesis.core.policies import Forbidden
from syndesis.directory.models import Handover, Region
from syndesis.directory.queries import home
from syndesis.objects.models import Import

View = Callable[..., HttpResponse]


def administrators_only(view: View) -> View:
    """Every page of the settings begins with this; the services check it once more where they write."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not governs(request.user):
            raise PermissionDenied
        try:
            return view(request, *args, **kwargs)
        except Forbidden as error:  # demoted a moment ago
            raise PermissionDenied from error

    return guarded


@dataclass(frozen=True)
class Section:
    """One subject of the settings, as the first page lists it."""

    page: str
    label: Any
    about: Any
    icon: str
    state: Callable[[], str] = str
    """A few words on how it stands."""


def _users() -> str:
    number = User.objects.filter(is_active=True, invited_at=None).count()
    words = ngettext("%(number)s can sign in", "%(number)s can sign in", number) % {"number": number}
    invited = User.objects.filter(is_active=True).exclude(invited_at=None).count()
    if not invited:
        return words
    waiting = ngettext("%(number)s invited", "%(number)s invited", invited) % {"number": invited}
    return f"{words} · {waiting}"


def _tokens() -> str:
    number = sum(token.works() for token in ApiToken.objects.filter(revoked_at=None, user__is_active=True))
    return ngettext("%(number)s in use", "%(number)s in use", number) % {"number": number} if number else ""


def _regions() -> str:
    number = Region.objects.count()
    return ngettext("%(number)s region", "%(number)s regions", number) % {"number": number} if number else ""


def _handovers() -> str:
    number = Handover.objects.filter(closed_at=None).count()
    return ngettext("%(number)s going on", "%(number)s going on", number) % {"number": number} if number else ""


def _imports() -> str:
    number = Import.objects.count()
    return ngettext("%(number)s import", "%(number)s imports", number) % {"number": number} if number else ""


SECTIONS = [
    Section(
        "settings_users",
        gettext_lazy("Users"),
        gettext_lazy("Who may sign in, in which role, and what they answer for."),
        "users",
        _users,
    ),
    Section(
        "settings_regions",
        gettext_lazy("Regions"),
        gettext_lazy("Countries that somebody looks after together."),
        "globe",
        _regions,
    ),
    Section(
        "handovers",
        gettext_lazy("Handovers"),
        gettext_lazy("What passes from one person to the next, with a list of what hangs on it."),
        "users",
        _handovers,
    ),
    Section(
        "imports",
        gettext_lazy("Imports"),
        gettext_lazy("Spreadsheets that became records, each of which can be undone as a whole."),
        "file-up",
        _imports,
    ),
    Section(
        "approval_paths",
        gettext_lazy("Approval paths"),
        gettext_lazy("Which steps agreements go through by kind, unit and risk, who decides, and in how many days."),
        "list-filter",
    ),
    Section(
        "settings_deputies",
        gettext_lazy("Deputies"),
        gettext_lazy("Who approves in whose place, from a day until a day."),
        "users",
    ),
    Section(
        "settings_silence",
        gettext_lazy("Silence"),
        gettext_lazy("After how many days without a word a promise is silent, by stage."),
        "clock",
    ),
    Section(
        "settings_ladders",
        gettext_lazy("Reminders of agreements"),
        gettext_lazy("How many days before an agreement must be decided people are reminded, by kind."),
        "scroll-text",
    ),
    Section(
        "settings_numbering",
        gettext_lazy("Reference numbers"),
        gettext_lazy("By which pattern agreements are numbered."),
        "scroll-text",
        pattern,
    ),
    Section(
        "visit_templates",
        gettext_lazy("Templates of visits"),
        gettext_lazy("What must be done for whom, how long before; and the usual timetable."),
        "calendar",
    ),
    Section(
        "settings_agreement_templates",
        gettext_lazy("Templates of agreements"),
        gettext_lazy("Word files from which drafts are made, and the fields that they may use."),
        "file-text",
    ),
    Section(
        "risk_questions",
        gettext_lazy("Questions on risk"),
        gettext_lazy("In which areas partners are assessed, and how long that is valid."),
        "shield-alert",
    ),
    Section(
        "screening_lists",
        gettext_lazy("Screening lists"),
        gettext_lazy("Lists of names with which parties and people are compared, loaded from files."),
        "shield-alert",
    ),
    Section(
        "settings_tokens",
        gettext_lazy("API tokens"),
        gettext_lazy("By which other systems ask and write on behalf of users."),
        "key-round",
        _tokens,
    ),
    Section(
        "settings_institution",
        gettext_lazy("Home institution"),
        gettext_lazy("Whose partnerships this record is about."),
        "landmark",
        lambda: str(home() or ""),
    ),
]
"""In the order of the page; further subjects are added here."""


def crumbs(*more: tuple[Any, str]) -> list[dict[str, Any]]:
    """From "Settings" to the page: pairs of label and address, the last without one."""
    return [{"label": label, "url": url} for label, url in ((_("Settings"), reverse("web:settings")), *more)]


@administrators_only
def settings(request: HttpRequest) -> HttpResponse:
    lines = [
        {"title": s.label, "url": reverse(f"web:{s.page}"), "detail": s.about, "icon": s.icon, "end": s.state()}
        for s in SECTIONS
    ]
    return render(request, "web/settings/index.html", {"lines": lines, "crumbs": crumbs()})
