"""Imported files of rows that name an erased person: their bytes go, and what was kept of the person's rows."""

import zipfile
from collections.abc import Collection, Iterator
from io import BytesIO

from syndesis.core import files
from syndesis.core.models import StoredFile
from syndesis.directory.erasing.words import Name
from syndesis.directory.models import Person
from syndesis.lib.mentions import spellings
from syndesis.objects import of
from syndesis.objects.models import Import, ImportLine
from syndesis.objects.models.imports import ImportState

OVER = {ImportState.DONE, ImportState.TAKEN_BACK}
"""What is written needs its file no more: undoing goes by the history."""
ENCODINGS = ("utf-8", "utf-16", "cp1251", "gb18030", "latin-1")
EMPTIED = {"title": "", "data": {}, "steps": [], "problems": []}


def imports_naming(people: Collection[Person], name: Name) -> list[Import]:
    """Those in whose rows or whose file the name stands."""
    keys = {person.pk for person in people}
    about = ImportLine.objects.filter(batch__kind=of(Person).many, record__in=keys).values("batch")
    known = set(Import.objects.filter(pk__in=about).values_list("pk", flat=True))
    rows = Import.objects.select_related("file").order_by("pk")
    return [each for each in rows if each.pk in known or stands_in(each.file.sha256, name)]


def forget_imports(people: Collection[Person], named: Collection[Import]) -> set[int]:
    """Those that are over stay, with an empty file; one that was not accepted yet is thrown away, or it would bring the
    person back. Returns the files that nothing of these needs any more."""
    lines = ImportLine.objects.filter(batch__in=named, record__in=[person.pk for person in people])
    lines.filter(batch__kind=of(Person).many).update(**EMPTIED)
    unfinished = [each.pk for each in named if each.state not in OVER]
    Import.objects.filter(pk__in=[each.pk for each in named]).exclude(pk__in=unfinished).update(file=_empty())
    Import.objects.filter(pk__in=unfinished).delete()
    return {each.file_id for each in named}


def _empty() -> StoredFile:
    stored, _made = StoredFile.objects.get_or_create(
        sha256=files.put(b""), defaults={"size": 0, "media_type": "text/plain"}
    )
    return stored


def stands_in(sha256: str, name: Name) -> bool:
    """Whether the name stands in a file of rows: a workbook, or text in whatever encoding."""
    pieces = {*spellings(name.own), *name.exact}
    for text in _texts(sha256):
        if any(piece in text for piece in pieces) and (name.mentions(text) or any(each in text for each in name.exact)):
            return True
    return False


def _texts(sha256: str) -> Iterator[str]:
    path = files.path_of(sha256)
    content = path.read_bytes() if path.exists() else b""
    if zipfile.is_zipfile(BytesIO(content)):
        with zipfile.ZipFile(BytesIO(content)) as workbook:
            for member in workbook.namelist():
                if member.endswith(".xml"):
                    yield workbook.read(member).decode("utf-8", "ignore").replace("<", " <")
        return
    for encoding in ENCODINGS:
        try:
            yield content.decode(encoding)
        except UnicodeError:
            continue
