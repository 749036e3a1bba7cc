"""Who may read and change the directory.

It is shared: every coordinator may mend any organisation or person that is not restricted; a contributor only what lies
in their own units.
"""

from django.db.models import Model, Q

from syndesis.core.models import Role, User, Visibility
from syndesis.core.policies import NOTHING, Action, Anybody, Policy, reached, register_reach
from syndesis.directory.models import (
    Cluster,
    Field,
    Goal,
    Network,
    Objective,
    OfficeAbroad,
    Organisation,
    Partnership,
    PartnershipObjective,
    Person,
    Region,
    RegionCountry,
)
from syndesis.directory.reach import answered_for, reached_through


class DirectoryPolicy(Policy):
    open_to_staff = True

    def scope(self, user: Anybody, action: Action) -> Q:
        condition = super().scope(user, action)
        if action == "change" and isinstance(user, User) and user.is_active and user.role == Role.COORDINATOR:
            return condition | ~Q(visibility=Visibility.RESTRICTED)
        return condition


class BearingAName(Policy):
    """Of what bears the name of an organisation: nobody sees it who does not see that one.

    Said by what is hidden, not by the scope of organisations: whatever is about any record (a note, an action) nests
    these conditions, and SQLite's parser goes no deeper than a hundred.
    """

    open_to_staff = False

    def scope(self, user: Anybody, action: Action) -> Q:
        condition = super().scope(user, action)
        if not isinstance(user, User) or user.role == Role.ADMINISTRATOR:
            return condition
        hidden = Organisation.objects.filter(visibility=Visibility.RESTRICTED)
        return condition & (self.own(user) | ~Q(organisation__in=hidden))

    def own(self, user: User) -> Q:
        """What they see although the organisation is restricted."""
        return reached(user, self.model)


class OfAnOrganisation(BearingAName, DirectoryPolicy):
    pass


class GoalPolicy(DirectoryPolicy):
    """A goal of a partnership is seen by those who see the partnership."""

    open_to_staff = False

    def scope(self, user: Anybody, action: Action) -> Q:
        condition = super().scope(user, action)
        if not isinstance(user, User) or user.role == Role.ADMINISTRATOR:
            return condition
        restricted = Q(visibility=Visibility.RESTRICTED)
        hidden = Partnership.objects.filter(
            restricted | Q(organisation__in=Organisation.objects.filter(restricted).values("pk"))
        )
        return condition & (Q(partnership=None) | reached(user, self.model) | ~Q(partnership__in=hidden))


class RegionPolicy(Policy):
    """Regions decide how far people reach: administrators alone write them."""

    open_to_staff = True

    def scope(self, user: Anybody, action: Action) -> Q:
        condition = super().scope(user, action)
        if action == "change" and not (isinstance(user, User) and user.role == Role.ADMINISTRATOR):
            return NOTHING
        return condition

    def may_add(self, user: Anybody) -> bool:
        return isinstance(user, User) and user.is_active and user.role == Role.ADMINISTRATOR


def _own(user: User, model: type[Model]) -> Q:
    return Q(pk__in=answered_for(user).values("pk"))


def _of_own(user: User, model: type[Model]) -> Q:
    return Q(organisation__in=answered_for(user))


def _of_own_partnership(user: User, model: type[Model]) -> Q:
    return Q(partnership__in=Partnership.objects.filter(_of_own(user, Partnership)))


def _where_own_are(user: User, model: type[Model]) -> Q:
    within = RegionCountry.objects.filter(country__in=answered_for(user).exclude(country="").values("country"))
    return Q(pk__in=within.values("region"))


def _with_own(user: User, model: type[Model]) -> Q:
    return reached_through(user, model, "members")


def _served_by_own(user: User, model: type[Model]) -> Q:
    served = PartnershipObjective.objects.filter(partnership__organisation__in=answered_for(user))
    return Q(owner_unit__in=answered_for(user)) | Q(pk__in=served.values("objective"))


def _worked_in_by_own(user: User, model: type[Model]) -> Q:
    return reached_through(user, model, "organisations")


def _employed_at_own(user: User, model: type[Model]) -> Q:
    return reached_through(user, model, "positions")


register_reach(Organisation, _own)
register_reach(Partnership, _of_own)
register_reach(Person, _employed_at_own)
register_reach(Region, _where_own_are)
register_reach(Cluster, _with_own)
register_reach(Objective, _served_by_own)
register_reach(Goal, _of_own_partnership)
register_reach(Network, _of_own)
register_reach(Field, _worked_in_by_own)
register_reach(OfficeAbroad, _of_own)

organisations = DirectoryPolicy(Organisation)
people = DirectoryPolicy(Person)
partnerships = OfAnOrganisation(Partnership)
networks = OfAnOrganisation(Network)
offices = OfAnOrganisation(OfficeAbroad)
regions = RegionPolicy(Region)
clusters = DirectoryPolicy(Cluster)
objectives = DirectoryPolicy(Objective)
goals = GoalPolicy(Goal)
fields = DirectoryPolicy(Field)
