"""Settings: who may sign in, in which role; the page and the history of each."""

from datetime import timedelta
from typing import Any

from django.db import models
from django.db.models import Case, Prefetch, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from syndesis.core import accounts
from syndesis.core.accounts import mailing
from syndesis.core.models import Role, User, UserState
from syndesis.directory.handing_over import held_alone
from syndesis.directory.models import Handover, Responsibility
from syndesis.web.cells import drawn
from syndesis.web.user_history import period, user_history
from syndesis.web.views.settings import administrators_only, crumbs

LOOKS = {
    UserState.ACTIVE: {"tone": "good", "icon": ""},
    UserState.INVITED: {"tone": "warn", "icon": ""},
    UserState.DEACTIVATED: {"tone": "", "icon": "ban"},
}
"""How the chip of a state is drawn."""
SUBJECTS_SHOWN = 3
REACH = {
    Role.VIEWER: gettext_lazy("Nothing. Viewers read what is not restricted, and what they answer for besides."),
    Role.CONTRIBUTOR: gettext_lazy("Nothing yet. Contributors write only where they answer for something."),
    Role.COORDINATOR: gettext_lazy(
        "Nothing yet. Coordinators mend the directory, and write the rest only where they answer for something."
    ),
    Role.MANAGER: gettext_lazy("Nothing. Managers write everywhere, but for what is restricted to those responsible."),
    Role.ADMINISTRATOR: gettext_lazy("Nothing in particular: administrators reach everything."),
}
"""How far a role reaches where no responsibility is said."""


def user_or_404(pk: int) -> User:
    return get_object_or_404(User, pk=pk)


@administrators_only
def users(request: HttpRequest) -> HttpResponse:
    """All of them, those who can sign in first; narrowed to one state by `?state=`."""
    state = request.GET.get("state", "")
    held = Responsibility.objects.on(timezone.localdate()).select_related("organisation", "region").order_by("pk")
    rows = User.objects.prefetch_related(Prefetch("responsibilities", held, to_attr="held"))
    order = Case(
        When(is_active=False, then=Value(2)), When(invited_at=None, then=Value(0)), default=Value(1),
        output_field=models.IntegerField(),
    )  # fmt: skip
    everybody = list(rows.order_by(order, "display_name", "username"))
    shown = [user for user in everybody if state in ("", user.state)]
    context = {
        "rows": [_row(user) for user in shown],
        "columns": [
            {"label": label} for label in (_("Name"), _("Role"), _("Answers for"), _("Last sign-in"), _("State"))
        ],
        "summary": ngettext("%(number)s user", "%(number)s users", len(everybody)) % {"number": len(everybody)},
        "views": [
            {"label": label, "url": f"?state={value}" if value else "?", "current": state == value}
            for value, label in (("", _("All")), *UserState.choices)
        ],
        "actions": [
            {"label": _("Invite somebody"), "url": reverse("web:settings_invite"), "icon": "user-plus", "primary": True}
        ],
        "crumbs": crumbs((_("Users"), "")),
    }
    return render(request, "web/settings/users.html", context)


def _row(user: User) -> dict[str, Any]:
    held: list[Responsibility] = user.held  # type: ignore[attr-defined]
    subjects = ", ".join(each.subject for each in held[:SUBJECTS_SHOWN]) + (" …" if len(held) > SUBJECTS_SHOWN else "")
    values: tuple[dict[str, Any], ...] = (
        {"text": str(user), "detail": user.email or user.username},
        {"text": user.get_role_display(), "label": _("Role")},
        {"text": subjects, "label": _("Answers for")},
        {"text": date_format(user.last_login, "DATE_FORMAT") if user.last_login else _("never")},
        {"text": user.state.label, "chip": True, **LOOKS[user.state]},
    )
    labels = (_("Name"), _("Role"), _("Answers for"), _("Last sign-in"), _("State"))
    cells = [{"label": label, **value} for label, value in zip(labels, values, strict=True)]
    return drawn({"url": reverse("web:settings_user", args=[user.pk]), "key": user.pk, "cells": cells})


def _tabs(user: User, current: str) -> list[dict[str, Any]]:
    pages = (("settings_user", _("Overview")), ("settings_user_history", _("History")))
    return [
        {"label": label, "url": reverse(f"web:{page}", args=[user.pk]), "current": page == current}
        for page, label in pages
    ]


def _frame(user: User, current: str) -> dict[str, Any]:
    """What the two pages of a user have in common."""
    return {
        "person": user,
        "state": {"label": user.state.label, **LOOKS[user.state]},
        "tabs": _tabs(user, current),
        "crumbs": crumbs((_("Users"), reverse("web:settings_users")), (str(user), "")),
    }


@administrators_only
def user(request: HttpRequest, pk: int) -> HttpResponse:
    row, today = user_or_404(pk), timezone.localdate()
    held = Responsibility.objects.filter(user=row).select_related("organisation", "region")
    current = set(held.on(today).values_list("pk", flat=True))
    passed_on = set(
        Handover.objects.filter(responsibility__in=held)
        .exclude(closed_at=None)
        .values_list("responsibility", flat=True)
    )
    lines = [
        {
            "row": each,
            "period": period(each.starts_on, each.ends_on),
            "ended": bool(each.ends_on and each.ends_on.last < today),
            "ahead": bool(each.starts_on and each.starts_on.first > today),
            "succeeded": each.pk in passed_on,
        }
        for each in sorted(held, key=lambda each: (each.pk not in current, -each.pk))
    ]
    until = row.invited_at + timedelta(days=accounts.INVITATION_DAYS) if row.invited_at else None
    context = _frame(row, "settings_user") | {
        "lines": lines,
        "left": [] if row.is_active else held_alone(row),
        "until": until,
        "expired": bool(until and until < timezone.now()),
        "sends_mail": mailing.sends_mail(),
        "is_oneself": row.pk == request.user.pk,
        "has_password": row.has_usable_password(),
        "reach": REACH[Role(row.role)],
    }
    return render(request, "web/settings/user.html", context)


@administrators_only
def history(request: HttpRequest, pk: int) -> HttpResponse:
    row = user_or_404(pk)
    context = _frame(row, "settings_user_history") | {"lines": user_history(row)}
    return render(request, "web/settings/user_history.html", context)
