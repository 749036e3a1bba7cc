"""What is owed under an agreement, and by or to a partner."""

from collections.abc import Iterable

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from syndesis.agreements import policies
from syndesis.agreements.choices import ObligationState
from syndesis.agreements.models import Agreement, Obligation
from syndesis.agreements.wording import agreement_title
from syndesis.core.models import User
from syndesis.directory.models import Organisation
from syndesis.directory.panels.organisations import seen_organisations
from syndesis.directory.reach import below
from syndesis.objects import Line

OPEN_FIRST = Case(When(state=ObligationState.OPEN, then=Value(0)), default=Value(1), output_field=IntegerField())


def of_agreement(agreement: Agreement, reader: User) -> list[Line]:
    """All that is owed under it, what is open first."""
    return _lines(_seen(reader).filter(agreement=agreement), reader)


def of_partner(organisation: Organisation, reader: User) -> list[Line]:
    """What is open between us and an organisation or a part of it."""
    whole = Organisation.objects.filter(below([organisation.path])).values("pk")
    rows = _seen(reader).filter(Q(owed_by__in=whole) | Q(owed_to__in=whole), state=ObligationState.OPEN)
    return _lines(rows, reader, with_agreement=True)


def _seen(reader: User) -> QuerySet[Obligation]:
    rows = Obligation.objects.filter(policies.obligations.scope(reader, "view"), archived_at=None)
    rows = rows.select_related("owed_by", "owner").prefetch_related("agreement__parties__organisation")
    return rows.order_by(OPEN_FIRST, "due_on", "pk")


def _lines(found: Iterable[Obligation], reader: User, *, with_agreement: bool = False) -> list[Line]:
    rows, today = list(found), timezone.localdate()
    seen = seen_organisations(reader, [row.owed_by for row in rows])
    lines = []
    for row in rows:
        owing = _("owed by %(organisation)s") % {"organisation": row.owed_by} if row.owed_by in seen else ""
        about = agreement_title(row.agreement) if with_agreement else ""
        is_open = row.state == ObligationState.OPEN
        late = is_open and row.due_on is not None and row.due_on < today
        lines.append(
            Line(
                row.text,
                row.get_absolute_url(),
                detail=" · ".join(filter(None, (about, owing, str(row.owner or "")))),
                end=_ending(row, is_open=is_open),
                tone="bad" if late else "",
                icon="check" if row.state == ObligationState.DONE else "circle",
                subject=row,
            )
        )
    return lines


def _ending(row: Obligation, *, is_open: bool) -> str:
    if not is_open:
        return str(row.get_state_display())
    return _("due %(day)s") % {"day": date_format(row.due_on, "DATE_FORMAT")} if row.due_on else ""
