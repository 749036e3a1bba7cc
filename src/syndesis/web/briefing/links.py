"""The way from a record to its briefing."""

from typing import Any

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext as _

from syndesis.directory.models import Organisation, Region
from syndesis.engagement.models import Engagement

PAGES: dict[type[Model], str] = {
    Organisation: "partner_briefing",
    Engagement: "engagement_briefing",
    Region: "region_briefing",
}


def briefing_url(record: Model) -> str:
    """Blank for what no briefing is made of: our own institution, and other types."""
    if type(record) not in PAGES or getattr(record, "is_home", False):
        return ""
    return reverse(f"web:{PAGES[type(record)]}", args=[record.pk])


def briefing_action(record: Model) -> list[dict[str, Any]]:
    """As `ui/actions.html` takes it."""
    url = briefing_url(record)
    return [{"label": _("Briefing"), "url": url, "icon": "file-text"}] if url else []
