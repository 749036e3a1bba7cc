"""What holds for a time."""

from datetime import date
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from syndesis.core.fields import PartialDateField
from syndesis.core.models import Audited


class DatedQuerySet(models.QuerySet[Any]):
    def on(self, day: date) -> Self:
        """Those that hold on a day. Of a date known in part, the first day counts for the beginning, the last for
        the end; what has no beginning has always held."""
        begun = Q(starts_on_first=None) | Q(starts_on_first__lte=day)
        return self.filter(begun, Q(ends_on_last=None) | Q(ends_on_last__gte=day))


class Dated(Audited):
    """Base of what holds from a day until a day, both inclusive and each perhaps unknown."""

    starts_on = PartialDateField(_("from"))
    ends_on = PartialDateField(_("until (inclusive)"))

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True

    def clean(self) -> None:
        day = PartialDateField()
        begins, ends = day.to_python(self.starts_on), day.to_python(self.ends_on)
        if begins and ends and ends.last < begins.first:
            raise ValidationError(gettext("The end lies before the beginning."))
