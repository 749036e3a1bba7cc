"""One row that belongs to a record, as a small form."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from syndesis.core.forms import PartialDateFormField
from syndesis.core.models import User
from syndesis.objects.formfields import WantingForm, offer
from syndesis.objects.listed_fields import ListedInput, is_large
from syndesis.objects.reference_fields import ReferenceField, Typed

UNSAID = ("", "—")
WIDE = 100
"""Letters of a text that needs a wide box."""
GONE = "gone"


class RowForm(WantingForm):
    """One row. Whether it may stand beside others is for `objects.rows` to say, who writes all of them."""

    def __init__(
        self,
        data: Any,
        *,
        reader: User,
        record: Any,
        key: int | None = None,
        is_single: bool = False,
        **kwargs: Any,
    ) -> None:
        """`record` is the one that the row belongs to, which it does not refer to a second time; `key` that of the row,
        which others may have taken out since; `is_single`: there is no other, and it is not taken out."""
        super().__init__(data, use_required_attribute=False, **kwargs)
        self.key = key
        self.is_single = is_single
        self.fields[GONE] = forms.BooleanField(required=False, label=_("Take out"))
        for name, field in self.fields.items():
            if not is_single:
                field.help_text = ""  # it stands once below all rows
            if isinstance(field, ReferenceField):
                field.reader = reader
                field.besides = record.pk if isinstance(record, field.source.model) else None
            elif isinstance(field, forms.ChoiceField):
                if is_single and key is None:
                    self._leave_unsaid(name, field)
                offer(field, self.get_initial_for_field(field, name))
                if is_large(field):
                    field.widget = ListedInput(field)

    def _leave_unsaid(self, name: str, field: forms.ChoiceField) -> None:
        """What is usual is not taken for said where there is no row yet."""
        field.required, self.initial[name] = False, ""
        known: Any = field.choices
        field.choices = [UNSAID, *(choice for choice in known if choice[0] not in ("", None))]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.is_single and self.key is None:  # what is not said is what is usual
            unsaid = {name for name, value in cleaned.items() if value == "" and self._is_usual(name)}
            cleaned = {name: value for name, value in cleaned.items() if name not in unsaid}
        return cleaned

    def _is_usual(self, name: str) -> bool:
        return name != GONE and bool(self._meta.model._meta.get_field(name).has_default())

    def _post_clean(self) -> None:
        # Whether it may stand beside others is asked when all are written: here, each row would take a query.
        self.instance.validate_constraints = _nothing
        super()._post_clean()
        del self.instance.validate_constraints

    def validate_unique(self) -> None:
        pass

    @property
    def is_gone(self) -> bool:
        return self.is_bound and bool(self[GONE].data)

    @property
    def is_blank(self) -> bool:
        """Whether it is a new row that says nothing: what is blank says nothing either, where something is usual."""
        return self.key is None and not any(_says_something(self[name]) for name in self.changed_data if name != GONE)

    @property
    def cells(self) -> Iterator[tuple[forms.BoundField, bool]]:
        """Its fields, and whether each needs room."""
        for bound in self:
            if bound.name != GONE:
                field = bound.field
                wide = isinstance(field, ReferenceField | forms.URLField) or (
                    isinstance(field, forms.CharField)
                    and not isinstance(field, PartialDateFormField)
                    and (field.max_length or WIDE) >= WIDE
                )
                yield bound, wide

    @property
    def gone(self) -> forms.BoundField:
        return self[GONE]


def _nothing(**_options: Any) -> None:
    pass


def _says_something(bound: forms.BoundField) -> bool:
    data = bound.data
    return bool(data.values or data.text) if isinstance(data, Typed) else data not in (None, "", [])
