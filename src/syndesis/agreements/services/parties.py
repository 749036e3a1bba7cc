"""The parties to an agreement, and who signed for them."""

from collections.abc import Collection, Iterable

from django.utils.translation import gettext as _

from syndesis.agreements import policies
from syndesis.agreements.models import Agreement, AgreementParty, Signatory
from syndesis.core.fields import PartialDateField
from syndesis.core.history import Actor, recording
from syndesis.core.services import Refused
from syndesis.directory.models import Organisation, Person, Position
from syndesis.directory.services import position_on, start_partnerships_since
from syndesis.lib.partial_dates import PartialDate

_DATE = PartialDateField()


def parties_of(agreements: Iterable[Agreement]) -> dict[int, set[Organisation]]:
    found: dict[int, set[Organisation]] = {agreement.pk: set() for agreement in agreements}
    for party in AgreementParty.objects.filter(agreement__in=list(found)).select_related("organisation").order_by():
        found[party.agreement_id].add(party.organisation)
    return found


def refuse_without(parties: Collection[Organisation]) -> None:
    if not parties:
        raise Refused(_("An agreement needs at least one party."), "organisations")


def make_partners(signed: Iterable[tuple[Agreement, Iterable[Organisation]]], by: Actor) -> None:
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
    party = agreement.parties.filter(organisation=organisation).first()
    if party is None:
        raise Refused(
            _("%(organisation)s is no party to this agreement.") % {"organisation": organisation}, "organisation"
        )
    day = _DATE.to_python(signed_on or agreement.signed_on)
    if position is None and day is not None:
        position = position_on(person, day.last, organisation) or position_on(person, day.last)
    with recording(by, "Signatory added"):
        policies.agreements.check(by.user, agreement)
        signatory, _made = Signatory.objects.get_or_create(
            party=party,
            person=person,
            defaults={
                "position": position,
                "position_then": (position_then or (position.title if position else ""))[:300],
                "signed_on": signed_on or "",
            },
        )
    return signatory


def remove_signatory(signatory: Signatory, *, by: Actor) -> None:
    with recording(by, "Signatory taken out"):
        policies.agreements.check(by.user, signatory.party.agreement)
        signatory.delete()
