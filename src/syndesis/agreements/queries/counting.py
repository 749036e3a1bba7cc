"""How many agreements there are."""

from django.db.models.functions import Coalesce

from syndesis.agreements.models import AgreementParty
from syndesis.directory.queries import number_of


def number_of_agreements() -> Coalesce:
    """To annotate organisations: how many agreements each is a party to."""
    return number_of(AgreementParty.objects.all(), "agreement")
