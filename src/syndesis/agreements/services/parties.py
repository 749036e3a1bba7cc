"""The parties to an agreement."""

from collections.abc import Collection, Iterable

from django.utils.translation import gettext as _

from syndesis.agreements.models import Agreement, AgreementParty
from syndesis.core.history import Actor
from syndesis.core.services import Refused
from syndesis.directory.models import Organisation
from syndesis.directory.services import start_partnerships_since
from syndesis.lib.partial_dates import PartialDate


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
