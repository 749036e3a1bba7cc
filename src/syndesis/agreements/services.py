"""Writing agreements."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from syndesis.agreements import policies
from syndesis.agreements.choices import SIGNED
from syndesis.agreements.following import tell_of
from syndesis.agreements.models import Agreement, AgreementParty, Signatory
from syndesis.core.history import Actor, recording
from syndesis.core.services import Refused, refuse_reversed
from syndesis.directory.models import Organisation, Person, Position
from syndesis.directory.queries import own_unit
from syndesis.directory.services import start_partnerships_since
from syndesis.lib.partial_dates import PartialDate
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
            _refuse_without(named)
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
        _make_partners(signed, by)
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
        held = _parties_of(agreements)
        before = {each.pk: each.status for each in agreements}
        for agreement, fields in changes:
            _refuse_without(fields.get("organisations", held[agreement.pk]))
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
        _make_partners(signed, by)
        policies.agreements.check_all(by.user, agreements)
        for agreement in agreements:
            if agreement.status != before[agreement.pk]:
                tell_of(agreement, by)
    return agreements


def _parties_of(agreements: Iterable[Agreement]) -> dict[int, set[Organisation]]:
    found: dict[int, set[Organisation]] = {agreement.pk: set() for agreement in agreements}
    for party in AgreementParty.objects.filter(agreement__in=list(found)).select_related("organisation").order_by():
        found[party.agreement_id].add(party.organisation)
    return found


def _refuse_without(parties: Collection[Organisation]) -> None:
    if not parties:
        raise Refused(_("An agreement needs at least one party."), "organisations")


def _refuse_circle(agreement: Agreement, framework: Agreement) -> None:
    """Raises Refused where the agreement would come under itself, at whatever remove."""
    above: int | None = framework.pk
    passed: set[int] = set()
    while above is not None and above not in passed:
        passed.add(above)
        above = Agreement.objects.values_list("framework", flat=True).get(pk=above)
    if agreement.pk in passed:
        raise Refused(_("An agreement cannot come under itself."), "framework")


def _make_partners(signed: Iterable[tuple[Agreement, Iterable[Organisation]]], by: Actor) -> None:
    """Partners from the first of their agreements on; what was made up makes up nothing that is real."""
    home = Organisation.objects.filter(is_home=True).values_list("path", flat=True).first()
    since: dict[bool, dict[Organisation, PartialDate | None]] = {False: {}, True: {}}
    for agreement, parties in signed:
        day = Agreement._meta.get_field("signed_on").to_python(agreement.signed_on)
        known = since[agreement.is_invented]
        for party in parties:
            if not party.is_home and not (home and party.path.startswith(home)):
                known[party] = min(filter(None, (day, known.get(party))), key=lambda each: each.first, default=None)
    for is_invented, partners in since.items():
        if partners:
            start_partnerships_since(partners, by=by, is_invented=is_invented)


def add_signatory(
    *, by: Actor, agreement: Agreement, organisation: Organisation, person: Person, position: Position | None = None
) -> Signatory:
    """Say who signed for a party. Raises Refused where the organisation is no party."""
    party = agreement.parties.filter(organisation=organisation).first()
    if party is None:
        raise Refused(_("%(organisation)s is no party to this agreement.") % {"organisation": organisation})
    with recording(by, "Signatory added"):
        policies.agreements.check(by.user, agreement)
        signatory, _created = Signatory.objects.get_or_create(
            party=party, person=person, defaults={"position": position}
        )
    return signatory
