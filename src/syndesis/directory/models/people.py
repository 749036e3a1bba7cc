"""People and the positions that they held."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from syndesis.core.fields import PartialDateField
from syndesis.core.models import Audited, Record
from syndesis.directory.choices import PositionKind
from syndesis.directory.models.organisations import Organisation


class Person(Record):
    """Somebody whom we work or talk with; of some only a family name is known."""

    given_name = models.CharField(_("given name"), max_length=120, blank=True)
    family_name = models.CharField(_("family name"), max_length=120)
    salutation = models.CharField(_("title or salutation"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["family_name", "given_name"]

    def __str__(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()

    def get_absolute_url(self) -> str:
        return reverse("web:person", args=[self.pk])

    @property
    def initials(self) -> str:
        return "".join(word[0] for word in (self.given_name[:1], self.family_name[:1]) if word).upper()


class Position(Audited):
    """An office or academic title that a person holds or held at an organisation.

    `starts_on` and `ends_on` are when it was held, where known; `seen_first_on` and `seen_last_on` the first and last
    day for which a document attests it.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="positions")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="positions")
    title = models.CharField(_("position"), max_length=300, blank=True)
    kind = models.CharField(_("kind"), max_length=10, choices=PositionKind, default=PositionKind.OFFICE)
    starts_on = PartialDateField(_("from"))
    ends_on = PartialDateField(_("until (inclusive)"))
    seen_first_on = PartialDateField(_("first attested"))
    seen_last_on = PartialDateField(_("last attested"))

    class Meta:
        verbose_name = _("position")
        verbose_name_plural = _("positions")
        ordering = [models.F("seen_first_on_first").asc(nulls_first=True), "id"]

    def __str__(self) -> str:
        return self.title or str(self.organisation or "")
