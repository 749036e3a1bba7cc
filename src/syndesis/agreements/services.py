"""Writing agreements."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from syndesis.agreements import policies
from syndesis.agreements.choices import AgreementStatus
from syndesis.agreements.models import Agreement, AgreementParty, Signatory
from syndesis.core.history import Actor, recording
from syndesis.core.services import Refused
from syndesis.directory.models import Organisation, Person, Position
from syndesis.directory.queries import own_unit
from syndesis.directory.services import start_partnership


def register_agreement(*, by: Actor, title: str, organisations: Iterable[Organisation], **fields: Any) -> Agreement:
    """Create an agreement with its parties; a signed one makes each party outside our institution a partner.
    Raises Refused where no party is named."""
    parties = list(dict.fromkeys(organisations))
    if not parties:
        raise Refused(_("An agreement needs at least one party."))
    with recording(by, "Agreement registered"):
        fields.setdefault("owner_unit", own_unit(by.user))
        agreement = Agreement.objects.create(title=title[:300], **fields)
        AgreementParty.objects.bulk_create(
            [AgreementParty(agreement=agreement, organisation=party) for party in parties]
        )
        if agreement.status == AgreementStatus.SIGNED:
            for party in parties:
                if not party.is_home and not _is_ours(party):
                    start_partnership(
                        by=by, organisation=party, started_on=agreement.signed_on, is_invented=agreement.is_invented
                    )
        policies.agreements.check(by.user, agreement)
    return agreement


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


def _is_ours(organisation: Organisation) -> bool:
    home = Organisation.objects.filter(is_home=True).values_list("path", flat=True).first()
    return bool(home) and organisation.path.startswith(home or "")
