"""With whom a promise stands, and what it may become."""

from syndesis.directory.models import Organisation
from syndesis.directory.wording import others, together
from syndesis.engagement.choices import Stage
from syndesis.engagement.models import Initiative


def promised_with(promise: Initiative, besides: Organisation | None = None) -> str:
    """The organisations that a promise concerns, besides us. Needs parties and their organisations prefetched."""
    return together(others((party.organisation for party in promise.parties.all()), besides))


def may_become_activity(promise: Initiative) -> bool:
    return promise.activity_id is None and promise.stage != Stage.DROPPED


def may_become_agreement(promise: Initiative) -> bool:
    return promise.agreement_id is None and promise.stage != Stage.DROPPED


def owners_of(promise: Initiative) -> str:
    """Who looks after it: on our side, on theirs."""
    return " ↔ ".join(str(person) for person in (promise.owner, promise.counterpart) if person is not None)
