"""What an agreement may not say of itself; each told at its field."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from syndesis.agreements.choices import CHANGING, AgreementStatus
from syndesis.agreements.models import Agreement
from syndesis.agreements.models.agreements import said_by_half
from syndesis.core.services import Refused, refuse_reversed

LOOPS = {
    "framework": gettext_lazy("An agreement cannot come under itself."),
    "base": gettext_lazy("An agreement cannot change or follow itself."),
}


def refuse_dates(agreement: Agreement) -> None:
    """Raises Refused where it ends before it begins, or has an end and none."""
    refuse_reversed(agreement.starts_on or agreement.signed_on, agreement.ends_on, "ends_on")
    if agreement.is_open_ended and agreement.ends_on:
        raise Refused(_("It has an end: say that, or that it has none."), "is_open_ended")
    if agreement.is_open_ended and agreement.term_months:
        raise Refused(_("It has a term: say that, or that it has no end."), "is_open_ended")


def refuse_base(base: Agreement | None, relation: str) -> None:
    """Raises Refused where only one of the two is said, what it changes or follows and as what; and for a change of
    what was terminated."""
    if wrong := said_by_half(base, relation):
        field, told = wrong
        raise Refused(str(told), field)
    if base is not None and base.status == AgreementStatus.TERMINATED and relation in CHANGING:
        told = _("“%(agreement)s” was terminated: it can be followed by another, but not changed any more.")
        raise Refused(told % {"agreement": base}, "base")


def refuse_loops(changes: Sequence[tuple[Agreement, Mapping[str, Any]]]) -> None:
    """Raises Refused where one of the agreements, which are written already, comes under itself or follows itself, at
    whatever remove."""
    for name, told in LOOPS.items():
        moved = [agreement for agreement, fields in changes if fields.get(name)]
        if moved:
            _refuse_loop(name, moved, str(told))


def _refuse_loop(name: str, moved: Iterable[Agreement], told: str) -> None:
    # All pairs are read at once: one query, whatever the depth, and few agreements come under others.
    rows = Agreement.objects.exclude(**{name: None}).order_by().values_list("pk", name)
    above = dict(rows)
    for agreement in moved:
        passed, key = {agreement.pk}, above.get(agreement.pk)
        while key is not None and key not in passed:
            passed.add(key)
            key = above.get(key)
        if key == agreement.pk:
            raise Refused(told, name)
