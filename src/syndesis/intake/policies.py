"""Who may hand in and review documents: whoever may see the document may see its review; writers may decide."""

from django.db.models import Model, Q, QuerySet

from syndesis.agreements import policies as agreements
from syndesis.agreements.models import Agreement, AgreementPaper
from syndesis.core.models import Attachment, Document, Role, User, Visibility
from syndesis.core.policies import EVERYTHING, NOTHING, WRITERS, Action, Anybody, Policy, about, register_reach
from syndesis.intake.models import Intake
from syndesis.objects import registered


def _documents(user: User, model: type[Model]) -> Q:
    own = Intake.objects.filter(handed_in_by=user).values("text__document")
    return Q(pk__in=own)


class DocumentPolicy(Policy):
    """Besides what any policy says, a document is read by whoever may see a record that it is attached to, or an
    agreement that it is a document of."""

    open_to_staff = True

    def scope(self, user: Anybody, action: Action) -> Q:
        condition = super().scope(user, action)
        if action == "change" or condition is NOTHING or condition is EVERYTHING:
            return condition
        models = (kind.model for kind in registered(further=False) if kind.model is not Document)
        condition |= Q(pk__in=_papers(user))
        return condition | Q(pk__in=Attachment.objects.filter(about(user, "view", models)).values("document"))


def _papers(user: Anybody) -> QuerySet[AgreementPaper, int]:
    """The documents of the agreements that the user may see."""
    seen = Agreement.objects.filter(agreements.agreements.scope(user, "view")).order_by().values("pk")
    return AgreementPaper.objects.filter(agreement__in=seen).order_by().values_list("document", flat=True)


register_reach(Document, _documents)
documents = DocumentPolicy(Document)


class IntakePolicy(Policy):
    def scope(self, user: Anybody, action: Action) -> Q:
        if not isinstance(user, User) or not user.is_active or (action == "change" and user.role not in WRITERS):
            return NOTHING
        if user.role == Role.ADMINISTRATOR:
            return EVERYTHING
        seen = Document.objects.exclude(visibility=Visibility.RESTRICTED).values("pk")
        return Q(text__document__in=seen) | Q(text__document__in=_papers(user)) | Q(handed_in_by=user)


intakes = IntakePolicy(Intake)
