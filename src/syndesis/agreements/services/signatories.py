"""Who signed an agreement for its parties, each with the position held on the day of signing."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from syndesis.agreements import policies
from syndesis.agreements.models import Agreement, AgreementParty, Signatory
from syndesis.core.fields import PartialDateField
from syndesis.core.history import Actor, recording
from syndesis.core.services import Refused
from syndesis.directory.models import Organisation, Person, Position
from syndesis.directory.queries.positions import held_on
from syndesis.lib.partial_dates import PartialDate
from syndesis.objects import of
from syndesis.objects.services import write_rows_of_many
from syndesis.objects.tables import ID

Row = Mapping[str, Any]
Parties = Mapping[int, Collection[Organisation]]
_DATE = PartialDateField()
LONGEST = 300


def add_signatory(
    *,
    by: Actor,
    agreement: Agreement,
    organisation: Organisation,
    person: Person,
    position: Position | None = None,
    position_then: str = "",
    signed_on: PartialDate | str | None = "",
) -> Signatory:
    """Say who signed for a party, and as what: the position held on the day of signing, where nobody says which it
    was; its title is kept as it was then. Twice said, it is once. Raises Refused where the organisation is
    no party."""
    said = {"position": position, "position_then": position_then, "signed_on": signed_on or ""}
    with recording(by, "Signatory added"):
        policies.agreements.check(by.user, agreement)
        parties = [party.organisation for party in agreement.parties.select_related("organisation")]
        _refuse_stranger(organisation, parties, "organisation")
        [row] = _completed(agreement, [{"organisation": organisation, "person": person, **said}])
        signatory, _made = Signatory.objects.get_or_create(
            agreement=agreement, organisation=organisation, person=person, defaults={name: row[name] for name in said}
        )
    return signatory


def remove_signatory(signatory: Signatory, *, by: Actor) -> None:
    with recording(by, "Signatory taken out"):
        policies.agreements.check(by.user, signatory.agreement)
        signatory.delete()


def write_signatories(
    wanted: Sequence[tuple[Agreement, Sequence[Row]]], *, by: Actor, parties: Parties, held: Parties
) -> None:
    """Make the signatories of agreements those that are wanted, within the deed that writes the agreements: `parties`
    are now theirs, `held` were before. Whoever signed for one that was just taken out goes with it. Raises Refused for
    one who signs for no party."""
    given = []
    for agreement, rows in wanted:
        now, before = parties[agreement.pk], held.get(agreement.pk, ())
        kept = [row for row in rows if not _has_gone(row.get("organisation"), now, before)]
        for row in kept:
            if ID not in row or "organisation" in row:
                _refuse_stranger(row.get("organisation"), now, "signatories")
        given.append((agreement, kept))
    completed = _all_completed(given)
    write_rows_of_many(of(Agreement), completed, "signatories", by=by)


def drop_strangers(agreements: Iterable[Agreement]) -> None:
    """Take out those who signed for what is no party any more, within the deed that took that out."""
    party = AgreementParty.objects.filter(agreement=OuterRef("agreement"), organisation=OuterRef("organisation"))
    if keys := [each.pk for each in agreements]:
        Signatory.objects.filter(~Exists(party), agreement__in=keys).delete()


def _has_gone(organisation: Any, now: Collection[Organisation], before: Collection[Organisation]) -> bool:
    return organisation is not None and organisation not in now and organisation in before


def _refuse_stranger(organisation: Any, parties: Collection[Organisation], field: str) -> None:
    if organisation is None:
        raise Refused(_("Say for which party each signs."), field)
    if organisation not in parties:
        raise Refused(_("%(organisation)s is no party to this agreement.") % {"organisation": organisation}, field)


def _completed(agreement: Agreement, rows: Sequence[Row]) -> list[dict[str, Any]]:
    [(_agreement, completed)] = _all_completed([(agreement, rows)])
    return completed


def _all_completed(wanted: Sequence[tuple[Agreement, Sequence[Row]]]) -> list[tuple[Agreement, list[dict[str, Any]]]]:
    """New rows with the position held then, where they name none; one query for all."""
    asked = {row["person"].pk for _each, rows in wanted for row in rows if _asks(row)}
    held: defaultdict[int, list[Position]] = defaultdict(list)
    for position in Position.objects.filter(person__in=asked).order_by("pk") if asked else ():
        held[position.person_id].append(position)
    return [
        (agreement, [_with_position(agreement, row, held) if ID not in row else dict(row) for row in rows])
        for agreement, rows in wanted
    ]


def _asks(row: Row) -> bool:
    return ID not in row and row.get("person") is not None and row.get("position") is None


def _with_position(agreement: Agreement, row: Row, held: Mapping[int, Sequence[Position]]) -> dict[str, Any]:
    found = dict(row)
    day = _DATE.to_python(row.get("signed_on") or agreement.signed_on)
    if _asks(row) and day is not None:
        then = held_on(held.get(row["person"].pk, ()), day.last)
        there = [each for each in then if each.organisation_id == row["organisation"].pk]
        found["position"] = next(iter([*there, *then]), None)
    position = found.get("position")
    found["position_then"] = (row.get("position_then") or (position.title if position else ""))[:LONGEST]
    return found
