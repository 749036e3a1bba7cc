"""What rows say in the reader's words: labels of fields, their values, and references by name as far as the reader may
see them. References are looked up together, a query for each table that is referred to."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import models
from django.db.models import CASCADE, Field, ForeignKey, Model
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format, localize
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from syndesis.activities.models.dois import DoiField
from syndesis.core import dates
from syndesis.core.countries import country_name
from syndesis.core.currencies import money
from syndesis.core.fields import AmountField, Computed, CountryField, CurrencyField
from syndesis.core.models import Audited, Document, Record, User
from syndesis.core.policies import policy_of
from syndesis.lib.partial_dates import PartialDate
from syndesis.objects import of
from syndesis.objects.columns import read

Concrete = Field[Any, Any]
Key = tuple[type[Model], int]
PAGES: dict[type[Model], str] = {Document: "web:document"}
"""Pages of models that do not tell the address themselves."""
UNTOLD = {"is_invented", "author", "attached_by", "written_at", "revised_at", "attached_at"}
"""What the deed that wrote a row says better."""


@dataclass(frozen=True)
class Value:
    """A value as it is shown."""

    text: str = ""
    url: str = ""
    is_faint: bool = False
    """No value of the field, but a word about it: not visible, no longer there."""

    def __bool__(self) -> bool:
        return bool(self.text)


NOTHING = Value()


def label_of(field: Concrete) -> str:
    """What a field is called; one that leads to a record without a name of its own, what it leads to."""
    if field.model is not None and issubclass(field.model, Record) and field.name == "notes":
        return _("Remarks")
    related = field.related_model
    words = related._meta.verbose_name if isinstance(related, type) and not _is_named(field) else field.verbose_name
    return str(capfirst(words))


SPAN = ("starts_on", "ends_on")


def told(model: type[Model]) -> list[Concrete]:
    """The fields that say something to people: not the key nor what is computed, nor to which record a part belongs.
    From when until when it holds stands last."""
    owner = _owner_of(model)
    found = [
        field
        for field in model._meta.concrete_fields
        if not (field.primary_key or isinstance(field, Computed) or field is owner)
        and (field.editable or _is_named(field))
        and field.name not in UNTOLD
    ]
    return sorted(found, key=lambda field: field.name in SPAN)


def _is_named(field: Concrete) -> bool:
    """Whether somebody has given the field a name for people; Django makes one of its name in the code otherwise."""
    return getattr(field, "_verbose_name", None) is not None


class Words:
    """The words for one reader and one page: `look_up` asks for all references of some rows, then `value` has them."""

    def __init__(self, reader: User) -> None:
        self.reader = reader
        self._known: dict[Key, Value] = {}

    def look_up(self, rows: Iterable[Model | None]) -> None:
        wanted: defaultdict[type[Model], set[int]] = defaultdict(set)
        for row in rows:
            for field in told(type(row)) if row is not None else ():
                key = getattr(row, field.attname)
                if isinstance(field, ForeignKey) and key is not None and (field.related_model, key) not in self._known:
                    wanted[field.related_model].add(key)
        for model, keys in wanted.items():
            self._learn(model, keys)

    def value(self, row: Model, field: Concrete) -> Value:
        """What the row says in a field; nothing where that is blank. Yes and no only where it is yes."""
        held = getattr(row, field.attname)
        if held is None or held == "" or held is False:
            return NOTHING
        if isinstance(field, ForeignKey):
            return self._known.get((field.related_model, held), NOTHING)
        if field.choices:
            return Value(str(dict(field.flatchoices).get(held, held)))
        if isinstance(field, models.URLField) and str(held).startswith(("http://", "https://")):
            return Value(str(held), str(held))
        if isinstance(field, DoiField):
            return Value(held, field.address(held))
        if isinstance(field, AmountField):
            return Value(money(held, getattr(row, field.currency)))
        return Value(country_name(held) if isinstance(field, CountryField) else _said(held))

    def part(self, row: Model, besides: Model | None = None) -> list[Value]:
        """All that a row of a part says, such as "Harbour University", "host"; of a yes, to what. `besides` is the
        record on whose page it stands."""
        shown = []
        for field in told(type(row)):
            if field.name == "visibility" or isinstance(field, CurrencyField) or _leads_to(row, field, besides):
                continue
            is_yes = isinstance(field, models.BooleanField) and getattr(row, field.attname)
            value = Value(label_of(field)) if is_yes else self.value(row, field)
            if value:
                shown.append(value)
        return shown

    def seen(self, model: type[Model], keys: set[int]) -> list[Value]:
        """The records with these keys that the reader may see, by name, with their addresses."""
        return sorted(self._seen(model, keys).values(), key=lambda value: value.text)

    def _learn(self, model: type[Model], keys: set[int]) -> None:
        seen = self._seen(model, keys)
        rest = keys - seen.keys()
        there = set(model._base_manager.filter(pk__in=rest).values_list("pk", flat=True)) if rest else set()
        for key in keys:
            absent = _("(not visible to you)") if key in there else _("(no longer on record)")
            self._known[model, key] = seen.get(key) or Value(absent, is_faint=True)

    def _seen(self, model: type[Model], keys: set[int]) -> dict[int, Value]:
        """The records with these keys that the reader may see, by name."""
        if issubclass(model, Record):
            return self._records(model, self._within_scope(model, keys))
        rows = {row.pk: row for row in model._default_manager.filter(pk__in=keys)}
        owner = _owner_of(model)
        if owner is None:
            return {key: Value(str(row)) for key, row in rows.items()}
        assert isinstance(owner.related_model, type)
        owners = self._within_scope(owner.related_model, {getattr(row, owner.attname) for row in rows.values()})
        return {key: Value(_first_words(row)) for key, row in rows.items() if getattr(row, owner.attname) in owners}

    def _records(self, model: type[Model], keys: set[int]) -> dict[int, Value]:
        rows = model._default_manager.filter(pk__in=keys)
        try:
            kind = of(model)
        except LookupError:
            return {row.pk: Value(str(row), address_of(row)) for row in rows}
        return {
            row.pk: Value(str(read(row, kind.title)), address_of(row)) for row in rows.prefetch_related(*kind.prefetch)
        }

    def _within_scope(self, model: type[Model], keys: set[int]) -> set[int]:
        """Of records of which nobody says who may see them, nobody may."""
        try:
            return policy_of(model).seen(self.reader, keys)
        except LookupError:
            return set() if issubclass(model, Record) else keys


def _owner_of(model: type[Model]) -> ForeignKey[Any, Any] | None:
    """The column that says to which record a row of a part belongs, which would go with it."""
    if issubclass(model, Record | User):
        return None
    for field in model._meta.concrete_fields:
        related = field.related_model
        if not isinstance(field, ForeignKey) or field.remote_field.on_delete is not CASCADE:
            continue
        if isinstance(related, type) and issubclass(related, Audited):
            return field
    return None


def _leads_to(row: Model, field: Concrete, record: Model | None) -> bool:
    return (
        record is not None
        and isinstance(field, ForeignKey)
        and field.related_model is type(record)
        and getattr(row, field.attname) == record.pk
    )


def _said(held: Any) -> str:
    if isinstance(held, PartialDate):
        return dates.full(held)
    if isinstance(held, datetime):
        return date_format(timezone.localtime(held), "DATETIME_FORMAT")
    if isinstance(held, date):
        return date_format(held, "DATE_FORMAT")
    if held is True:
        return _("Yes")
    if isinstance(held, float) and held.is_integer():
        held = int(held)
    return str(localize(held)) if isinstance(held, int | float) else str(held)


def _first_words(row: Model) -> str:
    """What a part is called where it is referred to: its first text; never by what it refers to itself, which may be
    hidden from the reader."""
    for field in told(type(row)):
        if isinstance(field, models.CharField | models.TextField) and not field.choices and getattr(row, field.attname):
            return _said(getattr(row, field.attname))
    return str(capfirst(row._meta.verbose_name or ""))


def address_of(row: Any) -> str:
    if type(row) in PAGES:
        return reverse(PAGES[type(row)], args=[row.pk])
    return str(row.get_absolute_url()) if hasattr(row, "get_absolute_url") else ""
