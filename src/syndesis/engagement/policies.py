"""Who may read and change engagements and promises: those of one's own unit or with an organisation one answers for."""

from django.db.models import Model, Q

from syndesis.core.models import User
from syndesis.core.policies import Policy, register_reach
from syndesis.directory.reach import answered_for, reached_through
from syndesis.engagement.models import Engagement, Initiative


def _engagements(user: User, model: type[Model]) -> Q:
    return Q(owner_unit__in=answered_for(user)) | reached_through(user, model, "participants")


def _initiatives(user: User, model: type[Model]) -> Q:
    return Q(owner_unit__in=answered_for(user)) | reached_through(user, model, "parties")


register_reach(Engagement, _engagements)
register_reach(Initiative, _initiatives)
engagements = Policy(Engagement)
initiatives = Policy(Initiative)
