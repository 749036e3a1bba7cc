"""The column of a DOI: however it is given, it is kept in one form."""

from typing import Any
from urllib.parse import quote

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from syndesis.lib.works.doi import LONGEST, normal_doi


def refuse_other(text: str) -> None:
    """Raises ValidationError for what is no DOI."""
    try:
        normal_doi(text)
    except ValueError:
        told = _("“%(value)s” is no DOI: it begins with 10, such as 10.1000/182, or is its address.")
        raise ValidationError(told % {"value": text[:80]}) from None


class DoiFormField(forms.CharField):
    """Takes an address, a prefix and capitals, and gives the bare DOI."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return text
        refuse_other(text)
        return normal_doi(text)


class DoiField(models.CharField[str, str]):
    """A DOI without address, in small letters; to the database a text like any other."""

    default_validators = [refuse_other]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **({"blank": True} | kwargs | {"max_length": LONGEST}))

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs

    @staticmethod
    def address(doi: str) -> str:
        """Where the work is found."""
        return f"https://doi.org/{quote(doi)}"

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        given: dict[str, Any] = {"form_class": DoiFormField, "max_length": LONGEST + 100} | kwargs
        return super().formfield(**given)
