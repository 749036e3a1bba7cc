"""Drafts beside what is on record: which are new, which change something, which say nothing new."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import Any

from django.db.models import ForeignKey, ManyToManyField, Model
from django.utils.translation import gettext as _

from syndesis.core.history import versions_of
from syndesis.core.models import User
from syndesis.objects.columns import read
from syndesis.objects.fetching import with_related
from syndesis.objects.importing.comparing_rows import Row, in_words, merged, says, with_own, words_of
from syndesis.objects.importing.drafts import JOINS, Draft, Problem
from syndesis.objects.importing.frozen import keys_in
from syndesis.objects.importing.identity import Index, values_of, ways
from syndesis.objects.importing.within import in_words as within_in_words
from syndesis.objects.importing.within import settle
from syndesis.objects.references import is_key, source_of
from syndesis.objects.tables import ID, tables_of
from syndesis.objects.types import ObjectType, named

CHUNK = 500
MOST_WORDED = 20_000


class Comparing:
    """Compares all drafts of one file."""

    def __init__(self, kind: type[ObjectType], user: User, fields: Iterable[str]) -> None:
        self.kind, self.user = kind, user
        self.fields: dict[str, Any] = {name: kind.model._meta.get_field(name) for name in kind.fields()}
        self.index = Index(kind, user, ways(kind, fields))
        self.labels: dict[tuple[Any, str], str] = {}
        self.heads = {name: str(named(field)) for name, field in self.fields.items()}
        self.worded: dict[tuple[str, Any], str] = {}
        self.titles: dict[int, str] = {}
        """Of the rows to which others refer."""

    def compare(self, drafts: Sequence[Draft]) -> Iterator[int]:
        """Yields, after each chunk, how many are through."""
        if isinstance(self.kind.title, str):
            self.index.named(str(draft.data[self.kind.title]) for draft in drafts if self.kind.title in draft.data)
        self._find(drafts)
        self._refuse_twice(drafts)
        settle(drafts)
        meant = {number for draft in drafts for number in draft.leans_on}
        self.titles = {draft.number: self._title(draft) for draft in drafts if draft.number in meant}
        rest, done = iter(drafts), 0
        while some := list(islice(rest, CHUNK)):
            self._compare(some)
            done += len(some)
            yield done

    def _find(self, drafts: Sequence[Draft]) -> None:
        given = {draft.key for draft in drafts if draft.key is not None}
        visible: set[int] = set()
        for some in _chunks(sorted(given)):
            visible.update(self.index.rows.filter(pk__in=some).values_list("pk", flat=True))
        for draft in drafts:
            if draft.key in visible:  # one of another installation says nothing: its row is known by what it says
                draft.record = draft.key
                continue
            keys = self.index.of(draft.data)
            if len(keys) > 1:
                reason = _("%(number)s records are known by that: give the number of the one that is meant.")
                draft.problems.append(Problem("", "", reason % {"number": len(keys)}))
            elif keys:
                draft.record = keys[0]

    def _refuse_twice(self, drafts: Sequence[Draft]) -> None:
        """A record that stands twice in the file: the rows may say different things of it."""
        records: dict[int, int] = {}
        new: dict[tuple[Any, Any], int] = {}
        for draft in drafts:
            if draft.skipped:
                continue
            if draft.record is not None:
                first = records.setdefault(draft.record, draft.number)
            elif draft.problems:
                continue
            else:
                said = [(way, value) for way in self.index.ways for value in values_of(self.kind, way, draft.data)]
                first = min((new[each] for each in said if each in new), default=draft.number)
                for each in said:
                    new.setdefault(each, draft.number)
            if first != draft.number:
                reason = _("The same record stands in row %(row)s already.") % {"row": first}
                draft.problems.append(Problem("", "", reason))

    def _compare(self, drafts: Sequence[Draft]) -> None:
        matched = [draft for draft in drafts if draft.record is not None]
        keys = [draft.record for draft in matched]
        rows = with_related(self.kind.model._default_manager.filter(pk__in=keys), self.kind).in_bulk(keys)
        seen = versions_of(self.kind.model, keys) if keys else {}
        said = {name for draft in matched for name in draft.data}
        listed = [name for name in said & self.fields.keys() if isinstance(self.fields[name], ManyToManyField)]
        links = {name: _links(self.fields[name], keys) for name in listed}
        # Of no table unless the file says something of one, whose rows may lead to those of another.
        tables = tables_of(self.kind)
        held = {name: self._rows(name, keys) for name in tables} if said & tables.keys() else {}
        joined = self._members(keys) if self.kind.take_in else set(keys)
        for draft in matched:
            key = draft.record
            draft.record, draft.version = rows[key], seen[key]
            draft.title = str(read(draft.record, self.kind.title))[:300]
            if getattr(draft.record, "archived_at", None):
                reason = _("The record is in the archive: bring it back before it is changed.")
                draft.problems.append(Problem("", draft.title, reason))
                continue
            for name, value in draft.data.items():
                if name in held:
                    own = {table: each.get(key, []) for table, each in held.items()}
                    self._merge_rows(draft, name, with_own(self.kind, name, value, own), own[name])
                elif name in links:
                    self._add_links(draft, name, value, links[name][key])
                else:
                    self._set(draft, name, value)
            if key not in joined:
                draft.changes[JOINS] = True
        for draft in drafts:
            if draft.record is None:
                draft.title = self._title(draft)
                self._require(draft)
        self._word([draft for draft in drafts if not draft.problems])

    def _members(self, keys: Sequence[int]) -> set[int]:
        """Those that are of this type already: of a narrower one, its table has others too."""
        return set(self.kind.records().filter(pk__in=keys).values_list("pk", flat=True))

    def _set(self, draft: Draft, name: str, value: Any) -> None:
        field = self.fields[name]
        if isinstance(field, ForeignKey):
            old = getattr(draft.record, field.attname)
            differs = str(old or "") != value
        else:
            old = getattr(draft.record, name)
            differs = _said(old) != _said(value)
        if not differs:
            return
        if name in self.kind.only_new:
            told = _("This is asked of new records only; it stays as it is.")
            draft.passed_over.append(Problem(self.heads[name], str(value)[:120], told))
            return
        draft.changes[name] = value

    def _add_links(self, draft: Draft, name: str, value: list[str], held: list[str]) -> None:
        """An import adds to a list, and takes nothing from it."""
        if new := [each for each in value if each not in held]:
            draft.changes[name] = [*held, *new]

    def _merge_rows(self, draft: Draft, name: str, value: Sequence[Row], held: list[Any]) -> None:
        table = tables_of(self.kind)[name]
        if table.is_single and held:
            if changed := {key: said for key, said in value[0].items() if not says(held[0], {key: said})}:
                draft.changes[name] = [{ID: held[0].pk, **changed}]
                draft.rows[name] = [changed]
        elif (rows := merged(table, value, held))[1]:
            draft.changes[name], draft.rows[name] = rows

    def _rows(self, name: str, keys: Sequence[int]) -> dict[int, list[Any]]:
        table = tables_of(self.kind)[name]
        found: defaultdict[int, list[Any]] = defaultdict(list)
        for row in table.rows(keys).filter(table.seen(self.user)).order_by("pk"):
            found[getattr(row, table.key.attname)].append(row)
        return found

    def _require(self, draft: Draft) -> None:
        """What a new record cannot be without."""
        for name, field in self.fields.items():
            blank = name not in draft.data or draft.data[name] in ("", [])
            blank = blank and not self._listed_in_rows(field, draft)
            if blank and not field.blank and not field.has_default() and not draft.waiting and not draft.skipped:
                reason = _("A new record needs this.")
                if not any(problem.column == self.heads[name] for problem in draft.problems):
                    draft.problems.append(Problem(self.heads[name], "", reason))

    def _listed_in_rows(self, field: Any, draft: Draft) -> bool:
        """Whether rows of the table of links make up the list: who is a party in some part is a party."""
        tables = [each for each in tables_of(self.kind).values() if each.is_list]
        return isinstance(field, ManyToManyField) and any(
            draft.data.get(table.name) for table in tables if table.model is field.remote_field.through
        )

    def _title(self, draft: Draft) -> str:
        title = self.kind.title
        if isinstance(title, str) and draft.data.get(title):
            return str(draft.data[title])[:300]
        try:
            plain = {n: v for n, v in draft.data.items() if n in self.fields and not self.fields[n].is_relation}
            return str(self.kind.model(**plain))[:300]
        except Exception:  # noqa: BLE001 -- a title may need what a record without a key does not have
            return next((str(value) for value in draft.data.values() if isinstance(value, str)), "")[:300]

    def _word(self, drafts: Sequence[Draft]) -> None:
        """Old and new values in words; the names of all that they refer to are asked for together."""
        self._ask(drafts)
        for draft in drafts:
            wanted = draft.changes if draft.record is not None else draft.data
            draft.steps = [step for name, value in wanted.items() if (step := self._step(draft, name, value))]

    def _step(self, draft: Draft, name: str, value: Any) -> list[str]:
        if name == JOINS:
            return [str(self.kind.plural), "", _("from now on")]
        if name in tables_of(self.kind):
            table, new = tables_of(self.kind)[name], draft.rows.get(name, value)
            return [str(table.title), "", "; ".join(in_words(table, row, self._label_of) for row in new)]
        field = self.fields[name]
        label, old = self.heads[name], ""
        if isinstance(field, ManyToManyField):
            held = [each for each in value if each not in draft.data[name]]
            return [label, self._names(field, held), self._names(field, value)]
        if isinstance(field, ForeignKey):
            if draft.record is not None:
                old = self._names(field, [str(getattr(draft.record, field.attname) or "")])
            return [label, old, self._names(field, [value])]
        if draft.record is not None:
            old = self._words(name, getattr(draft.record, name))
        return [label, old, self._words(name, value)]

    def _words(self, name: str, value: Any) -> str:
        """The same words are asked for again and again."""
        if (name, value) not in self.worded:
            if len(self.worded) > MOST_WORDED:
                self.worded.clear()
            self.worded[name, value] = words_of(self.fields[name], value)
        return self.worded[name, value]

    def _names(self, field: Any, values: Iterable[str]) -> str:
        return "; ".join(self._label_of(field.related_model, value) for value in values if value)

    def _label_of(self, model: type[Model], value: str) -> str:
        return self.labels.get((model, value), "")

    def _ask(self, drafts: Sequence[Draft]) -> None:
        wanted: defaultdict[Any, set[str]] = defaultdict(set)
        for draft in drafts:
            said = draft.changes if draft.record is not None else draft.data
            told = {name: draft.rows.get(name, each) for name, each in said.items() if name != JOINS}
            for model, value in keys_in(self.kind, told):
                wanted[model].add(value)
            for field in (self.fields[name] for name in said if name in self.fields):
                if isinstance(field, ForeignKey) and draft.record is not None:
                    wanted[field.related_model].add(str(getattr(draft.record, field.attname) or ""))
        for model, values in wanted.items():
            self._label(model, values)

    def _label(self, model: type[Model], values: set[str]) -> None:
        source = source_of(model)
        unknown = {value for value in values if value and (model, value) not in self.labels}
        keys = [int(value) for value in unknown if is_key(value)]
        for key, row in source.rows(self.user).in_bulk(keys).items() if keys else ():
            self.labels[model, str(key)] = str(row)
        for value in unknown:
            if is_key(value):
                self.labels.setdefault((model, value), _("(not visible to you)"))
            elif words := within_in_words(value, self.titles):
                self.labels[model, value] = words
            else:
                option = source.wanted(self.user, value)
                told = _("%(name)s (new)") % {"name": option.label} if option else value
                self.labels[model, value] = told


def _links(field: Any, keys: Sequence[int]) -> dict[int, list[str]]:
    through = field.remote_field.through
    near, far = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
    found: defaultdict[int, list[str]] = defaultdict(list)
    rows = through._default_manager.filter(**{f"{near}__in": keys}, **getattr(through, "bare", {}))
    for key, other in rows.exclude(**{far: None}).order_by("pk").values_list(near, far):
        found[key].append(str(other))
    return found


def _said(value: Any) -> str:
    if value is None or value is False:
        return ""
    return format(value.normalize(), "f") if isinstance(value, Decimal) else str(value)


def _chunks(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(keys), CHUNK):
        yield keys[start : start + CHUNK]
