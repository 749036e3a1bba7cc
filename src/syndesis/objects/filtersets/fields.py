"""Fields that take what is asked: each gives values that make sense, or says why there are none."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.db.models import Field, Model, QuerySet
from django.utils.translation import gettext as _

from syndesis.core.forms import date_from_text
from syndesis.objects.filters import Custom
from syndesis.objects.filtersets.parameters import LONGEST

if TYPE_CHECKING:
    from syndesis.core.models import User


class ValuesField(forms.MultipleChoiceField):
    """Values of a field, in its own type: those of its vocabulary; any that it could hold, where it has none."""

    def __init__(self, *, column: "Field[Any, Any]", choices: Any = (), **kwargs: Any) -> None:
        self.column = column
        super().__init__(choices=choices, **kwargs)

    def valid_value(self, value: Any) -> bool:
        if self.column.flatchoices:
            return super().valid_value(value)
        ProhibitNullCharactersValidator()(value)
        return len(value) <= LONGEST

    def clean(self, value: Any) -> list[Any]:
        chosen = super().clean([each for each in value or () if each])
        return [self.column.to_python(each) for each in dict.fromkeys(chosen)]


class RecordsField(forms.Field):
    """Records by their keys, of those that the user may see; that another one exists is told to nobody."""

    widget = forms.MultipleHiddenInput

    def __init__(self, *, rows: "Callable[[], QuerySet[Any]]", **kwargs: Any) -> None:
        """`rows` is called where keys are given: a set has many such fields, of which few are asked of."""
        self.rows = rows
        super().__init__(**kwargs)

    def clean(self, value: Any) -> list[Model]:
        keys = [key for key in dict.fromkeys(value or ()) if key]
        whole = [int(key) for key in keys if key.isascii() and key.isdecimal() and len(key) < 19]
        found = self.rows().in_bulk(whole) if whole else {}
        for key in keys:
            if not key.isdecimal() or int(key) not in found:
                raise ValidationError(_("There is no such record: %(key)s.") % {"key": key[:LONGEST]})
        return [found[int(key)] for key in keys]


class DayField(forms.CharField):
    """A year, a month or a day, as people type it."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        return date_from_text(text)


class OwnField(forms.CharField):
    """What a condition of its own makes of a text; it is tried, since it alone knows what makes sense."""

    def __init__(self, *, given: Custom, reader: "User | None" = None, **kwargs: Any) -> None:
        self.given, self.reader = given, reader
        super().__init__(**kwargs)

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        who = {"reader": self.reader} if self.given.for_reader else {}
        try:
            return (text, self.given.condition(text, **who)) if text else None
        except ValueError as error:
            raise ValidationError(str(error)) from error


class ArchivedField(forms.CharField):
    """1 for the archive, 0 for the records in use."""

    def __init__(self, *, allowed: bool = False, **kwargs: Any) -> None:
        self.allowed = allowed
        super().__init__(**kwargs)

    def clean(self, value: Any) -> bool:
        text = super().clean(value)
        if text not in ("", "0", "1"):
            raise ValidationError(_("Write 1 for the archive, or leave it out."))
        if text == "1" and not self.allowed:
            raise ValidationError(_("Your role does not allow this."))
        return text == "1"
