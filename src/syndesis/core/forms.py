"""Fields of forms that every floor above uses: partial dates as people write them, countries and currencies by name."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from syndesis.core import dates
from syndesis.core.countries import countries
from syndesis.core.currencies import currencies, currency_code
from syndesis.lib.partial_dates import NoSuchDay, NotADate, PartialDate, read

SAMPLE_DAY, SAMPLE_MONTH = PartialDate(2011, 4, 12), PartialDate(2011, 4)
"""What messages and help show as an example, in the reader's language."""


def date_from_text(text: str) -> PartialDate | None:
    """The date that a reader typed; None for a blank. Raises ValidationError, which says what is accepted."""
    if not text.strip():
        return None
    try:
        return read(text, today=timezone.localdate(), month_first=not dates.day_comes_first())
    except NoSuchDay as error:
        raise ValidationError(
            _("“%(value)s” is no day of the calendar."), code="no_such_day", params={"value": text.strip()}
        ) from error
    except NotADate as error:
        raise ValidationError(
            _("“%(value)s” is not understood as a date: write %(day)s, %(month)s or 2011."),
            code="invalid",
            params={"value": text.strip(), "month": dates.full(SAMPLE_MONTH), "day": dates.full(SAMPLE_DAY)},
        ) from error


def as_understood(text: str) -> tuple[str, bool]:
    """What stands beside the field once it is left: the date in full, unless it was typed so, or why it is none; and
    whether it is one."""
    try:
        meant = dates.full(date_from_text(text))
    except ValidationError as error:
        return error.messages[0], False
    return ("" if meant == text.strip() else meant), True


def _help() -> str:
    return _("A day, a month or a year: %(month)s or 2011.") % {"month": dates.full(SAMPLE_MONTH)}


class PartialDateInput(forms.TextInput):
    """A box for a partial date, with what was understood beside it."""

    template_name = "ui/date_input.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        text, understood = as_understood(str(value or ""))
        return context | {"understood": text if understood else ""}


class PartialDateFormField(forms.CharField):
    """A partial date as people write it in any of the languages; see `lib.partial_dates.read`."""

    widget = PartialDateInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs["help_text"] = kwargs.get("help_text") or lazy(_help, str)()
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> PartialDate | None:  # type: ignore[override]
        return value if isinstance(value, PartialDate) else date_from_text(str(value or ""))

    def prepare_value(self, value: Any) -> Any:
        return dates.full(value) if isinstance(value, PartialDate) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True


class CountryFormField(forms.TypedChoiceField):
    """A country, chosen by its name in the reader's language; its value are the two letters of ISO 3166-1."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=lambda: [("", "—"), *countries()], **kwargs)


class CurrencyFormField(forms.TypedChoiceField):
    """A currency, chosen by its letters and name; its value are the three letters of ISO 4217. Files and other programs
    may also write its sign or name."""

    default_error_messages = {"invalid_choice": _lazy("“%(value)s” is no currency: write three letters, such as EUR.")}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.pop("max_length", None)
        super().__init__(choices=lambda: [("", "—"), *currencies()], **kwargs)

    def to_python(self, value: Any) -> str:
        text = super().to_python(value)
        return currency_code(text) or text
