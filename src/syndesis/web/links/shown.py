"""Links and what came back by them, as `web/links/card.html` takes them."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from syndesis.core import dates
from syndesis.engagement.choices import About, Response, StatementState, Use
from syndesis.engagement.models import CounterpartLink, Statement
from syndesis.engagement.services.links import opens
from syndesis.lib.partial_dates import PartialDate

USES = 6
"""Of a link, shown at once."""


def links_shown(rows: QuerySet[CounterpartLink], *, may_change: bool) -> list[dict[str, Any]]:
    """The last made first, in a number of queries that does not grow."""
    rows = rows.select_related("organisation", "person", "made_by", "engagement", "recipient__proposal")
    return [_link(row, may_change=may_change) for row in rows.prefetch_related("uses", "statements__settled_by")]


def _link(row: CounterpartLink, *, may_change: bool) -> dict[str, Any]:
    uses, statements = list(row.uses.all()), list(row.statements.all())
    waiting = [each for each in statements if each.state == StatementState.WAITING]
    return {
        "title": row.organisation.name,
        "detail": " · ".join(filter(None, (str(row.person or ""), row.email, *_made(row)))),
        "state": _state(row),
        "tone": "accent" if opens(row) else "",
        "uses": [
            {"what": Use(use.what).label, "when": _moment(use.at), "address": (may_change and use.address) or ""}
            for use in uses[:USES]
        ],
        "statements": [_statement(each, may_change=may_change) for each in statements],
        "waiting": len(waiting),
        "confirmed": sum(each.state == StatementState.CONFIRMED for each in statements),
        "name": next((use.answer.get("name", "") for use in uses if use.what == Use.ANSWERED), ""),
        "revoke_url": _at("link_revoke", row) if may_change and opens(row) else "",
        "send_url": _at("link_send", row) if may_change and row.email and opens(row) else "",
        "all_url": _at("link_take_all", row) if may_change and len(waiting) > 1 else "",
    }


def _made(row: CounterpartLink) -> tuple[str, str]:
    made = _("made %(day)s by %(who)s") % {"day": _day(row.made_at), "who": row.made_by or _("the system")}
    return made, _("until %(day)s") % {"day": _day(row.expires_at)} if opens(row) else ""


def _state(row: CounterpartLink) -> str:
    if row.answered_at:
        return _("answered %(day)s") % {"day": _day(row.answered_at)}
    if row.revoked_at:
        return _("revoked %(day)s") % {"day": _day(row.revoked_at)}
    if row.expires_at <= timezone.now():
        return _("ended %(day)s") % {"day": _day(row.expires_at)}
    return _("works") if opens(row) else _("does not open")


def _statement(row: Statement, *, may_change: bool) -> dict[str, Any]:
    is_waiting = row.state == StatementState.WAITING
    settled = (row.get_state_display(), str(row.settled_by or ""), _day(row.settled_at) if row.settled_at else "")
    return {
        "about": row.get_about_display(),
        "shown": row.shown,
        "text": said(row),
        "state": row.state,
        "settled": "" if is_waiting else " · ".join(filter(None, settled)),
        "is_waiting": is_waiting,
        "take_url": _at("statement_take", row) if may_change and is_waiting and row.about != About.MISSING else "",
        "hand_url": _at("statement_by_hand", row) if may_change and is_waiting else "",
        "dismiss_url": _at("statement_dismiss", row) if may_change and is_waiting else "",
    }


def said(row: Statement) -> str:
    """What a counterpart said, in the words of the reader."""
    if row.about == About.RESPONSE and row.text in Response.values:
        return str(Response(row.text).label)
    if row.about == About.PRESENCE:
        return _("did not take part") if row.state != StatementState.CONFIRMED else ""
    if row.about == About.DATE and row.text:
        try:
            return dates.full(PartialDate.parse(row.text))
        except ValueError:
            return row.text
    return row.text


def _at(name: str, row: Any) -> str:
    return reverse(f"web:{name}", args=[row.pk])


def _day(moment: Any) -> str:
    return date_format(timezone.localtime(moment), "DATE_FORMAT")


def _moment(moment: Any) -> str:
    return date_format(timezone.localtime(moment), "DATETIME_FORMAT")
