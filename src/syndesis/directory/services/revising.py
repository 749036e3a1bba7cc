"""Changing organisations: their names and their place in the tree follow."""

from typing import Any

from django.db.models import Max, Value
from django.db.models.functions import Concat, Length, Substr
from django.utils.translation import gettext as _

from syndesis.core.history import Actor, recording
from syndesis.core.services import Refused, refuse_reversed
from syndesis.directory import policies
from syndesis.directory.choices import NameKind
from syndesis.directory.models import Organisation, OrganisationName
from syndesis.directory.reach import below

LONGEST_PATH = 200
"""Characters of the column: some thirty levels."""


def revise_organisation(organisation: Organisation, *, by: Actor, **fields: Any) -> Organisation:
    """Change an organisation. A new name is also one of its names, and the one before stays as such; all that is below
    it goes with it to a new parent. Raises Refused where it would become part of itself, or our own institution of
    another."""
    with recording(by, "Organisation changed"):
        policies.organisations.check(by.user, organisation)
        former = organisation.name
        if "parent" in fields:
            _move(organisation, fields.pop("parent"))
        for name, value in fields.items():
            setattr(organisation, name, value)
        refuse_reversed(organisation.founded_on, organisation.closed_on, "closed_on")
        organisation.save()
        if organisation.name != former:
            _keep_names(organisation, former)
        policies.organisations.check(by.user, organisation)
    return organisation


def _keep_names(organisation: Organisation, former: str) -> None:
    """Both the new name and the one before are names of it; it has one official name that says no language."""
    names = organisation.names.filter(language="")
    if not organisation.names.filter(text=organisation.name).exists():
        names.filter(text=former, kind=NameKind.OFFICIAL).update(kind=NameKind.FORMER)
        OrganisationName.objects.create(organisation=organisation, text=organisation.name, kind=NameKind.OFFICIAL)
    if not organisation.names.filter(text=former).exists():
        OrganisationName.objects.create(organisation=organisation, text=former, kind=NameKind.FORMER)


def _move(organisation: Organisation, parent: Organisation | None) -> None:
    """To another place in the tree, with all that is below. The rows on both ways are locked and read again, so that
    two moves at once cannot make a circle."""
    ways = [row.path.strip("/").split("/") for row in (organisation, parent) if row is not None]
    keys = {int(key) for way in ways for key in way if key}
    locked = Organisation.objects.select_for_update().order_by("pk").in_bulk(keys)
    target = locked.get(parent.pk) if parent else None
    old = locked[organisation.pk].path
    if target is not None and organisation.is_home:
        raise Refused(_("Our own institution is part of no other."), "parent")
    if target is not None and target.path.startswith(old):
        raise Refused(_("An organisation cannot be part of itself, nor of one of its own parts."), "parent")
    new = f"{target.path if target else '/'}{organisation.pk}/"
    moved = Organisation.objects.filter(below([old]))
    deepest = moved.aggregate(length=Max(Length("path")))["length"]
    if deepest - len(old) + len(new) > LONGEST_PATH:
        raise Refused(_("That lies too deep in the tree of organisations."), "parent")
    moved.update(path=Concat(Value(new), Substr("path", len(old) + 1)))
    organisation.parent, organisation.path = target, new
