"""Questions to the promises: how many are open."""

from django.db.models.functions import Coalesce

from syndesis.directory.queries import number_of
from syndesis.engagement.choices import OPEN_STAGES
from syndesis.engagement.models import InitiativeParty


def number_of_open_promises() -> Coalesce:
    """To annotate organisations: how many open promises concern each."""
    return number_of(InitiativeParty.objects.filter(initiative__stage__in=OPEN_STAGES), "initiative")
