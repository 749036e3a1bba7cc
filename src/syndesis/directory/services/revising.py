"""Changing organisations: their names and their place in the tree follow."""

from collections.abc import Mapping, Sequence
from typing import Any

from syndesis.core.history import Actor, recording
from syndesis.core.services import refuse_reversed
from syndesis.directory import policies
from syndesis.directory.models import Organisation
from syndesis.directory.services.moving import change_parent
from syndesis.directory.services.renaming import keep_names
from syndesis.objects.services import assign_many


def revise_organisation(organisation: Organisation, *, by: Actor, **fields: Any) -> Organisation:
    """Change an organisation. A new name is also one of its names, and the one before stays as such; all that is below
    it goes with it to a new parent. Raises Refused where it would become part of itself, or our own institution of
    another."""
    with recording(by, "Organisation changed"):
        policies.organisations.check(by.user, organisation)
        former = organisation.name
        if "parent" in fields:
            change_parent(organisation, fields.pop("parent"))
        for name, value in fields.items():
            setattr(organisation, name, value)
        refuse_reversed(organisation.founded_on, organisation.closed_on, "closed_on")
        organisation.save()
        if organisation.name != former:
            keep_names(organisation, former)
        policies.organisations.check(by.user, organisation)
    return organisation


def revise_organisations(changes: Sequence[tuple[Organisation, Mapping[str, Any]]], *, by: Actor) -> list[Organisation]:
    """The bulk twin of `revise_organisation`: all are changed or none. A new name or parent moves more than the row:
    such are changed one by one."""
    plain = [(row, fields) for row, fields in changes if not {"name", "parent"} & fields.keys()]
    rows = [row for row, _fields in plain]
    with recording(by, "Organisations changed"):
        policies.organisations.check_all(by.user, rows)
        assign_many(plain)
        for row in rows:
            refuse_reversed(row.founded_on, row.closed_on, "closed_on")
        policies.organisations.check_all(by.user, rows)
        for row, fields in changes:
            if {"name", "parent"} & fields.keys():
                revise_organisation(row, by=by, **fields)
    return [row for row, _fields in changes]
