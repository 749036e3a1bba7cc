"""Entering agreements and changing them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from syndesis.agreements import policies
from syndesis.agreements.choices import SIGNED
from syndesis.agreements.following import tell_of
from syndesis.agreements.models import Agreement, AgreementParty
from syndesis.agreements.services.parties import make_partners, parties_of, refuse_without
from syndesis.core.history import Actor, recording
from syndesis.core.services import Refused, refuse_reversed
from syndesis.directory.models import Organisation
from syndesis.directory.queries import own_unit
from syndesis.objects.services import assign_many


def register_agreement(*, by: Actor, title: str, organisations: Iterable[Organisation], **fields: Any) -> Agreement:
    """Create an agreement with its parties; a signed one makes each party outside our institution a partner.
    Raises Refused where no party is named."""
    return register_agreements([{"title": title, "organisations": organisations, **fields}], by=by)[0]


def register_agreements(rows: Iterable[Mapping[str, Any]], *, by: Actor) -> list[Agreement]:
    """The bulk twin of `register_agreement`: all are created or none."""
    given = [dict(row) for row in rows]
    parties = [list(dict.fromkeys(row.pop("organisations"))) for row in given]
    with recording(by, "Agreement registered" if len(given) == 1 else "Agreements registered"):
        unit = own_unit(by.user)
        for row, named in zip(given, parties, strict=True):
            refuse_without(named)
            refuse_reversed(row.get("starts_on") or row.get("signed_on"), row.get("ends_on"), "ends_on")
            row.setdefault("owner_unit", unit)
        made = Agreement.objects.bulk_create([Agreement(**row | {"title": row["title"][:300]}) for row in given])
        AgreementParty.objects.bulk_create(
            [
                AgreementParty(agreement_id=agreement.pk, organisation_id=party.pk)
                for agreement, named in zip(made, parties, strict=True)
                for party in named
            ]
        )
        signed = [pair for pair in zip(made, parties, strict=True) if pair[0].status in SIGNED]
        make_partners(signed, by)
        policies.agreements.check_all(by.user, made)
    return made


def revise_agreement(agreement: Agreement, *, by: Actor, **fields: Any) -> Agreement:
    """Change an agreement; once it is signed, its parties outside our institution are partners. Raises Refused where
    no party is left, where it ends before it begins, or where it would come under itself."""
    return revise_agreements([(agreement, fields)], by=by)[0]


def revise_agreements(changes: Sequence[tuple[Agreement, Mapping[str, Any]]], *, by: Actor) -> list[Agreement]:
    """The bulk twin of `revise_agreement`: all are changed or none."""
    agreements = [agreement for agreement, _fields in changes]
    with recording(by, "Agreement changed" if len(changes) == 1 else "Agreements changed"):
        policies.agreements.check_all(by.user, agreements)
        held = parties_of(agreements)
        before = {each.pk: each.status for each in agreements}
        for agreement, fields in changes:
            refuse_without(fields.get("organisations", held[agreement.pk]))
        assign_many(changes)
        signed = []
        for agreement, fields in changes:
            if fields.get("framework"):
                _refuse_circle(agreement, fields["framework"])
            refuse_reversed(agreement.starts_on or agreement.signed_on, agreement.ends_on, "ends_on")
            if agreement.status in SIGNED:
                known = held[agreement.pk]
                parties = set(fields.get("organisations", known))
                was_signed = before[agreement.pk] in SIGNED
                signed.append((agreement, parties - known if was_signed else parties))
        make_partners(signed, by)
        policies.agreements.check_all(by.user, agreements)
        for agreement in agreements:
            if agreement.status != before[agreement.pk]:
                tell_of(agreement, by)
    return agreements


def _refuse_circle(agreement: Agreement, framework: Agreement) -> None:
    """Raises Refused where the agreement would come under itself, at whatever remove."""
    above: int | None = framework.pk
    passed: set[int] = set()
    while above is not None and above not in passed:
        passed.add(above)
        above = Agreement.objects.values_list("framework", flat=True).get(pk=above)
    if agreement.pk in passed:
        raise Refused(_("An agreement cannot come under itself."), "framework")
