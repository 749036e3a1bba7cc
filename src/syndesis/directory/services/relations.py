"""Writing the partnership itself: since when, what it is for, its histories, who looks after it over there, and which
doors the partner opens. Counterparts and brokerages are plain rows, which the kit writes."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from syndesis.core.history import Actor, recording
from syndesis.core.services import Refused
from syndesis.directory import policies
from syndesis.directory.models import Organisation, Partnership
from syndesis.directory.services.histories import check_histories
from syndesis.directory.services.partnerships import start_partnership
from syndesis.objects.registry import of
from syndesis.objects.services import assign, write_rows

HISTORIES = ("tiers", "statuses")
Rows = Iterable[Mapping[str, Any]]


def register_partnership(*, by: Actor, organisation: Organisation, **fields: Any) -> Partnership:
    """Begin the partnership with an organisation, with its histories and all else that is known. Raises Refused where
    there is one already, or where two tiers or statuses would hold at a time."""
    with recording(by, "Partnership begun"):
        if Partnership.objects.filter(organisation=organisation).exists():
            raise Refused(
                _("There is a partnership with %(partner)s already.") % {"partner": organisation}, "organisation"
            )
        partnership = start_partnership(by=by, organisation=organisation, started_on=fields.pop("started_on", None))
        return revise_partnership(partnership, by=by, **fields)


def revise_partnership(partnership: Partnership, *, by: Actor, **fields: Any) -> Partnership:
    """Change it; `tiers` and `statuses` are the whole of their history. Raises Refused where two of these would hold at
    a time."""
    with recording(by, "Partnership changed"):
        policies.partnerships.check(by.user, partnership)
        histories = {name: fields.pop(name) for name in HISTORIES if name in fields}
        assign(partnership, fields)
        for name, rows in histories.items():
            write_rows(of(Partnership), partnership, name, rows, by=by)
            check_histories(partnership, name)
        policies.partnerships.check(by.user, partnership)
    return partnership
