"""Writing the partnership itself: since when, what it is for, its histories. Who looks after it over there and which
doors the partner opens are plain rows, which the kit writes."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from syndesis.core.history import Actor, recording
from syndesis.core.services import Refused
from syndesis.directory import policies
from syndesis.directory.models import Organisation, Partnership
from syndesis.directory.services.histories import HISTORIES, check_histories
from syndesis.objects import rows as of_parts
from syndesis.objects.registry import of
from syndesis.objects.services import assign, write_rows
from syndesis.objects.tables import tables_of


def register_partnership(*, by: Actor, organisation: Organisation, **fields: Any) -> Partnership:
    """Begin the partnership with an organisation, with its histories (`tiers`, `statuses`) and all else that is known.
    Raises Refused where there is one already, or where two tiers or statuses would hold at a time."""
    return register_partnerships([{"organisation": organisation, **fields}], by=by)[0]


def register_partnerships(rows: Iterable[Mapping[str, Any]], *, by: Actor) -> list[Partnership]:
    """The bulk twin of `register_partnership`: all are made or none."""
    given = [dict(row) for row in rows]
    histories = [{name: row.pop(name) for name in HISTORIES if name in row} for row in given]
    with recording(by, "Partnership begun" if len(given) == 1 else "Partnerships begun"):
        organisations = [row["organisation"] for row in given]
        _refuse_second(organisations)
        made = Partnership.objects.bulk_create([Partnership(**row) for row in given])
        for name in HISTORIES:
            wanted = [(one, held[name]) for one, held in zip(made, histories, strict=True) if name in held]
            of_parts.write(tables_of(of(Partnership))[name], wanted, before=of_parts.Held())
            check_histories(made, name)
        policies.partnerships.check_all(by.user, made)
    return made


def _refuse_second(organisations: list[Organisation]) -> None:
    told = _("There is a partnership with %(partner)s already.")
    known = Partnership.objects.filter(organisation__in=organisations).select_related("organisation").first()
    if known is not None:
        raise Refused(told % {"partner": known.organisation}, "organisation")
    for number, organisation in enumerate(organisations):
        if organisation in organisations[:number]:
            raise Refused(told % {"partner": organisation}, "organisation")


def revise_partnership(partnership: Partnership, *, by: Actor, **fields: Any) -> Partnership:
    """Change it; `tiers` and `statuses` are the whole of their history. Raises Refused where two of these would hold at
    a time."""
    with recording(by, "Partnership changed"):
        policies.partnerships.check(by.user, partnership)
        histories = {name: fields.pop(name) for name in HISTORIES if name in fields}
        assign(partnership, fields)
        for name, rows in histories.items():
            write_rows(of(Partnership), partnership, name, rows, by=by)
            check_histories([partnership], name)
        policies.partnerships.check(by.user, partnership)
    return partnership
