"""The form of a bulk edit: fields of the type's own form, of which only those count that are ticked."""

from copy import deepcopy
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from syndesis.core.models import User
from syndesis.objects.forms import form_class
from syndesis.objects.reference_fields import ReferenceField
from syndesis.objects.references import Wanted
from syndesis.objects.types import ObjectType

CHANGE = "change"
"""The boxes that say which fields to set."""
SEPARATE = "set"
"""What the names of the fields begin with: some have those of the list's filters."""


class BulkForm(forms.Form):
    """`values` are those of the ticked fields, in the order of the type."""

    def __init__(self, kind: type[ObjectType], user: User, data: Any = None) -> None:
        super().__init__(data, prefix=SEPARATE)
        self.ticked = [name for name in kind.bulk_edit if data is not None and name in data.getlist(CHANGE)]
        for name in kind.bulk_edit:
            field = deepcopy(form_class(kind).base_fields[name])
            if isinstance(field, ReferenceField):
                field.reader = user
            if name not in self.ticked:
                field.required = False
            self.fields[name] = field

    @property
    def rows(self) -> list[tuple[str, forms.BoundField, bool]]:
        """Each field with its name and whether it is ticked."""
        return [(name, self[name], name in self.ticked) for name in self.fields]

    @property
    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.ticked}

    def clean(self) -> dict[str, Any]:
        for name in self.fields:
            if name not in self.ticked:
                self.errors.pop(name, None)  # what is not to be set may be anything
            elif isinstance(self.cleaned_data.get(name), Wanted):
                self.add_error(name, _("There is no such record."))
        if not self.ticked:
            raise forms.ValidationError(_("Tick at least one field to set."))
        return self.cleaned_data
