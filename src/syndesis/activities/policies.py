"""Who may read and change activities: those of one's own unit or with a party that one answers for; and the money,
property and facilities that go with them."""

from collections.abc import Sequence

from django.db.models import Model, Q

from syndesis.activities.models import (
    Activity,
    ActivityParty,
    Call,
    Facility,
    Grant,
    IntellectualProperty,
    InternshipOffer,
    Mobility,
    MobilityCount,
    Publication,
)
from syndesis.core.models import Role, User, Visibility
from syndesis.core.policies import Action, Anybody, Policy, reached, register_reach
from syndesis.directory.models import Organisation
from syndesis.directory.reach import answered_for, reached_through


def _reach(user: User, model: type[Model]) -> Q:
    return Q(owner_unit__in=answered_for(user)) | reached_through(user, model, "parties")


def _calls(user: User, model: type[Model]) -> Q:
    """Of one's units, and of funders that one answers for."""
    return Q(owner_unit__in=answered_for(user)) | reached_through(user, model, "funders")


def _grants(user: User, model: type[Model]) -> Q:
    """Those of one's units, of funders, holders and partners that one answers for, and for one's activities."""
    own = answered_for(user)
    named = Q(owner_unit__in=own) | Q(funder__in=own) | Q(holder__in=own)
    return named | reached_through(user, model, "applicants") | _for_own(user)


def _property(user: User, model: type[Model]) -> Q:
    """That of one's units, owned by those that one answers for, and what came of one's activities."""
    return Q(owner_unit__in=answered_for(user)) | reached_through(user, model, "shares") | _for_own(user)


def _publications(user: User, model: type[Model]) -> Q:
    """Those written for organisations that one answers for, and what came of one's activities."""
    return reached_through(user, model, "affiliations") | _for_own(user)


def _facilities(user: User, model: type[Model]) -> Q:
    return Q(owner_unit__in=answered_for(user))


def _for_own(user: User) -> Q:
    """For an activity of one's own units or with a party that one answers for."""
    own = answered_for(user)
    parties = ActivityParty.objects.filter(organisation__in=own).order_by()
    units = Activity.objects.filter(owner_unit__in=own).order_by()
    return Q(activity__in=units.values("pk")) | Q(activity__in=parties.values("activity"))


register_reach(Activity, _reach)
register_reach(Call, _calls)
register_reach(Grant, _grants)
register_reach(IntellectualProperty, _property)
register_reach(Facility, _facilities)
register_reach(Publication, _publications)
activities = Policy(Activity)
calls = Policy(Call)
grants = Policy(Grant)
intellectual_property = Policy(IntellectualProperty)
facilities = Policy(Facility)
publications = Policy(Publication)


def _moving(user: User, model: type[Model]) -> Q:
    """Stays, counts and offers of one's units, and of partners that one answers for."""
    own = answered_for(user)
    return Q(owner_unit__in=own) | Q(organisation__in=own)


class MovingPolicy(Policy):
    """Of what is called after a partner: nobody sees it who does not see that one."""

    open_to_staff = False

    def scope(self, user: Anybody, action: Action) -> Q:
        condition = super().scope(user, action)
        if not isinstance(user, User) or user.role == Role.ADMINISTRATOR:
            return condition
        hidden = Organisation.objects.filter(visibility=Visibility.RESTRICTED).order_by()
        return condition & (~Q(organisation__in=hidden.values("pk")) | Q(organisation__in=answered_for(user)))

    def hidden(self, user: Anybody) -> Sequence[Q] | None:
        """Those with a partner that is hidden; of the others those that are restricted themselves and of nobody whom
        the user answers for."""
        if not isinstance(user, User) or not user.is_active:
            return None
        if user.role == Role.ADMINISTRATOR:
            return ()
        own = answered_for(user)
        partners = Organisation.objects.filter(visibility=Visibility.RESTRICTED).exclude(pk__in=own.values("pk"))
        with_hidden = Q(organisation__in=partners.order_by().values("pk"))
        return with_hidden, Q(visibility=Visibility.RESTRICTED) & ~reached(user, self.model) & ~with_hidden


register_reach(Mobility, _moving)
register_reach(MobilityCount, _moving)
register_reach(InternshipOffer, _moving)
stays = MovingPolicy(Mobility)
mobility_counts = MovingPolicy(MobilityCount)
internship_offers = MovingPolicy(InternshipOffer)
