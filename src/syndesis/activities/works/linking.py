"""Who and what on record the writers of works and their employers are; what is on no record stays as text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from syndesis.activities.works.organisations import Organisations
from syndesis.activities.works.people import People
from syndesis.core.models import User
from syndesis.directory.models import Organisation
from syndesis.lib.works import Work

NAME = 300


@dataclass(frozen=True)
class Linked:
    """A work with what of it is on record."""

    organisations: list[Organisation]
    authors: list[dict[str, Any]]
    """Rows of authors, their person by its key."""
    unknown: list[str]
    """Employers that are on no record."""

    def told(self) -> list[list[str]]:
        return [[_("Organisation"), name, _("On no record: kept as text.")] for name in self.unknown]


class Links:
    def __init__(self, works: Sequence[Work], reader: User) -> None:
        writers = [writer for work in works for writer in work.writers]
        self.organisations = Organisations([each for writer in writers for each in writer.employers], reader)
        self.people = People(writers, reader)

    def of(self, work: Work) -> Linked:
        organisations: dict[int, Organisation] = {}
        unknown: dict[str, None] = {}
        authors = []
        for writer in work.writers:
            meant: list[Organisation] = []
            rest = []
            for employer in writer.employers:
                found = self.organisations.of(employer)
                meant += found
                if not found:
                    rest.append(employer.name)
            organisations |= {row.pk: row for row in meant}
            unknown |= dict.fromkeys(rest)
            person = self.people.of(writer, meant)
            authors.append(_author(writer.name, writer.orcid, rest, person))
        return Linked(list(organisations.values()), authors, list(unknown))


def _author(name: str, orcid: str, employers: Iterable[str], person: int | None) -> dict[str, Any]:
    return {"name": name[:NAME], "orcid": orcid, "affiliation": "; ".join(employers), "person_id": person}
