"""What screening does when something else happens: an agreement that comes to it is screened within the same deed, and
who is erased is no candidate any more."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from syndesis.agreements.choices import AgreementStatus
from syndesis.agreements.following import register_follower
from syndesis.agreements.models import Agreement, ScreeningHit
from syndesis.agreements.screening.running import screen_parties
from syndesis.core.history import Actor
from syndesis.core.jobs import enqueue
from syndesis.directory.erasing.own import ABOUT

AT_ONCE = 3
"""Agreements; of more, all that is on record is compared by a job, which takes no longer."""


def screen_when_due(agreements: Sequence[Agreement], by: Actor) -> None:
    """Whoever moved them there need not be allowed to change them: they may only decide on a step."""
    due = [each for each in agreements if each.status == AgreementStatus.SCREENING]
    if len(due) > AT_ONCE:
        enqueue("syndesis.agreements.screening.jobs.screen_all", _("agreements have come to screening"))
        return
    for agreement in due:
        screen_parties(agreement, by=by)


register_follower(screen_when_due)
ABOUT.append(ScreeningHit)  # who is erased resembles nobody any more
