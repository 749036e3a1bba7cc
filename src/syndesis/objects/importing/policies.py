"""Who sees an import: who made it, and administrators. Its rows show what its maker could see."""

from django.db.models import Q

from syndesis.core.models import Role, User
from syndesis.core.policies import EVERYTHING, NOTHING, Action, Anybody, Policy
from syndesis.objects.models import Import


class ImportPolicy(Policy):
    """Only its maker goes on with it: what others may write would differ. An administrator may undo it."""

    def scope(self, user: Anybody, action: Action) -> Q:
        if not isinstance(user, User) or not user.is_active:
            return NOTHING
        return EVERYTHING if user.role == Role.ADMINISTRATOR else Q(user=user)


imports = ImportPolicy(Import)
