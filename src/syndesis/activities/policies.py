"""Who may read and change activities: those of one's own unit or with a party that one answers for."""

from django.db.models import Model, Q

from syndesis.activities.models import Activity
from syndesis.core.models import User
from syndesis.core.policies import Policy, register_reach
from syndesis.directory.reach import answered_for, reached_through


def _reach(user: User, model: type[Model]) -> Q:
    return Q(owner_unit__in=answered_for(user)) | reached_through(user, model, "parties")


register_reach(Activity, _reach)
activities = Policy(Activity)
