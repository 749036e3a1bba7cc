"""What stands around every page: the sidebar, and which entry of it the page belongs to."""

from typing import Any

from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from syndesis.core.models import User
from syndesis.intake import policies as intake
from syndesis.intake.models import Decision, Finding, Intake

ENTRIES = (
    # view name, icon, view names that belong to it
    ("home", "house", ()),
    ("partners", "building-2", ("partner", "partner_new")),
    ("people", "users", ("person",)),
    ("agreements", "scroll-text", ("agreement",)),
    ("engagements", "calendar", ("engagement",)),
    ("promises", "handshake", ("promise",)),
    ("intake", "inbox", ("review", "document")),
    ("catalogue", "library", ()),
)


def menu(request: HttpRequest) -> dict[str, Any]:
    """The sidebar's entries, for a signed-in user."""
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return {}
    labels = {
        "home": _("Today"),
        "partners": _("Partners"),
        "people": _("People"),
        "agreements": _("Agreements"),
        "engagements": _("Engagement"),
        "promises": _("Promises"),
        "intake": _("Intake"),
        "catalogue": _("Catalogue"),
    }
    match = request.resolver_match
    here = match.url_name if match and match.app_name == "web" else None
    counts = {"intake": waiting_for_review(user)}
    return {
        "menu": [
            {
                "label": labels[name],
                "url": reverse(f"web:{name}"),
                "icon": icon,
                "count": counts.get(name),
                "current": here == name or here in belonging,
                "apart": name == "intake",
            }
            for name, icon, belonging in ENTRIES
        ]
    }


def waiting_for_review(user: User) -> int:
    open_findings = Finding.objects.filter(intake=OuterRef("pk"), decision=Decision.OPEN)
    return Intake.objects.filter(intake.intakes.scope(user, "view"), Exists(open_findings)).count()
