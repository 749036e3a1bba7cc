"""Writing fields: the classifications, which are loaded as they are, and fields of our own."""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from syndesis.core.history import Actor, recording
from syndesis.core.services import Refused
from syndesis.directory import policies
from syndesis.directory.choices import FieldScheme
from syndesis.directory.models import Field
from syndesis.directory.queries.fields import LEVELS

FOLDER = Path(__file__).parent.parent / "data"
FILES = {FieldScheme.ISCED_F: "isced_f_2013.csv", FieldScheme.ISIC: "isic_rev_4.csv"}
LANGUAGES = ("ru", "es", "zh")
"""Of the names in the files, beside English."""


def define_field(*, by: Actor, name: str, parent: Field | None = None, code: str = "", **fields: Any) -> Field:
    """Make a field of our own, perhaps within one of a classification. Raises Refused where its code stands already, or
    where it would lie too deep."""
    return define_fields([{"name": name, "parent": parent, "code": code, **fields}], by=by)[0]


def define_fields(rows: Iterable[Mapping[str, Any]], *, by: Actor) -> list[Field]:
    """The bulk twin of `define_field`, whose keywords each row holds; all are made or none."""
    with recording(by, "Field defined"):
        wanted = [Field(**{**row, "scheme": FieldScheme.OWN}) for row in rows]
        _refuse_codes(wanted)
        for field in wanted:
            _check_place(field)
        made = Field.objects.bulk_create(wanted)
        policies.fields.check_all(by.user, made)
    return made


def revise_field(field: Field, *, by: Actor, **fields: Any) -> Field:
    """Change a field of our own. Raises Refused for one of a classification, which stays as it was published."""
    with recording(by, "Field changed"):
        policies.fields.check(by.user, field)
        own = {"visibility", "notes"}
        if field.scheme != FieldScheme.OWN and fields.keys() - own:
            told = _("“%(field)s” belongs to %(scheme)s and stays as published: add a field of your own below it.")
            raise Refused(told % {"field": field, "scheme": field.get_scheme_display()})
        for name, value in fields.items():
            setattr(field, name, value)
        _refuse_codes([field])
        _check_place(field)
        field.save()
        policies.fields.check(by.user, field)
    return field


def load_classifications(*, by: Actor) -> tuple[int, int]:
    """Bring the fields of ISCED-F 2013 and the sections of ISIC Rev. 4 to the state of our files; those of our own stay
    as they are. Returns how many were added and how many changed: loaded again, none."""
    added, changed = 0, 0
    with recording(by, "Classifications of fields loaded"):
        for scheme, file in FILES.items():
            for some in _by_level(FOLDER / file):
                held = {row.code: row for row in Field.objects.filter(scheme=scheme)}
                rows = [_read(row, scheme, held) for row in some]
                new = [row for row in rows if row.pk is None]
                differing = [row for row in rows if row.pk is not None and row.differs]  # type: ignore[attr-defined]
                Field.objects.bulk_create(new)
                Field.objects.bulk_update(differing, ["name", "names", "parent"])
                added, changed = added + len(new), changed + len(differing)
    return added, changed


def _by_level(path: Path) -> Iterable[list[dict[str, str]]]:
    """The rows of a file, the wider fields before those within them."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for length in sorted({len(row["code"]) for row in rows}):
        yield [row for row in rows if len(row["code"]) == length]


def _read(row: Mapping[str, str], scheme: str, held: Mapping[str, Field]) -> Field:
    field = held.get(row["code"]) or Field(scheme=scheme, code=row["code"])
    parent = held[row["parent"]] if row["parent"] else None
    wanted = {"name": row["en"], "names": {language: row[language] for language in LANGUAGES}, "parent": parent}
    field.differs = any(getattr(field, name) != value for name, value in wanted.items())  # type: ignore[attr-defined]
    for name, value in wanted.items():
        setattr(field, name, value)
    return field


def _refuse_codes(fields: list[Field]) -> None:
    codes = [field.code for field in fields if field.code]
    held = Field.objects.filter(scheme=FieldScheme.OWN, code__in=codes).exclude(pk__in=[row.pk for row in fields])
    taken = {field.code: field for field in held}
    for code in codes:
        if code in taken:
            raise Refused(_("“%(field)s” has this code.") % {"field": taken[code]}, "code")
        if codes.count(code) > 1:
            raise Refused(_("Two fields are to have the code %(code)s.") % {"code": code}, "code")


def _check_place(field: Field) -> None:
    """Raises Refused where it would lie within itself, or deeper than is asked for below a field."""
    above, parent = 1, field.parent
    while parent is not None:
        if field.pk is not None and parent.pk == field.pk:
            raise Refused(_("A field cannot be part of itself, nor of one of its own parts."), "parent")
        above, parent = above + 1, parent.parent
    if above + _depth(field) > LEVELS:
        raise Refused(
            _("Fields lie within each other to %(levels)s levels: choose a wider one.") % {"levels": LEVELS}, "parent"
        )


def _depth(field: Field) -> int:
    """How many levels lie below it."""
    if field._state.adding:
        return 0
    depths = (level for level in range(LEVELS, 0, -1) if Field.objects.filter(**{"__".join(["parent"] * level): field}))
    return next(depths, 0)
