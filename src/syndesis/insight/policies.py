"""Who may read and change published figures: those of organisations that one answers for."""

from django.db.models import Model, Q

from syndesis.core.models import User
from syndesis.core.policies import register_reach
from syndesis.directory.policies import DirectoryPolicy
from syndesis.directory.reach import answered_for
from syndesis.insight.models import PublishedFigure


def _reach(user: User, model: type[Model]) -> Q:
    return Q(organisation__in=answered_for(user))


register_reach(PublishedFigure, _reach)
figures = DirectoryPolicy(PublishedFigure)
