"""Who may read and change agreements: those of one's own unit or with a party that one answers for; and what is known
of the risk of their parties."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q

from syndesis.agreements.choices import IN_APPROVAL
from syndesis.agreements.models import Agreement, AgreementParty, Obligation, RiskAssessment, ScreeningHit, Signatory
from syndesis.core.models import Role, User, Visibility
from syndesis.core.policies import EVERYTHING, NOTHING, Action, Anybody, Policy, about, reached, register_reach
from syndesis.directory.models import Organisation, Person
from syndesis.directory.policies import BearingAName
from syndesis.directory.reach import answered_for, reached_through


def _reach(user: User, model: type[Model]) -> Q:
    return Q(owner_unit__in=answered_for(user)) | reached_through(user, model, "parties")


def _assessments(user: User, model: type[Model]) -> Q:
    """Of whom one answers for, and of the parties of one's agreements: an assessment counts for all of them. Managers,
    who decide on agreements, need to know the risk of those that wait for it."""
    own = answered_for(user)
    parties = AgreementParty.objects.order_by()
    mine = [parties.filter(agreement__owner_unit__in=own), parties.filter(agreement__parties__organisation__in=own)]
    if user.role == Role.MANAGER:
        waiting = parties.filter(agreement__status__in=IN_APPROVAL)
        mine.append(waiting.exclude(agreement__visibility=Visibility.RESTRICTED))
    condition = Q(organisation__in=own)
    for rows in mine:  # joined and side by side: one within the other would be too deep for SQLite's parser
        condition |= Q(organisation__in=rows.values("organisation"))
    return condition


def _obligations(user: User, model: type[Model]) -> Q:
    """One's own, and those under one's agreements."""
    return Q(owner=user) | _under_own(user)


def _under_own(user: User) -> Q:
    """Under an agreement of one's own units or with a party that one answers for."""
    own = answered_for(user)
    parties = AgreementParty.objects.filter(organisation__in=own).order_by()
    units = Agreement.objects.filter(owner_unit__in=own).order_by()
    return Q(agreement__in=units.values("pk")) | Q(agreement__in=parties.values("agreement"))


class ObligationPolicy(Policy):
    """Of what is owed under an agreement: nobody sees it who does not see that one."""

    open_to_staff = False

    def scope(self, user: Anybody, action: Action) -> Q:
        condition = super().scope(user, action)
        if not isinstance(user, User) or user.role == Role.ADMINISTRATOR:
            return condition
        hidden = Agreement.objects.filter(visibility=Visibility.RESTRICTED)
        return condition & (~Q(agreement__in=hidden.values("pk")) | _under_own(user))


class RiskPolicy(BearingAName):
    """Whoever is told of the risk of a party to an agreement is told of no restricted one by it."""

    def own(self, user: User) -> Q:
        return Q(organisation__in=answered_for(user))


class HitPolicy(Policy):
    """Candidates of a screening: for coordinators within their reach, managers and administrators, and of nothing that
    they may not see otherwise."""

    open_to_staff = False
    readers = (Role.COORDINATOR, Role.MANAGER, Role.ADMINISTRATOR)
    deciding_escalated = (Role.MANAGER, Role.ADMINISTRATOR)

    def scope(self, user: Anybody, action: Action) -> Q:
        if not isinstance(user, User) or not user.is_active or user.role not in self.readers:
            return NOTHING
        if user.role == Role.ADMINISTRATOR:
            return EVERYTHING
        seen = about(user, "view", [Organisation, Person])
        return seen if user.role == Role.MANAGER else seen & _of_own(user)

    def may_add(self, user: Anybody) -> bool:
        return False


def _of_own(user: User) -> Q:
    """About organisations and people that one answers for, or that take part in one's agreements."""
    mine = Agreement.objects.filter(reached(user, Agreement)).values("pk")
    parties = AgreementParty.objects.filter(agreement__in=mine)
    signatories = Signatory.objects.filter(agreement__in=mine).values("person")
    organisations = Q(object_id__in=answered_for(user).values("pk")) | Q(object_id__in=parties.values("organisation"))
    known = Person.objects.filter(reached(user, Person)).values("pk")
    people = Q(object_id__in=known) | Q(object_id__in=signatories)
    kinds = ContentType.objects.get_for_models(Organisation, Person)
    return Q(content_type=kinds[Organisation]) & organisations | Q(content_type=kinds[Person]) & people


register_reach(Agreement, _reach)
register_reach(Obligation, _obligations)
register_reach(RiskAssessment, _assessments)
agreements = Policy(Agreement)
obligations = ObligationPolicy(Obligation)
assessments = RiskPolicy(RiskAssessment)
hits = HitPolicy(ScreeningHit)
