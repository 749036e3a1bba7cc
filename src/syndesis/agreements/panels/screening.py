"""What the pages of agreements, partners and people show of screening, to those who may see candidates."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from syndesis.agreements import policies
from syndesis.agreements.choices import HitState
from syndesis.agreements.models import Agreement, ScreeningHit, ScreeningList
from syndesis.agreements.queries import screening as queries
from syndesis.agreements.queries.risk import outside
from syndesis.agreements.wording.screening import STATE_TONES, editions_said
from syndesis.core.models import User
from syndesis.directory.models import Organisation, Person
from syndesis.objects import Line

SHOWN = 8


def of_agreement(agreement: Agreement, reader: User) -> list[Line]:
    """When it was last screened, against which editions, and what is open."""
    if reader.role not in policies.hits.readers or not policies.agreements.can(reader, "view", agreement):
        return []
    detail = _("Its parties and people are compared when it comes to screening.")
    return _told(agreement, queries.about_agreement(agreement), reader, detail)


def _told(subject: Any, about: Q, reader: User, not_yet: str = "") -> list[Line]:
    run = queries.last_run(subject)
    if run is None:
        in_use = ScreeningList.objects.filter(is_active=True).exists()
        detail = not_yet if in_use else _("No list is loaded.")
        return [Line(_("Not screened yet"), detail=detail, icon="shield-alert")]
    rows = list(queries.hits_seen_by(reader).filter(about, is_gone=False))
    waiting = sum(row.state in queries.TO_DECIDE for row in rows)
    told = ngettext("%(number)s to be decided", "%(number)s to be decided", waiting) % {"number": waiting}
    day = {"day": date_format(timezone.localtime(run.at), "DATE_FORMAT")}
    last = Line(
        _("Screened on %(day)s") % day,
        detail=editions_said(run.lists) or _("No list was loaded."),
        end=told if waiting else _("nothing open"),
        tone="warn" if waiting else "",
        icon="shield-alert",
    )
    return [last, *_lines(rows)]


def of_organisation(organisation: Organisation, reader: User) -> list[Line]:
    """The same of an organisation and what it is part of."""
    if reader.role not in policies.hits.readers or not outside([organisation]):
        return []
    return _told(organisation, queries.about_organisations([organisation]), reader)


def of_person(person: Person, reader: User) -> list[Line]:
    if reader.role not in policies.hits.readers or person.erased_at:
        return []
    return _told(person, queries.about_person(person), reader)


def _lines(rows: Iterable[ScreeningHit]) -> list[Line]:
    """Without those that were found not to be the same."""
    shown = [row for row in rows if row.state != HitState.CLEARED]
    shown.sort(key=lambda row: (row.state != HitState.CONFIRMED, -row.score, row.pk))
    return [
        Line(
            row.our_name,
            f"{reverse('web:risk_desk')}?hit={row.pk}",
            detail=_("resembles %(name)s on the list “%(list)s”") % {"name": row.their_name, "list": row.list_name},
            end=_("on a screening list") if row.state == HitState.CONFIRMED else str(row.get_state_display()),
            tone=STATE_TONES.get(row.state, ""),
            icon="triangle-alert",
        )
        for row in shown[:SHOWN]
    ]
