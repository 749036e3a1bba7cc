"""What of the agreements is handed over with a responsibility."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils.translation import gettext as _

from syndesis.agreements.choices import IN_FORCE
from syndesis.agreements.models import Agreement
from syndesis.agreements.wording import agreement_title, end_of
from syndesis.core import dates
from syndesis.core.policies import reached
from syndesis.directory.handing_over import Asked, listed, register_hanging

YEAR = timedelta(days=365)


def ending(asked: Asked) -> Iterator[str]:
    """The agreements in force that end within a year of the successor's first day."""
    rows = Agreement.objects.filter(
        reached(asked.bearer, Agreement),
        status__in=IN_FORCE,
        runs_until__range=(asked.on, asked.on + YEAR),
        archived_at=None,
    )
    rows = rows.prefetch_related("parties__organisation").order_by("runs_until", "pk")
    yield from listed(_("Agreement that ends: %(name)s"), rows, _named)


def _named(agreement: Agreement) -> str:
    return f"{agreement_title(agreement)} ({dates.full(end_of(agreement))})"


register_hanging(ending)
