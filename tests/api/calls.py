"""Calling the API as another system does: with a token, in JSON."""

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.db.models import ManyToManyField, Model
from django.test import Client

from syndesis.core.history import Actor
from syndesis.core.models import Role, User
from syndesis.core.tokens import make_token
from syndesis.objects import ObjectType
from syndesis.objects.services import referred_to
from tests.directory.factories import user

V1 = "/api/v1"


class Api:
    """One token's calls. `queries` of the last are not counted here: see the tests."""

    def __init__(self, owner: User | None = None, *scopes: str) -> None:
        self.user = owner or user(role=Role.ADMINISTRATOR)
        self.token, self.secret = make_token(by=Actor(self.user), name="a test", scopes=scopes or ["write"])
        self.client = Client(headers={"Authorization": f"Bearer {self.secret}"})

    def get(self, path: str, given: dict[str, Any] | None = None) -> Any:
        return self.client.get(V1 + path, given or {})

    def post(self, path: str, data: Any = None, **headers: str) -> Any:
        return self.client.post(
            V1 + path, data={} if data is None else data, content_type="application/json", headers=headers
        )

    def patch(self, path: str, data: Any, **headers: str) -> Any:
        return self.client.patch(V1 + path, data=json.dumps(data), content_type="application/json", headers=headers)


def of_role(role: str, name: str = "rita", answers_for: tuple[Any, ...] = ()) -> Api:
    return Api(user(name, role=role, answers_for=answers_for))


def keys(response: Any) -> list[int]:
    return [row["id"] for row in response.json()["results"]]


def sent(kind: type[ObjectType], row: Model, besides: Sequence[str] = ()) -> dict[str, Any]:
    """The fields of a record as one would send them to make another."""
    row.refresh_from_db()
    values: dict[str, Any] = {}
    for name in kind.fields():
        field = row._meta.get_field(name)
        if name in besides:
            continue
        if isinstance(field, ManyToManyField):
            values[name] = list(referred_to(row, field).values_list("pk", flat=True))
        elif field.is_relation:
            values[name] = getattr(row, field.attname)
        else:
            value = getattr(row, name)
            value = float(value) if isinstance(value, Decimal) else value
            values[name] = value if value is None or isinstance(value, bool | int | float | dict) else str(value)
    return values
