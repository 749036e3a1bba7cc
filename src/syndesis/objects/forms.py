"""The form of a type, made when it is first used. It only validates: what is written goes through `objects.services`.

form = form_class(AgreementType)(request.POST, user=user, instance=agreement)
if form.is_valid():
    services.revise(AgreementType, agreement, by=by, **form.data_for_service(by))
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.db.models import ManyToManyField
from django.utils.datastructures import MultiValueDict

from syndesis.core.forms import PartialDateFormField
from syndesis.core.history import Actor
from syndesis.core.models import User
from syndesis.objects.columns import Label
from syndesis.objects.formfields import WantingForm, formfield, offer
from syndesis.objects.reference_fields import ReferenceField, ReferencesField, Typed
from syndesis.objects.references import Wanted
from syndesis.objects.rows_field import RowsField
from syndesis.objects.sections import Rows
from syndesis.objects.services import referred_to
from syndesis.objects.tables import Counted, tables_of
from syndesis.objects.types import ObjectType

MANY_TABLES = 5
"""Tables of rows in one form, from which on those that hold nothing are folded."""


@dataclass(frozen=True)
class Unseen:
    """A field that refers to a record which the writer may not see: it is shown as such, and stays."""

    label: Label
    unseen: ClassVar[bool] = True


@dataclass(frozen=True)
class FormSection:
    """Fields that stand together."""

    title: Label
    fields: list[forms.BoundField | Unseen]
    only: str = ""
    """With which values of which field it is asked: "kind=centre,laboratory"; blank: always."""
    folded: bool = False
    """Whether one unfolds it to see it."""


class RecordForm(WantingForm):
    """Base of the forms of all types; what is offered and accepted lies within the scope of `user`."""

    kind: ClassVar[type[ObjectType]]

    def __init__(self, data: Any = None, *, user: User, instance: Any = None, **kwargs: Any) -> None:
        super().__init__(data, instance=instance, **kwargs)
        self.unseen: dict[str, Unseen] = {}
        listed: set[str] = set()
        counted = Counted(tables_of(self.kind).values(), self.instance)
        for name, field in list(self.fields.items()):
            if isinstance(field, RowsField):
                field.reader, field.record, field.listed, field.counted = user, self.instance, listed, counted
            elif isinstance(field, ReferenceField):
                field.reader = user
                if self.instance.pk:
                    self._set_references(name, field)
            elif isinstance(field, forms.ChoiceField):
                offer(field, self.get_initial_for_field(field, name))

    def _set_references(self, name: str, field: ReferenceField) -> None:
        """What the record refers to as the writer sees it."""
        column = self.instance._meta.get_field(name)
        if field.source.model is type(self.instance):
            field.besides = self.instance.pk
        if isinstance(column, ManyToManyField):
            held = set(referred_to(self.instance, column).values_list("pk", flat=True))
            seen = field.source.rows(field.reader).filter(pk__in=held).order_by("pk")
            self.initial[name] = list(seen.values_list("pk", flat=True))
            field.hides_some = len(held) > len(self.initial[name])
        elif (key := getattr(self.instance, column.attname)) and not field.source.chosen(field.reader, [key]):
            self.unseen[name] = Unseen(field.label or name)
            del self.fields[name]

    @property
    def sections(self) -> list[FormSection]:
        """The fields as the type declares them, without sections of which nothing is asked."""
        found = []
        for section in self.kind.form:
            if isinstance(section, Rows):
                only = ";".join(f"{name}={','.join(values)}" for name, values in section.only.items())
                bound = self[section.name]
                found.append(FormSection(bound.field.label or "", [bound], only, self._is_folded(bound)))
                continue
            known = [name for name in section.fields if name in self.fields or name in self.unseen]
            fields = [self[name] if name in self.fields else self.unseen[name] for name in known]
            if fields:
                found.append(FormSection(section.title, fields, folded=section.is_rare and not self._is_said(known)))
                _help_once(fields)
        return found

    def _is_said(self, names: Iterable[str]) -> bool:
        """Whether any of these fields says more than a new record does, or says it wrongly."""
        for name in names:
            if name in self.unseen or self[name].errors:
                return True
            said: Any = self[name].value()
            usual = Typed(()) if isinstance(said, Typed) else self.instance._meta.get_field(name).get_default()
            if said not in ("", None, [], usual):
                return True
        return False

    def _is_folded(self, bound: forms.BoundField) -> bool:
        tables = [each for each in tables_of(self.kind).values() if not each.is_single]
        field: Any = bound.field
        several = len(tables) >= MANY_TABLES and not field.table.is_single
        return several and not field.hidden and not bound.errors and field.says_nothing(bound.value())

    def data_for_service(self, by: Actor, leaving: Collection[str] = ()) -> dict[str, Any]:
        """What a service is to write: of a record the fields that were changed, of a new one those that say something;
        without those in `leaving`. Records that are only wanted come to be, so that this belongs into the deed."""
        if self.instance.pk:
            names = self.changed_data
        else:
            names = [name for name in self.fields if self.cleaned_data[name] is not None]
        return {name: made(self.cleaned_data[name], by) for name in names if name not in leaving}


def made(value: Any, by: Actor) -> Any:
    """A cleaned value with the records that it wants; they come to be now."""
    if isinstance(value, list):
        return [made(each, by) for each in value]
    if isinstance(value, dict):
        return {name: made(each, by) for name, each in value.items()}
    return value.make(by) if isinstance(value, Wanted) else value


def _help_once(fields: Iterable[forms.BoundField | Unseen]) -> None:
    """Fields of one sort that stand together need their common help but once."""
    told: set[str] = set()
    for bound in fields:
        if isinstance(bound, forms.BoundField) and isinstance(bound.field, PartialDateFormField):
            text = str(bound.field.help_text)
            bound.help_text = "" if text in told else text
            told.add(text)


_classes: dict[tuple[type[ObjectType], bool], type[RecordForm]] = {}


def form_class(kind: type[ObjectType], *, new: bool = False) -> type[RecordForm]:
    """The form of a type: for a record, or with `new` for one to be, which is also asked what only a new one says."""
    if (kind, new) not in _classes:
        _classes[kind, new] = _class(kind, new)
    return _classes[kind, new]


def _class(kind: type[ObjectType], new: bool) -> type[RecordForm]:
    names = [name for name in kind.fields() if new or name not in kind.only_new]
    meta = type("Meta", (), {"model": kind.model, "fields": names, "formfield_callback": staticmethod(formfield)})
    name = f"{'New' if new else ''}{kind.stem()}Form"
    tables = {each.name: RowsField(table=each) for each in tables_of(kind).values()}
    return type(name, (RecordForm,), {"Meta": meta, "kind": kind, "__module__": kind.__module__, **tables})


def prefilled(kind: type[ObjectType], given: MultiValueDict[str, str]) -> dict[str, Any]:
    """What the address of a new record says of it already: `?organisations=17`. The form shows what one may see."""
    found: dict[str, Any] = {}
    for name, field in form_class(kind, new=True).base_fields.items():
        if isinstance(field, RowsField):
            continue
        if values := [value for value in given.getlist(name) if value]:
            found[name] = values if isinstance(field, ReferencesField) else values[0]
    return found
