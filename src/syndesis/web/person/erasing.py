"""What erasing a person would change, as their page of it shows: in the words of the reader, and as far as they may
see what is said where."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import CASCADE, PROTECT, ForeignKey, Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from syndesis.core.models import Record, Role, User
from syndesis.core.policies import policy_of
from syndesis.directory.erasing import Place, Preview
from syndesis.directory.models import Person, Position
from syndesis.web.record.words import address_of, label_of

SHOWN = 200
PARTS = ("names", "identifiers", "contacts", "notes", "reminders", "thrown_away", "imports")
COUNTED = {"names", "identifiers", "contacts", "positions", "merged"}
LEVELS = 3
"""So many steps lead from a row to the record that says who may see it."""


def places_shown(places: Iterable[Place], reader: User) -> list[dict[str, Any]]:
    """Each place with what stands there; of those that the reader may not see, only that there is one."""
    rows = list(places)[:SHOWN]
    owners = {place.key: owner_of(place.row) for place in rows}
    seen = _seen(owners.values(), reader)
    shown = []
    for place in rows:
        owner = owners[place.key]
        is_seen = reader.role == Role.ADMINISTRATOR or (owner is not None and (type(owner), owner.pk) in seen)
        before, name, after = place.excerpt if is_seen else ("", "", "")
        shown.append(
            {
                "key": place.key,
                "what": capfirst(place.row._meta.verbose_name or ""),
                "field": label_of(place.column),
                "url": address_of(owner) if is_seen else "",
                "before": before,
                "name": name,
                "after": after,
                "is_hidden": not is_seen,
                "is_meant": place.is_meant,
            }
        )
    return shown


def owner_of(row: Model | None, levels: int = LEVELS) -> Model | None:
    """The record that a row is, or belongs to, or is about."""
    if row is None or isinstance(row, Record) or not levels:
        return row if isinstance(row, Record) else None
    if getattr(row, "content_type_id", None) is not None:
        for link in row._meta.private_fields:
            found = owner_of(getattr(row, link.name, None), levels - 1)
            if found is not None:
                return found
    for field in row._meta.concrete_fields:
        if isinstance(field, ForeignKey) and field.remote_field.on_delete in (CASCADE, PROTECT):
            try:
                found = owner_of(getattr(row, field.name), levels - 1)
            except ObjectDoesNotExist:
                continue
            if found is not None:
                return found
    return None


def _seen(owners: Iterable[Model | None], reader: User) -> set[tuple[type[Model], int]]:
    keys: defaultdict[type[Model], set[int]] = defaultdict(set)
    for owner in owners:
        if owner is not None:
            keys[type(owner)].add(owner.pk)
    found = set()
    for model, of_model in keys.items():
        try:
            found |= {(model, key) for key in policy_of(model).seen(reader, of_model)}
        except LookupError:
            continue
    return found


def goes(shown: Preview) -> list[str]:
    """What is deleted, in words."""
    number = shown.numbers
    said = [
        ngettext("%(n)s other name", "%(n)s other names", number["names"]) % {"n": number["names"]},
        ngettext("%(n)s identifier", "%(n)s identifiers", number["identifiers"]) % {"n": number["identifiers"]},
        ngettext("%(n)s address or number", "%(n)s addresses and numbers", number["contacts"])
        % {"n": number["contacts"]},
        ngettext("%(n)s note about the person", "%(n)s notes about the person", number["notes"])
        % {"n": number["notes"]},
        ngettext("%(n)s reminder", "%(n)s reminders", number["reminders"]) % {"n": number["reminders"]},
        ngettext(
            "%(n)s file that lies with the person only",
            "%(n)s files that lie with the person only",
            number["thrown_away"],
        )
        % {"n": number["thrown_away"]},
    ]
    if imports := len(shown.imports):
        told = ngettext(
            "the file of %(n)s import, and the import itself where it is not accepted yet",
            "the files of %(n)s imports, and the imports themselves where they are not accepted yet",
            imports,
        )
        said.append(told % {"n": imports})
        number = number | {"imports": imports}
    counted = [number[name] for name in PARTS if name in number]
    return [_("name, title or salutation, remarks"), *(text for text, n in zip(said, counted, strict=True) if n)]


def stays(shown: Preview) -> list[str]:
    """What is kept, by an erased person: how much of each kind."""
    said, number = [], shown.numbers["positions"]
    if number:
        said.append(_counted(Position, number))
    for relation in Person._meta.related_objects:
        model = relation.related_model
        if not isinstance(model, type) or relation.related_name in COUNTED:
            continue
        rows = model._default_manager.filter(**{f"{relation.field.name}__in": shown.people})
        if number := rows.count():
            said.append(_counted(model, number))
    return said


def _counted(model: type[Model], number: int) -> str:
    return _("%(what)s: %(number)s") % {"what": capfirst(model._meta.verbose_name_plural or ""), "number": number}
