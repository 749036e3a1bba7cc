"""What becomes of the works of a file, a line each: new, already there, more known of it, asked, or wrong."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from syndesis.activities import policies
from syndesis.activities.models import Publication
from syndesis.activities.services.publications import TITLE, title_key
from syndesis.activities.works.batches import in_parts
from syndesis.activities.works.fields import Fields
from syndesis.activities.works.known import Known
from syndesis.activities.works.linking import Linked, Links
from syndesis.activities.works.more import Held, indexes, more_known
from syndesis.core.history import versions_of
from syndesis.core.models import Role, User
from syndesis.directory.models import Organisation
from syndesis.directory.reach import answered_for
from syndesis.lib.works import Work
from syndesis.objects.models import Verdict

JOIN, APART, LEAVE = "join", "apart", "leave"
Answers = Mapping[str, str]
"""By the number of the line: `join:17`, `apart`, `leave`."""


@dataclass
class Line:
    """A work on its way to becoming a publication."""

    row: int
    title: str
    verdict: Verdict = Verdict.CREATE
    record: Publication | None = None
    version: int = 0
    data: dict[str, Any] = field(default_factory=dict)
    steps: list[list[str]] = field(default_factory=list)
    problems: list[list[str]] = field(default_factory=list)

    def wrong(self, column: Any, value: str, reason: str) -> "Line":
        self.verdict = Verdict.WRONG
        self.problems.insert(0, [str(column), value, reason])
        return self


class Planner:
    """Says of each work what becomes of it, for one reader."""

    def __init__(self, works: Sequence[Work], reader: User, answers: Answers) -> None:
        self.works, self.reader, self.answers = works, reader, answers
        self.links, self.known, self.fields = Links(works, reader), Known(works, reader), Fields(reader)
        self.linked = [self.links.of(work) for work in works]
        self.reached = self._reached()
        self.before: dict[Any, int] = {}
        self.dois: dict[int, str] = {}
        """Of records, those by which works of this file were found to be them."""

    def lines(self) -> list[Line]:
        lines = [self._line(work, linked) for work, linked in zip(self.works, self.linked, strict=True)]
        self._say_more([(line, pair) for line, pair in zip(lines, self._pairs(), strict=True) if line.record])
        return lines

    def _pairs(self) -> Iterable[tuple[Work, Linked]]:
        return zip(self.works, self.linked, strict=True)

    def _line(self, work: Work, linked: Linked) -> Line:
        line = Line(work.place, work.title[:300], problems=linked.told())
        if not work.title:
            return line.wrong(_("Title"), "", _("The work has no title."))
        if work.bad_doi:
            line.problems.append([_("DOI"), work.bad_doi, _("Is no DOI, and is left out.")])
        if first := self._said_before(work):
            line.verdict = Verdict.SAME
            line.problems.append(["", "", _("Stands in the file before, as number %(row)s.") % {"row": first}])
            return line
        known = self.known.certain(work)
        if known is not None and not self._speaks_against(work, known):
            return self._known(line, known)
        alike = self.known.alike(work)
        answer = self.answers.get(str(work.place), "")
        if answer == LEAVE:
            return line.wrong("", "", _("Left out by an answer."))
        if answer.startswith(f"{JOIN}:"):
            joined = next((row for row in alike if f"{JOIN}:{row.pk}" == answer), None)
            if joined is not None:
                self.dois.setdefault(joined.pk, work.doi)
                return self._known(line, joined)
        line.data = self._new(work, linked)
        if alike:
            line.data["alike"] = [row.pk for row in alike]
            if answer != APART:
                line.verdict = Verdict.OPEN
        if not self._within_reach(linked):
            return line.wrong("", "", _("You answer for none of the organisations for which it was written."))
        return line

    def _said_before(self, work: Work) -> int:
        """The number of an earlier line about the same work."""
        names: list[Any] = [("doi", work.doi)] if work.doi else []
        names += [("openalex", work.openalex)] if work.openalex else []
        names = names or [(title_key(work.title), work.year, tuple(writer.name for writer in work.writers))]
        found = next((self.before[name] for name in names if name in self.before), 0)
        for name in names:
            self.before.setdefault(name, work.place)
        return found

    def _speaks_against(self, work: Work, row: Publication) -> bool:
        """Whether an earlier work with another DOI was found to be a record that has none: one of both is another."""
        if row.doi or not work.doi:
            return False
        return self.dois.setdefault(row.pk, work.doi) != work.doi

    def _known(self, line: Line, row: Publication) -> Line:
        if row.pk not in self.known.seen:
            return line.wrong(_("DOI"), row.doi, _("It is on record, but not for your eyes."))
        if row.merged_into is not None:
            line.verdict = Verdict.SAME
            line.problems.append(["", "", _("Was joined with another publication.")])
            return line
        if row.archived_at is not None:
            return line.wrong("", "", _("It is in the archive: bring it back first."))
        line.verdict, line.record = Verdict.SAME, row
        return line

    def _say_more(self, pairs: Sequence[tuple[Line, tuple[Work, Linked]]]) -> None:
        """What the file knows of publications on record beyond what they say."""
        rows = [line.record for line, _pair in pairs if line.record is not None]
        held, own, versions = (
            Held(rows),
            self._own([row.pk for row in rows]),
            versions_of(Publication, [r.pk for r in rows]),
        )
        for line, (work, linked) in pairs:
            assert line.record is not None
            line.version = versions.get(line.record.pk, 0)
            about = self.fields.of(work.field)
            line.data, line.steps = more_known(line.record, work, linked, about, held)
            if line.data and line.record.pk in own:
                line.verdict = Verdict.CHANGE
            elif line.data:
                line.data, line.steps = {}, []
                line.problems.append(["", "", _("The file knows more, but you may not change the record.")])

    def _new(self, work: Work, linked: Linked) -> dict[str, Any]:
        about = self.fields.of(work.field)
        return {
            "title": work.title[:TITLE],
            "kind": work.kind,
            "doi": work.doi,
            "year": work.year,
            "journal": work.journal[:500],
            "issn": work.issn,
            "indexed_in": indexes(work.indexes),
            "openalex": work.openalex[:20],
            "citations": work.citations,
            "language": work.language,
            "is_open": work.is_open,
            "organisations": [row.pk for row in linked.organisations],
            "fields": [about.pk] if about else [],
            "authors": linked.authors,
        }

    def _within_reach(self, linked: Linked) -> bool:
        return self.reached is None or any(row.pk in self.reached for row in linked.organisations)

    def _reached(self) -> set[int] | None:
        """The organisations that the reader answers for; None for whoever writes what they see."""
        if self.reader.role in (Role.MANAGER, Role.ADMINISTRATOR):
            return None
        keys = {row.pk for linked in self.linked for row in linked.organisations}
        own = Organisation.objects.filter(pk__in=answered_for(self.reader).values("pk"))
        return {key for some in in_parts(keys) for key in own.filter(pk__in=some).values_list("pk", flat=True)}

    def _own(self, keys: Iterable[int]) -> set[int]:
        """Those that the reader may change."""
        scope: Q = policies.publications.scope(self.reader, "change")
        rows = Publication.objects.filter(scope)
        return {key for some in in_parts(keys) for key in rows.filter(pk__in=some).values_list("pk", flat=True)}


def unlinked(lines: Iterable[Line]) -> list[tuple[str, int]]:
    """Organisations that are on no record, the most frequent first."""
    counted = Counter(
        value for line in lines for column, value, _why in line.problems if column == str(_("Organisation"))
    )
    return counted.most_common()
