"""Erasing a person: all that tells who they were goes, also from the history; what they took part in stays.

`preview` says beforehand what would change, `erase_person` does it. It cannot be undone. What is kept of documents are
their texts without the name, in which every place keeps its characters, so that evidence still points right.
"""

from syndesis.directory.erasing.places import Place
from syndesis.directory.erasing.preview import Preview, preview
from syndesis.directory.erasing.service import erase_person, may_erase

__all__ = ["Place", "Preview", "erase_person", "may_erase", "preview"]
