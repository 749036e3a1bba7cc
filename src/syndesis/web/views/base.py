"""What the views share: the actor of a request, and reading one record within the user's scope."""

import uuid
from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, QueryDict

from syndesis.core.history import Actor
from syndesis.core.models import User
from syndesis.core.policies import Action, Policy

Row = TypeVar("Row", bound=Model)


def user_of(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user


def actor_of(request: HttpRequest) -> Actor:
    return Actor(user_of(request), request=uuid.uuid4().hex)


def sent(request: HttpRequest) -> QueryDict | None:
    """What a form was sent with, be it nothing; None where it is only looked at."""
    return request.POST if request.method == "POST" else None


def visible(rows: QuerySet[Row], policy: Policy, request: HttpRequest, action: Action = "view") -> QuerySet[Row]:
    return rows.filter(policy.scope(user_of(request), action))


def get_or_404(rows: QuerySet[Row], policy: Policy, request: HttpRequest, action: Action = "view", **key: Any) -> Row:
    """The row, or 404 also where it lies outside the user's scope: nobody learns that it exists."""
    row = visible(rows, policy, request, action).filter(**key).first()
    if row is None:
        raise Http404
    return row
