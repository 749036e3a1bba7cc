"""Fields of study, sectors of industry and fields of our own, and who works in them."""

import json
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from syndesis.core.models import Record
from syndesis.core.translated import TranslatedField, in_language
from syndesis.directory.choices import FieldScheme, FieldUse
from syndesis.directory.models.dated import Dated
from syndesis.directory.models.organisations import Organisation


class AsWritten(json.JSONEncoder):
    """Keeps the letters of every script, so that words are found in the column."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs | {"ensure_ascii": False})


class Field(Record):
    """A field of a classification: ISCED-F 2013 for education and research, ISIC Rev. 4 for industry, or our own."""

    name = models.CharField(_("name"), max_length=200)
    names = TranslatedField(_("names in other languages"), default=dict, blank=True, encoder=AsWritten)
    scheme = models.CharField(_("classification"), max_length=10, choices=FieldScheme, default=FieldScheme.OWN)
    code = models.CharField(_("code"), max_length=20, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="narrower", verbose_name=_("part of")
    )

    class Meta:
        verbose_name = _("field")
        verbose_name_plural = _("fields")
        ordering = ["scheme", "code", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "code"], condition=~models.Q(code=""), name="code_once_in_a_classification"
            )
        ]

    def __str__(self) -> str:
        return in_language(self.name, self.names)

    def get_absolute_url(self) -> str:
        return reverse("web:field", args=[self.pk])


class OrganisationField(Dated):
    """An organisation works in a field: its sector, a priority of its own for some years, what a laboratory can do."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="fields")
    field = models.ForeignKey(Field, models.PROTECT, related_name="organisations", verbose_name=_("field"))
    use = models.CharField(_("meaning"), max_length=12, choices=FieldUse, default=FieldUse.ACTIVE)
    remark = models.CharField(_("remark"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("field of work")
        verbose_name_plural = _("fields of work")
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.field)
