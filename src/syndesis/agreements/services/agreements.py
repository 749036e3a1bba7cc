"""Entering agreements and changing them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from syndesis.agreements import policies
from syndesis.agreements.choices import SIGNED
from syndesis.agreements.models import Agreement, AgreementField, AgreementParty, AgreementUnit
from syndesis.agreements.services.checking import refuse_base, refuse_dates, refuse_loops
from syndesis.agreements.services.moving import note_registered, refuse_status
from syndesis.agreements.services.numbering import give_references
from syndesis.agreements.services.parties import make_partners, parties_of, refuse_without
from syndesis.agreements.services.signatories import drop_strangers, write_signatories
from syndesis.agreements.services.term import keep_terms, reckon_new
from syndesis.core.history import Actor, recording
from syndesis.directory.models import Organisation
from syndesis.directory.queries import own_unit
from syndesis.objects import of
from syndesis.objects.services import assign_many, write_rows_of_many

Rows = Iterable[Mapping[str, Any]]
BY_SERVICE = ("parties", "signatories")
"""Tables whose rows are given to these services."""


def register_agreement(
    *, by: Actor, title: str = "", organisations: Iterable[Organisation] = (), parties: Rows = (), **fields: Any
) -> Agreement:
    """Create an agreement with its parties: `parties` says more of them than `organisations`, `signatories` who signed
    for them. A signed one makes each party outside our institution a partner. Raises Refused where no party is named,
    and where it contradicts itself."""
    row = {"title": title, "organisations": organisations, "parties": parties, **fields}
    return register_agreements([row], by=by)[0]


def register_agreements(rows: Iterable[Mapping[str, Any]], *, by: Actor) -> list[Agreement]:
    """The bulk twin of `register_agreement`: all are created or none."""
    given = [dict(row) for row in rows]
    said, signed = ([list(row.pop(name, None) or ()) for row in given] for name in ("parties", "signatories"))
    listed = [row.pop("organisations", None) or () for row in given]
    fields, units = ([row.pop(name, None) or () for row in given] for name in ("fields", "units"))
    parties = [_named(*pair) for pair in zip(listed, said, strict=True)]
    with recording(by, "Agreement registered" if len(given) == 1 else "Agreements registered"):
        unit = own_unit(by.user)
        for row, named in zip(given, parties, strict=True):
            refuse_without(named)
            row.setdefault("owner_unit", unit)
        new = [Agreement(**row | {"title": (row.get("title") or "")[:300]}) for row in given]
        for agreement in new:
            refuse_dates(agreement)
            refuse_base(agreement.base, agreement.base_relation)
        give_references(new)
        reckon_new(new)
        made = Agreement.objects.bulk_create(new)
        note_registered(made, by=by)
        _link(made, parties, fields, units)
        write_rows_of_many(of(Agreement), _completed(made, parties, said), "parties", by=by)
        if signing := [(agreement, rows) for agreement, rows in zip(made, signed, strict=True) if rows]:
            now = {agreement.pk: named for agreement, named in zip(made, parties, strict=True)}
            write_signatories(signing, by=by, parties=now, held={})
        make_partners([pair for pair in zip(made, parties, strict=True) if pair[0].status in SIGNED], by)
        if later := [agreement for agreement in made if agreement.base_id]:
            keep_terms(later, by=by)
        policies.agreements.check_all(by.user, made)
    return made


def revise_agreement(agreement: Agreement, *, by: Actor, **fields: Any) -> Agreement:
    """Change an agreement; those who join one that is signed are partners. Its status is moved by deeds (`lifecycle`).
    Raises Refused where no party is left, where it contradicts itself, or where it would come under itself or follow
    itself."""
    return revise_agreements([(agreement, fields)], by=by)[0]


def revise_agreements(changes: Sequence[tuple[Agreement, Mapping[str, Any]]], *, by: Actor) -> list[Agreement]:
    """The bulk twin of `revise_agreement`: all are changed or none."""
    agreements = [agreement for agreement, _fields in changes]
    own = [(each, {name: fields[name] for name in fields if name not in BY_SERVICE}) for each, fields in changes]
    said, signing = ([(each, list(fields[name])) for each, fields in changes if name in fields] for name in BY_SERVICE)
    with recording(by, "Agreement changed" if len(changes) == 1 else "Agreements changed"):
        policies.agreements.check_all(by.user, agreements)
        held = parties_of(agreements)
        left = {each.base_id for each in agreements if each.base_id}
        for agreement, fields in own:
            refuse_status(agreement, fields.get("status", agreement.status))
            refuse_without(fields.get("organisations", held[agreement.pk]))
            if {"base", "base_relation"} & fields.keys():
                refuse_base(fields.get("base", agreement.base), fields.get("base_relation", agreement.base_relation))
        assign_many(own)
        if said:
            write_rows_of_many(of(Agreement), said, "parties", by=by)
        now = parties_of(agreements)
        for agreement in agreements:
            refuse_without(now[agreement.pk])
            refuse_dates(agreement)
        refuse_loops(own)
        if signing:
            write_signatories(signing, by=by, parties=now, held=held)
        drop_strangers([agreement for agreement in agreements if held[agreement.pk] - now[agreement.pk]])
        signed = [agreement for agreement in agreements if agreement.status in SIGNED]
        make_partners([(agreement, now[agreement.pk] - held[agreement.pk]) for agreement in signed], by)
        _keep_terms(agreements, left, by)
        policies.agreements.check_all(by.user, agreements)
    return agreements


def _named(listed: Iterable[Organisation], said: Rows) -> list[Organisation]:
    """The parties, each once."""
    return list(dict.fromkeys([*listed, *(row["organisation"] for row in said if row.get("organisation"))]))


def _link(made: Sequence[Agreement], parties: Any, fields: Any, units: Any) -> None:
    tables: tuple[tuple[Any, str, Any], ...] = (
        (AgreementParty, "organisation", parties),
        (AgreementField, "field", fields),
        (AgreementUnit, "unit", units),
    )
    for model, name, given in tables:
        model.objects.bulk_create(
            [
                model(agreement_id=agreement.pk, **{f"{name}_id": each.pk})
                for agreement, named in zip(made, given, strict=True)
                for each in dict.fromkeys(named)
            ]
        )


def _completed(
    made: Sequence[Agreement], parties: Sequence[Sequence[Organisation]], said: Sequence[Sequence[Mapping[str, Any]]]
) -> list[tuple[Agreement, list[Mapping[str, Any]]]]:
    """What is said of the parties, with those of which nothing more is said; only where anything is."""
    wanted = []
    for agreement, named, rows in zip(made, parties, said, strict=True):
        if rows:
            told = {row["organisation"].pk for row in rows if row.get("organisation")}
            wanted.append((agreement, [*rows, *({"organisation": each} for each in named if each.pk not in told)]))
    return wanted


def _keep_terms(agreements: Sequence[Agreement], left: set[int], by: Actor) -> None:
    """Also of those that these changed or followed before."""
    known = {agreement.pk: agreement for agreement in agreements}
    others = Agreement.objects.filter(pk__in=left - known.keys()).only("pk") if left - known.keys() else ()
    keep_terms([*agreements, *others], by=by)
