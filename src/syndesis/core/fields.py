"""Model fields that every floor above uses."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.forms import Field as FormField
from django.utils.translation import gettext_lazy as _

from syndesis.core.currencies import refuse_unknown
from syndesis.core.forms import CountryFormField, CurrencyFormField, PartialDateFormField
from syndesis.lib.partial_dates import PartialDate, academic, academic_year


class PartialDateField(models.CharField[Any, Any]):
    """A date of which only the year or month may be known, kept as an ISO prefix.

    Beside the column `NAME` stand `NAME_first` and `NAME_last`, the first and last day that it may mean, for order
    and ranges. They are computed whenever a row is saved, singly or in bulk; `QuerySet.update` must set all three.
    """

    _pyi_private_set_type: PartialDate | date | str | None  # type: ignore[assignment]
    _pyi_private_get_type: PartialDate | None  # type: ignore[assignment]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        super().__init__(*args, **(kwargs | {"max_length": 10}))

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False) -> None:
        super().contribute_to_class(cls, name, private_only)
        if not cls._meta.abstract and cls.__module__ != "__fake__":  # a migration's model lists all three itself
            for edge in ("first", "last"):
                if f"{name}_{edge}" not in {field.name for field in cls._meta.local_fields}:
                    EdgeField(source=name, edge=edge).contribute_to_class(cls, f"{name}_{edge}")

    def to_python(self, value: Any) -> PartialDate | None:
        if not value:
            return None
        if isinstance(value, PartialDate):
            return value
        if isinstance(value, date):
            return PartialDate.of(value)
        try:
            return PartialDate.parse(str(value))
        except ValueError as error:
            raise ValidationError(
                _("“%(value)s” is not a date: write 2011, 2011-04 or 2011-04-12."), params={"value": value}
            ) from error

    def from_db_value(self, value: Any, *_args: Any) -> PartialDate | None:
        return PartialDate.parse(value) if value else None

    def get_prep_value(self, value: Any) -> str:
        return str(self.to_python(value) or "")

    def value_to_string(self, obj: models.Model) -> str:
        return self.get_prep_value(self.value_from_object(obj))

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        parsed = self.to_python(value)
        if parsed is None and not self.blank:
            raise ValidationError(self.error_messages["blank"], code="blank")
        return parsed

    def formfield(self, **kwargs: Any) -> FormField | None:
        return models.Field.formfield(self, **({"form_class": PartialDateFormField} | kwargs))


class Computed:
    """What a column is that follows from another one, `source`, whenever a row is saved: nobody writes it."""

    source: str


class EdgeField(Computed, models.DateField[Any, Any]):
    """The first or last day that the partial date `source` may mean."""

    def __init__(self, source: str = "", edge: str = "first", **kwargs: Any) -> None:
        self.source, self.edge = source, edge
        super().__init__(**(kwargs | {"null": True, "blank": True, "editable": False, "db_index": True}))

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"source": self.source, "edge": self.edge}

    def pre_save(self, model_instance: models.Model, add: bool) -> date | None:
        source = model_instance._meta.get_field(self.source)
        assert isinstance(source, PartialDateField)
        parsed = source.to_python(getattr(model_instance, self.source))
        value = getattr(parsed, self.edge) if parsed else None
        setattr(model_instance, self.attname, value)
        return value


ACADEMIC_YEARS = range(2050, 1969, -1)


def academic_years() -> list[tuple[int, str]]:
    """Those that a form offers, the latest first."""
    return [(year, academic(year)) for year in ACADEMIC_YEARS]


class AcademicYearField(Computed, models.PositiveSmallIntegerField[Any, Any]):
    """The academic year of the partial date `source`, called by the year in which it begins. A day of which the year
    alone is known is taken to lie in the academic year that begins in it."""

    def __init__(self, *args: Any, source: str = "", **kwargs: Any) -> None:
        self.source = source
        super().__init__(
            *args, **(kwargs | {"null": True, "blank": True, "editable": False, "choices": academic_years})
        )

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"source": self.source}

    def pre_save(self, model_instance: models.Model, add: bool) -> int | None:
        source = model_instance._meta.get_field(self.source)
        assert isinstance(source, PartialDateField)
        parsed = source.to_python(getattr(model_instance, self.source))
        value = academic_year(parsed.last) if parsed else None
        setattr(model_instance, self.attname, value)
        return value


class CountryField(models.CharField[str, str]):
    """A country as two letters of ISO 3166-1, chosen by name in forms; to the database a text like any other."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **({"blank": True} | kwargs | {"max_length": 2}))

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs

    def formfield(self, **kwargs: Any) -> FormField | None:
        """Without help: nobody has to know the letters."""
        return models.Field.formfield(self, **({"form_class": CountryFormField} | kwargs | {"help_text": ""}))


class CurrencyField(models.CharField[str, str]):
    """A currency as three letters of ISO 4217, chosen by name in forms; to the database a text like any other."""

    default_validators = [refuse_unknown]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **({"blank": True} | kwargs | {"max_length": 3}))

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs

    def formfield(self, **kwargs: Any) -> FormField | None:
        return models.Field.formfield(self, **({"form_class": CurrencyFormField} | kwargs | {"help_text": ""}))


class AmountField(models.DecimalField[Any, Any]):
    """An amount of money, never negative; the row says in a column beside it in which currency."""

    default_validators = [MinValueValidator(0)]

    def __init__(self, *args: Any, currency: str = "currency", **kwargs: Any) -> None:
        self.currency = currency
        super().__init__(*args, **({"null": True, "blank": True, "max_digits": 14, "decimal_places": 2} | kwargs))

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.DecimalField", args, kwargs
