"""Moving organisations in the tree, with all that is below them."""

from collections.abc import Mapping

from django.db.models import Max, Value
from django.db.models.functions import Concat, Length, Substr
from django.utils.translation import gettext as _

from syndesis.core.history import Actor, recording
from syndesis.core.services import Refused
from syndesis.directory import policies
from syndesis.directory.models import Organisation
from syndesis.directory.reach import below

LONGEST_PATH = 200
"""Characters of the column: some thirty levels."""


def move_organisation(organisation: Organisation, *, by: Actor, parent: Organisation | None) -> Organisation:
    """Make an organisation a part of another, or of none; all that is below it goes with it. Raises Refused where it
    would become part of itself, or our own institution of another."""
    return move_organisations({organisation: parent}, by=by)[0]


def move_organisations(moves: Mapping[Organisation, Organisation | None], *, by: Actor) -> list[Organisation]:
    """The bulk twin of `move_organisation`: each to its parent, in this order; all move or none."""
    moved = list(moves)
    with recording(by, "Organisation moved" if len(moved) == 1 else "Organisations moved"):
        policies.organisations.check_all(by.user, moved)
        for organisation, parent in moves.items():
            change_parent(organisation, parent)
            organisation.save(update_fields=["parent", "path"])
        policies.organisations.check_all(by.user, moved)
    return moved


def change_parent(organisation: Organisation, parent: Organisation | None) -> None:
    """Give it and all below it their new paths; the row itself is for the caller to save. The rows on both ways are
    locked and read again, so that two moves at once cannot make a circle."""
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
