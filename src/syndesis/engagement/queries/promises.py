"""Questions to the promises: which are open, and since when nobody speaks of them."""

from django.db.models import Case, F, QuerySet, When
from django.db.models.functions import Coalesce

from syndesis.directory.queries import number_of
from syndesis.engagement.choices import OPEN_STAGES
from syndesis.engagement.models import Initiative, InitiativeParty


def promises_with_silence() -> QuerySet[Initiative]:
    """Promises, each with the day on which an open one last moved, as `silent_since`; what became an activity is told
    there, and never silent."""
    waiting = When(stage__in=OPEN_STAGES, activity=None, then=F("stage_on_last"))
    return Initiative.objects.annotate(silent_since=Case(waiting))


def number_of_open_promises() -> Coalesce:
    """To annotate organisations: how many open promises concern each."""
    return number_of(InitiativeParty.objects.filter(initiative__stage__in=OPEN_STAGES), "initiative")
