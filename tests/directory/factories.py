"""Users, organisations and people for tests."""

from typing import Any

from syndesis.core.history import Actor
from syndesis.core.models import Role, User
from syndesis.directory.models import Organisation, Person, Responsibility
from syndesis.directory.services import register_organisation, register_person

SYSTEM = Actor.system()


def user(name: str = "mara", role: str = Role.MANAGER, answers_for: tuple[Organisation, ...] = ()) -> User:
    row = User.objects.create_user(name, "secret", role=role)
    for organisation in answers_for:
        Responsibility.objects.create(user=row, organisation=organisation)
    return row


def organisation(name: str, **fields: Any) -> Organisation:
    return register_organisation(by=SYSTEM, name=name, **fields)


def home(name: str = "Northern Polytechnic") -> Organisation:
    return organisation(name, is_home=True, country="RU", city="Harbour City")


def person(family_name: str, given_name: str = "") -> Person:
    return register_person(by=SYSTEM, family_name=family_name, given_name=given_name)
