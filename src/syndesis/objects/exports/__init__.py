"""Exports: all rows of a list as a file, in the columns that are shown or in all that is known of them.

Values are data: days and times in ISO 8601, numbers as numbers, vocabularies as their labels. JSON has the names of
fields as keys, and the code beside each label. CSV begins with a byte order mark, by which Excel knows UTF-8. A text
that a spreadsheet would take for a formula (it begins with = + - @ or a blank that is none) gets an apostrophe before
it in CSV, which a reader of the file must take away; in XLSX such texts are texts by themselves.

Rows are read in chunks and sent as they come, so that a file of any length takes neither memory nor more queries than
one of a few rows.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import get_language, override

from syndesis.objects.exports.fields import all_fields, of_column
from syndesis.objects.exports.past import file_name, own_fields, stood
from syndesis.objects.exports.references import References
from syndesis.objects.exports.written import CHUNK, FORMS
from syndesis.objects.fetching import with_related
from syndesis.objects.lists import Asked

if TYPE_CHECKING:
    from syndesis.core.history.past import Moment
    from syndesis.core.models import User
    from syndesis.objects.types import ObjectType

__all__ = ["ALL", "FIELDS", "FORMS", "Export", "export", "export_as_of"]

FIELDS, ALL = "fields", "all"
"""The parameter, and its one value, by which all columns and all fields of the form are asked for."""


@dataclass(frozen=True)
class Export:
    """A file on its way."""

    name: str
    content_type: str
    chunks: Iterable[bytes]


def export(asked: Asked, user: "User", form: str, *, everything: bool = False) -> Export:
    """The rows that `asked` asks for. Raises KeyError where `form` is none of FORMS."""
    kind = asked.kind
    content_type, written = FORMS[form]
    fields = list(all_fields(kind) if everything else map(of_column, asked.columns))
    rows = with_related(asked.rows, kind).iterator(chunk_size=CHUNK)
    if everything:
        rows = References(kind, user).given_to(rows, CHUNK)
    values = ([field.value(row) for field in fields] for row in rows)
    name = f"{kind.many}-{timezone.localdate().isoformat()}.{form}"
    return Export(name, content_type, _in_language(written(kind, fields, values)))


def export_as_of(kind: "type[ObjectType]", user: "User", form: str, at: "Moment | None") -> Export:
    """All records of a type as they stood at a moment; None is now. Raises KeyError where `form` is none of FORMS."""
    content_type, written = FORMS[form]
    fields = own_fields(kind, user)
    values = ([field.value(row) for field in fields] for row in stood(kind, user, at))
    return Export(file_name(kind, at, form), content_type, _in_language(written(kind, fields, values)))


def _in_language(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """What is sent later speaks the language of the moment in which it was asked for."""
    language = get_language()
    while True:
        with override(language):
            chunk = next(chunks, None)
        if chunk is None:
            return
        yield chunk
