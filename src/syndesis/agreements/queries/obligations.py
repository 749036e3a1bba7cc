"""Which obligations are meant: those that are due, ours or theirs."""

from datetime import timedelta
from typing import Any

from django.db.models import Case, CharField, OuterRef, Q, QuerySet, Subquery, TextChoices, Value, When
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from syndesis.agreements.choices import ObligationState
from syndesis.agreements.models import Obligation
from syndesis.directory.models import Organisation

LONGEST = 36_500


class Side(TextChoices):
    OURS = "ours", gettext_lazy("We owe it")
    THEIRS = "theirs", gettext_lazy("They owe it")
    UNSAID = "unsaid", gettext_lazy("Not said")


def obligations() -> QuerySet[Obligation]:
    """All of them, each with the side that owes it."""
    home = Organisation.objects.filter(is_home=True).order_by("pk").values("path")[:1]
    ours = Organisation.objects.filter(pk=OuterRef("owed_by"), path__startswith=Subquery(home)).values("pk")
    side = Case(
        When(owed_by=None, then=Value(Side.UNSAID.value)),
        When(owed_by=Subquery(ours), then=Value(Side.OURS.value)),
        default=Value(Side.THEIRS.value),
        output_field=CharField(gettext_lazy("side"), choices=Side.choices),
    )
    return Obligation.objects.annotate(side=side)


def due_within(text: str) -> Q:
    """Open, and due within so many days; also those that are overdue."""
    if not (text.isascii() and text.isdecimal()) or len(text) > len(str(LONGEST)) or int(text) > LONGEST:
        raise ValueError(_("Write a number of days."))
    return due_by(timezone.localdate() + timedelta(days=int(text)))


def due_by(day: Any) -> Q:
    return Q(state=ObligationState.OPEN, due_on__lte=day)
