"""What the forms of records and of the rows that belong to them have in common."""

from decimal import Decimal
from typing import Any

from django import forms
from django.db.backends.base.operations import BaseDatabaseOperations
from django.db.models import DecimalField, Field, ForeignKey, IntegerField, ManyToManyField, URLField

from syndesis.lib.numbers import plain_number
from syndesis.objects.reference_fields import ReferenceField, ReferencesField
from syndesis.objects.references import Wanted, source_of
from syndesis.objects.types import named

LINES = 4
"""Of a box for running text; it grows while one types."""
WHOLE_NUMBERS = BaseDatabaseOperations.integer_field_ranges
"""From which to which number a column holds them; SQLite would take larger ones."""


class DecimalNumberField(forms.DecimalField):
    """A number as people write it, "1 200 000,50" too. A box for numbers would drop the comma of what is pasted."""

    widget = forms.TextInput

    def to_python(self, value: Any) -> Any:
        return super().to_python(plain_number(value) if isinstance(value, str) else value)

    def prepare_value(self, value: Any) -> Any:
        """An amount as people read it: "18 500 000", without the cents that are none."""
        if not isinstance(value, Decimal) or not value.is_finite():
            return value
        whole = value == value.to_integral_value()
        return f"{value:,.0f}".replace(",", "\u00a0") if whole else f"{value:,f}".replace(",", "\u00a0")

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"inputmode": "decimal", "autocomplete": "off", "class": "short"}


class WantingForm(forms.ModelForm):
    """A form whose references may want records that are yet to be made; what the data does not say stays as it is."""

    def _post_clean(self) -> None:
        """References to records that are yet to be made are no values of the model."""
        cleaned = self.cleaned_data
        self.cleaned_data = {name: value for name, value in cleaned.items() if not isinstance(value, Wanted)}
        super()._post_clean()  # type: ignore[misc]
        self.cleaned_data = {name: value for name, value in cleaned.items() if name not in self.errors}

    def _get_validation_exclusions(self) -> set[str]:
        """Besides Django's: what the data does not say, which stays as it is."""
        unsaid = {name for name in self.fields if name not in self.cleaned_data}
        return super()._get_validation_exclusions() | unsaid  # type: ignore[misc]


def offer(field: forms.ChoiceField, current: Any) -> None:
    """Also what the record holds though it is of no vocabulary, so that saving does not change it."""
    known: Any = field.choices
    choices = [(value, "—" if value in ("", None) else label) for value, label in known]
    if current and current not in dict(choices):
        choices.append((current, current))
    field.choices = choices


def formfield(column: Field[Any, Any], **kwargs: Any) -> forms.Field | None:
    """References become fields of our own; all else is as the model has it."""
    if isinstance(column, ForeignKey | ManyToManyField):
        several = isinstance(column, ManyToManyField)
        return (ReferencesField if several else ReferenceField)(
            source=source_of(column.related_model),
            required=not column.blank,
            label=named(column),
            help_text=column.help_text,
        )
    if column.get_internal_type() == "TextField":
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": LINES}))
    if isinstance(column, DecimalField):
        kwargs.setdefault("form_class", DecimalNumberField)
    elif isinstance(column, IntegerField) and not column.choices:
        kwargs.setdefault("max_value", WHOLE_NUMBERS[column.get_internal_type()][1])
    if isinstance(column, URLField):
        kwargs.setdefault("assume_scheme", "https")
    made: forms.Field | None = column.formfield(**kwargs)
    return made
