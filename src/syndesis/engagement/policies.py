"""Who may read and change engagements and promises: those of one's own unit or with an organisation one answers for."""

from django.db.models import Model, Q

from syndesis.core.models import User
from syndesis.core.policies import Policy, register_reach
from syndesis.directory.reach import answered_for, reached_through
from syndesis.engagement.models import Engagement, Enquiry, Initiative, Introduction, Offer, Proposal, RecurringEvent


def _engagements(user: User, model: type[Model]) -> Q:
    return Q(owner_unit__in=answered_for(user)) | reached_through(user, model, "participants")


def _initiatives(user: User, model: type[Model]) -> Q:
    return Q(owner_unit__in=answered_for(user)) | reached_through(user, model, "parties")


def _recurring(user: User, model: type[Model]) -> Q:
    return Q(owner_unit__in=answered_for(user)) | Q(organiser__in=answered_for(user))


def _proposals(user: User, model: type[Model]) -> Q:
    return Q(owner_unit__in=answered_for(user)) | reached_through(user, model, "recipients")


def _enquiries(user: User, model: type[Model]) -> Q:
    """Those that somebody has in hand, too."""
    mine = Q(owner_unit__in=answered_for(user)) | Q(organisation__in=answered_for(user))
    return mine | Q(assignee=user.pk or None)


def _offers(user: User, _model: type[Model]) -> Q:
    return Q(owner_unit__in=answered_for(user))


def _introductions(user: User, _model: type[Model]) -> Q:
    """Who answers for either side, or for who brought them together."""
    sides = Q(first__in=answered_for(user)) | Q(second__in=answered_for(user)) | Q(made_by__in=answered_for(user))
    return Q(owner_unit__in=answered_for(user)) | sides


register_reach(Engagement, _engagements)
register_reach(Initiative, _initiatives)
register_reach(RecurringEvent, _recurring)
register_reach(Proposal, _proposals)
register_reach(Enquiry, _enquiries)
register_reach(Offer, _offers)
register_reach(Introduction, _introductions)
engagements = Policy(Engagement)
initiatives = Policy(Initiative)
recurring_events = Policy(RecurringEvent)
proposals = Policy(Proposal)
enquiries = Policy(Enquiry)
offers = Policy(Offer)
introductions = Policy(Introduction)
