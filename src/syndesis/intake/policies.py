"""Who may hand in and review documents: whoever may see the document may see its review; writers may decide."""

from django.db.models import Model, Q

from syndesis.core.models import Document, Role, User, Visibility
from syndesis.core.policies import EVERYTHING, NOTHING, WRITERS, Action, Anybody, Policy, register_reach
from syndesis.intake.models import Intake


def _documents(user: User, model: type[Model]) -> Q:
    own = Intake.objects.filter(handed_in_by=user).values("text__document")
    return Q(pk__in=own)


register_reach(Document, _documents)
documents = Policy(Document)


class IntakePolicy(Policy):
    def scope(self, user: Anybody, action: Action) -> Q:
        if not isinstance(user, User) or not user.is_active or (action == "change" and user.role not in WRITERS):
            return NOTHING
        if user.role == Role.ADMINISTRATOR:
            return EVERYTHING
        seen = Document.objects.exclude(visibility=Visibility.RESTRICTED).values("pk")
        return Q(text__document__in=seen) | Q(handed_in_by=user)


intakes = IntakePolicy(Intake)
