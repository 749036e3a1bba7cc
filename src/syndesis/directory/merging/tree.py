"""What is part of an organisation goes with it: the paths of all below follow."""

from django.db.models import Max, Value
from django.db.models.functions import Concat, Length, Substr
from django.utils.translation import gettext as _

from syndesis.core.services import Refused
from syndesis.directory.models import Organisation
from syndesis.directory.reach import below

LONGEST_PATH = 200
"""Characters of the column: some thirty levels."""


def move_parts(kept: Organisation, gone: Organisation) -> None:
    """What was part of the one is part of the other, with all below it."""
    repath(gone.path, kept.path, besides=gone.pk)
    Organisation.objects.filter(parent=gone).update(parent=kept)


def move_part(part: Organisation, whole: Organisation) -> None:
    """One part alone, with all below it."""
    repath(part.path, f"{whole.path}{part.pk}/")
    Organisation.objects.filter(pk=part.pk).update(parent=whole)


def repath(old: str, new: str, besides: int | None = None) -> None:
    """Give all at or under a path their place under another."""
    moved = Organisation.objects.filter(below([old])).exclude(pk=besides or 0)
    deepest = moved.aggregate(length=Max(Length("path")))["length"] or 0
    if deepest - len(old) + len(new) > LONGEST_PATH:
        raise Refused(_("That lies too deep in the tree of organisations."), "parent")
    moved.update(path=Concat(Value(new), Substr("path", len(old) + 1)))
