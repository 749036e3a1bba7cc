"""Questions to the promises: how many are open, which nobody owns."""

from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from syndesis.directory.queries import number_of
from syndesis.engagement.choices import OPEN_STAGES
from syndesis.engagement.models import InitiativeParty


def number_of_open_promises() -> Coalesce:
    """To annotate organisations: how many open promises concern each."""
    return number_of(InitiativeParty.objects.filter(initiative__stage__in=OPEN_STAGES), "initiative")


def asked_by_owning(text: str) -> Q:
    """The condition of the list: `owned=nobody`. Raises ValueError."""
    if text not in ("nobody", "somebody"):
        raise ValueError(_("Write “nobody” or “somebody”."))
    return Q(owner__isnull=text == "nobody")
