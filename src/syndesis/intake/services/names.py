"""What reviewers taught: which organisation some words mean. It can be taken back."""

from django.utils.translation import gettext as _

from syndesis.core.history import Actor, recording
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.directory import policies as directory
from syndesis.intake.models import LearntName


def forget_name(name: LearntName, *, by: Actor) -> None:
    """From now on the words mean what the reading makes of them. Raises Forbidden for who may not hand in documents,
    and Refused where somebody else forgot it meanwhile."""
    if by.user is not None and not directory.organisations.may_add(by.user):
        raise Forbidden(str(name))
    with recording(by, "Learnt name forgotten"):
        if not LearntName.objects.filter(pk=name.pk).delete()[0]:
            raise Refused(_("This is forgotten already."))
