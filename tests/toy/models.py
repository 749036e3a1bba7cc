"""A type of record that no university keeps: what one costs, from its table to its list, pages, forms and API."""

from django.db import models
from django.urls import reverse

from syndesis.core.fields import PartialDateField
from syndesis.core.models import Record
from syndesis.directory.models import Organisation


class Souvenir(Record):
    name = models.CharField(max_length=100)
    giver = models.ForeignKey(Organisation, models.PROTECT)
    given_on = PartialDateField("given")

    def get_absolute_url(self) -> str:
        return reverse("web:souvenir", args=[self.pk])
