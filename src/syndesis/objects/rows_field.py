"""The field of a form that holds the rows which belong to a record, each of them a small form.

What is sent of a field `names`: `names-0-text`, `names-0-language`, … of the first row, `names-0-id` where it is there
already, `names-0-gone` where it is to be taken out. A row that is not sent stays, a blank one is none.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from syndesis.core.models import User
from syndesis.objects.formfields import formfield
from syndesis.objects.listed_fields import is_large, labels_of, list_id
from syndesis.objects.reference_fields import PICK, Known, ReferenceField
from syndesis.objects.references import is_key
from syndesis.objects.row_form import GONE, RowForm
from syndesis.objects.rows import in_row
from syndesis.objects.tables import ID, Counted, Table

MOST = 500
"""Rows that are taken at once."""


@dataclass(frozen=True)
class Sent:
    """The rows of a form as they were sent."""

    data: Any
    numbers: tuple[int, ...]
    """By which the rows are told apart, in their order."""


class RowsInput(forms.Widget):
    """The rows, with a way to add one."""

    template_name = "ui/rows.html"
    use_fieldset = True
    field: "RowsField"

    def use_required_attribute(self, _initial: Any) -> bool:
        return False

    def value_from_datadict(self, data: Any, _files: Any, name: str) -> Sent:
        pattern = re.compile(rf"{re.escape(name)}-([0-9]{{1,6}})-")
        found = {int(match[1]) for key in data if (match := pattern.match(str(key)))}
        return Sent(data, tuple(sorted(found)))

    def value_omitted_from_data(self, data: Any, _files: Any, name: str) -> bool:
        return not any(str(key).startswith(f"{name}-") for key in data)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        if self.field.table.is_single:
            return context | {
                "single": (self.field.forms(value) or [self.field.blank(0)])[0],
                "hidden": self.field.hidden,
                "lists": self.field.lists(),
            }
        forms_ = [form for form in self.field.forms(value) if not form.is_blank]
        start = max((int(str(form.prefix).rpartition("-")[2]) for form in self.field.forms(value)), default=-1) + 1
        return context | {
            "rows": forms_,
            "spare": self.field.blank(start),
            "spare_number": start,
            "lists": self.field.lists(),
            "part": self.field.table.declared.part or self.field.table.model._meta.verbose_name,
            "hidden": self.field.hidden,
            "helps": self.field.helps,
        }


class RowsField(forms.Field):
    """The rows of a table that belong to one record; its value is a list of dictionaries as `objects.rows` takes them.
    The form sets `reader`, `record` and what is `counted`."""

    widget = RowsInput
    table: Table
    name: str
    reader: User
    record: Any = None
    counted: Counted
    has_wrong_rows = False
    """Whether what is wrong is told beside the rows."""
    is_rows = True

    def __init__(self, *, table: Table, **kwargs: Any) -> None:
        self.table, self.name = table, table.name
        title: Any = table.title
        super().__init__(required=False, label=title, **kwargs)
        self.widget.field = self
        self.listed: set[str] = set()
        """The lists that stand on the page already; the form shares it among its fields."""
        self._forms: tuple[Any, list[RowForm]] | None = None

    def __deepcopy__(self, memo: Any) -> "RowsField":
        field = super().__deepcopy__(memo)
        field.widget.field, field._forms, field.listed = field, None, set()
        return field

    @cached_property
    def row_form(self) -> type[RowForm]:
        names = [column.name for column in self.table.fields]
        meta = type("Meta", (), {"model": self.table.model, "fields": names, "formfield_callback": formfield})
        made: Any = type(f"{self.table.model.__name__}Form", (RowForm,), {"Meta": meta})
        for column in filter(self.table.needs, self.table.fields):
            made.base_fields[column.name].required = True
        return made

    @cached_property
    def held(self) -> Mapping[int, Any]:
        """The rows of the record that the reader may see, by key."""
        if not self._number:
            return {}
        return {row.pk: row for row in self.table.rows([self.record.pk]).filter(self.table.seen(self.reader))}

    @cached_property
    def hidden(self) -> int:
        """How many more there are; they stay."""
        return self._number - len(self.held)

    @property
    def _number(self) -> int:
        return self.counted.numbers.get(self.name, 0)

    @property
    def helps(self) -> list[tuple[str, str]]:
        """What helps with the fields of a row, each once, with the name of the first field that it is for."""
        found: dict[str, str] = {}
        for each in self.row_form.base_fields.values():
            if each.help_text:
                found.setdefault(str(each.help_text), str(each.label))
        return [(label, text) for text, label in found.items()]

    def lists(self) -> list[tuple[str, list[str]]]:
        """What the large vocabularies of the rows hold, by the id of the list; each once in a form."""
        large = [field for field in self.row_form.base_fields.values() if is_large(field)]
        found = {list_id(field): labels_of(field) for field in large}
        new = [(key, labels) for key, labels in found.items() if key not in self.listed]
        self.listed.update(found)
        return new

    def says_nothing(self, value: Any) -> bool:
        """Whether there is no row yet."""
        return not self.held and all(form.is_blank for form in self.forms(value))

    def forms(self, value: Any) -> list[RowForm]:
        """A form a row, of those that were sent or else are there; made once."""
        if self._forms is None or not _is_same(self._forms[0], value):
            made = list(self._sent(value) if isinstance(value, Sent) else self._there())
            _know_together(made)
            self._forms = (value, made)
        return self._forms[1]

    def blank(self, place: int) -> RowForm:
        return self._form(None, place, None)

    def _there(self) -> Iterator[RowForm]:
        for place, row in enumerate(self.held.values()):
            yield self._form(None, place, row)

    def _sent(self, sent: Sent) -> Iterator[RowForm]:
        taken: set[int] = set()
        for number in sent.numbers[: MOST + 1]:
            given = str(sent.data.get(f"{self.name}-{number}-{ID}") or "")
            key = int(given) if is_key(given) and int(given) not in taken else None
            taken |= {key} if key else set()
            yield self._form(sent.data, number, self.held.get(key or 0), key)

    def _form(self, data: Any, place: int, row: Model | None, key: int | None = None) -> RowForm:
        about: dict[str, Any] = {"prefix": f"{self.name}-{place}", "empty_permitted": row is None}
        if row is not None:
            key = row.pk
        about["is_single"] = self.table.is_single
        return self.row_form(data, reader=self.reader, record=self.record, key=key, instance=row, **about)

    def has_changed(self, initial: Any, data: Any) -> bool:
        kept = (form for form in self.forms(data) if not form.is_blank)
        return any(form.has_changed() for form in kept if not (form.is_gone and form.instance.pk is None))

    def clean(self, value: Any) -> Any:
        if not isinstance(value, Sent) or not value.numbers:
            return None
        if len(value.numbers) > MOST:
            told = _("At most %(most)s rows can be saved at once.")
            raise ValidationError(told, code="too_many", params={"most": MOST})
        rows: list[dict[str, Any]] = []
        wrong: list[str] = []
        kept = [form for form in self.forms(value) if not form.is_blank]
        for number, form in enumerate(kept, start=1):
            if form.is_gone:
                continue
            if form.is_valid():
                said = {name: each for name, each in form.cleaned_data.items() if name != GONE}
                rows.append({ID: form.key, **said} if form.key else said)
            wrong += _told(None if self.table.is_single else number, form)
        if wrong:
            self.has_wrong_rows = True
            raise ValidationError(wrong, code="rows")
        sent = {form.key for form in kept}
        return [*rows, *({ID: key} for key in self.held if key not in sent)]


def _is_same(one: Any, other: Any) -> bool:
    """Whether both are what one form was sent: that is asked for again and again, and rows that were checked meanwhile
    would seem unchanged if they were read anew."""
    return one is other or (isinstance(one, Sent) and isinstance(other, Sent) and one.data is other.data)


def _told(number: int | None, form: RowForm) -> Iterator[str]:
    """`number` of the row; none where there is but one."""
    for name, errors in form.errors.items():
        about = [str(error) for error in errors]
        label = form.fields[name].label if name in form.fields else ""
        said = [f"{label}: {each}" if label else each for each in about]
        yield " ".join(said) if number is None else in_row(number, said)


def _know_together(forms_: Iterable[RowForm]) -> None:
    """The rows ask for what they refer to together, so that more of them need no more queries."""
    fields: dict[str, list[tuple[ReferenceField, list[str]]]] = {}
    for form in forms_:
        for name, field in form.fields.items():
            if isinstance(field, ReferenceField):
                sent = [form.add_prefix(name), form.add_prefix(name) + PICK]
                values = [form.data.get(each) for each in sent] if form.is_bound else []
                values.append(getattr(form.instance, type(form.instance)._meta.get_field(name).attname))
                fields.setdefault(name, []).append((field, [str(each) for each in values if each]))
    for same in fields.values():
        known = Known(same[0][0].source, same[0][0].reader, {value for _field, values in same for value in values})
        for field, _values in same:
            field.known = known
