"""What strangers asked, and somebody is to answer."""

from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from syndesis.core.models import User
from syndesis.engagement import policies
from syndesis.engagement.choices import EnquiryStatus
from syndesis.engagement.models import Enquiry

SHOWN = 8


def enquiries_waiting(user: User) -> dict[str, Any]:
    """Those in the hands of the user, and new ones in nobody's that they may take: the oldest first."""
    mine = Q(assignee=user, status__in=[EnquiryStatus.NEW, EnquiryStatus.IN_HAND])
    free = Q(assignee=None, status=EnquiryStatus.NEW)
    rows = Enquiry.objects.filter(policies.enquiries.scope(user, "change"), mine | free, archived_at=None)
    return {
        "title": _("Enquiries"),
        "count": rows.count(),
        "url": "",
        "lines": [
            {
                "title": row.subject,
                "url": row.get_absolute_url(),
                "icon": "inbox",
                "detail": row.organisation_name,
                "end": date_format(timezone.localtime(row.received_at), "DATE_FORMAT"),
            }
            for row in rows.order_by("received_at", "pk")[:SHOWN]
        ],
    }
