"""Fields of a form that lead to other records: typed and chosen from what a source offers, or by name alone.

What is sent of a field `x`: `x` holds the values; `x-text` what stands in its box, `x-was` what stood there when the
page was made; `x-pick` those chosen from what a name may mean. Without script, a name that was typed is looked up.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from syndesis.core.models import User
from syndesis.objects.references import Option, Source, Wanted, is_key

MOST_MEANT = 6
"""Records offered where a typed name means none exactly."""
TEXT, WAS, PICK = "-text", "-was", "-pick"


@dataclass(frozen=True)
class Typed:
    """What was sent of a field."""

    values: tuple[str, ...]
    text: str = ""
    """A name that is to be looked up; blank where none was typed since."""


class ReferenceInput(forms.Widget):
    """A box that finds records while one types, and those chosen."""

    template_name = "ui/reference_field.html"
    field: "ReferenceField"

    def use_required_attribute(self, _initial: Any) -> bool:
        return False  # the box is blank again once something is chosen

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_text" if id_ else ""

    def value_from_datadict(self, data: Any, _files: Any, name: str) -> Typed:
        lists = data.getlist if hasattr(data, "getlist") else lambda key: _listed(data.get(key))
        text, was = str(data.get(name + TEXT) or "").strip(), data.get(name + WAS)
        values, picked = (tuple(filter(None, map(str, lists(key)))) for key in (name, name + PICK))
        if self.field.several:
            return Typed(tuple(dict.fromkeys((*values, *picked))), "" if picked else text)
        if picked:
            return Typed(picked[:1])
        if was is not None and text != was.strip():
            return Typed((), text)  # another name was typed over it, or it was blanked
        return Typed(values[:1], "" if values else text)

    def value_omitted_from_data(self, data: Any, _files: Any, name: str) -> bool:
        return name not in data and name + TEXT not in data and name + PICK not in data

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        typed = value if isinstance(value, Typed) else Typed(tuple(map(str, _listed(value))))
        chosen = self.field.described(typed.values)
        several = self.field.several
        return context | {
            "several": several,
            "chosen": chosen,
            "text": typed.text or ("" if several or not chosen else chosen[0].label),
            "was": "" if several or not chosen else chosen[0].label,
            "value": "" if several or not chosen else chosen[0].value,
            "meant": self.field.meant,
            "hides_some": self.field.hides_some,
            "source": self.field.source,
            "besides": self.field.besides,
        }


class Known:
    """What fields that stand in many rows refer to, asked for together."""

    def __init__(self, source: Source, reader: User, values: Iterable[str]) -> None:
        self.source, self.reader, self.values = source, reader, [value for value in values if is_key(value)]

    @cached_property
    def options(self) -> dict[str, Option]:
        return {option.value: option for option in self.source.chosen(self.reader, self.values)}

    @cached_property
    def records(self) -> dict[int, Any]:
        return self.source.rows(self.reader).in_bulk([int(value) for value in self.values])


class ReferenceField(forms.Field):
    """One record of a source, or none."""

    widget = ReferenceInput
    several = False
    reader: User
    besides: int | None = None
    """The record that the form is about, which does not refer to itself."""
    meant: Sequence[Option] = ()
    """What the typed name may mean, once it was looked up in vain."""
    known: Known | None = None
    """Of the fields of rows: what all of them refer to."""
    hides_some = False
    """Whether the record refers to others that the reader may not see; they stay."""

    def __init__(self, *, source: Source, **kwargs: Any) -> None:
        self.source = source
        super().__init__(**kwargs)
        self.widget.field = self

    def __deepcopy__(self, memo: Any) -> "ReferenceField":
        field = super().__deepcopy__(memo)
        field.widget.field = field
        return field

    def described(self, values: Iterable[str]) -> list[Option]:
        """The values by name; those that the reader may not know of are left out."""
        wanted = list(values)
        if self.known is not None:
            known = dict(self.known.options)
        else:
            known = {option.value: option for option in self.source.chosen(self.reader, wanted)}
        for value in wanted:
            if not is_key(value) and (option := self.source.wanted(self.reader, value)):
                known[value] = option
        return [known[value] for value in wanted if value in known]

    def clean(self, value: Any) -> Any:
        found = self._found(value if isinstance(value, Typed) else Typed(tuple(map(str, _listed(value)))))
        if self.required and not found:
            raise ValidationError(self.error_messages["required"], code="required")
        return found[0] if found else None

    def has_changed(self, initial: Any, data: Any) -> bool:
        typed = data if isinstance(data, Typed) else Typed(tuple(map(str, _listed(data))))
        return bool(typed.text) or set(typed.values) != set(map(str, _listed(initial)))

    def _found(self, typed: Typed) -> list[Model | Wanted]:
        """The records of the values in their order, then that of the name. Raises ValidationError for a key that leads
        to nothing that the reader may see: the same, whether it exists or not."""
        keys = [int(value) for value in typed.values if is_key(value)]
        if self.known is not None:
            rows = {key: row for key, row in self.known.records.items() if key != self.besides}
        else:
            rows = self.source.rows(self.reader).exclude(pk=self.besides).in_bulk(keys)
        found: list[Model | Wanted] = []
        for value in typed.values:
            if is_key(value) and int(value) in rows:
                found.append(rows[int(value)])
            elif not is_key(value) and self.source.wanted(self.reader, value):
                found.append(Wanted(value, self.source))
            else:
                raise ValidationError(_("There is no such record."), code="no_such")
        return [*found, *self._named(typed.text, rows)] if typed.text else found

    def _named(self, text: str, known: dict[int, Model]) -> list[Model]:
        named = self.source.named(self.reader, text, self.besides)
        if len(named) == 1:
            key = int(named[0].value)
            return [] if key in known else [self.source.rows(self.reader).get(pk=key)]
        offered = self.source.options(self.reader, text, self.besides)[:MOST_MEANT]
        self.meant = [*offered, *self.source.beyond(self.reader, text, MOST_MEANT)]
        if not self.meant:
            raise ValidationError(_("Nothing on record is called “%(text)s”."), code="unknown", params={"text": text})
        raise ValidationError(_("Choose what “%(text)s” is."), code="ambiguous", params={"text": text})


class ReferencesField(ReferenceField):
    """Any number of records of a source."""

    several = True

    def clean(self, value: Any) -> Any:
        found = self._found(value if isinstance(value, Typed) else Typed(tuple(map(str, _listed(value)))))
        if self.required and not found and not self.hides_some:
            raise ValidationError(self.error_messages["required"], code="required")
        return found


def _listed(value: Any) -> list[Any]:
    if value is None or value == "":
        return []
    return list(value) if isinstance(value, list | tuple | set) else [value]
