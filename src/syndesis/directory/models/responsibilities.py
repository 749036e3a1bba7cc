"""Who answers for what."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from syndesis.core.countries import country_name
from syndesis.directory.models.dated import Dated
from syndesis.directory.models.organisations import Organisation
from syndesis.directory.models.people import Person
from syndesis.directory.models.regions import Region


class Responsibility(Dated):
    """Somebody answers for an organisation with all below it (a unit of ours, a partner), or for the organisations of a
    country or region, for a time. Who cannot sign in is named as a person."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="responsibilities"
    )
    person = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="responsibilities")
    backup = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="stands_in_for",
        verbose_name=_("stands in"),
    )
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="responsible")
    region = models.ForeignKey(Region, models.PROTECT, null=True, blank=True, related_name="responsible")
    country = models.CharField(_("country"), max_length=2, blank=True, help_text=_("Two letters, ISO 3166-1."))

    class Meta:
        verbose_name = _("responsibility")
        verbose_name_plural = _("responsibilities")
        constraints = [
            models.CheckConstraint(
                name="responsible_for_one_thing",
                condition=Q(organisation__isnull=False, region=None, country="")
                | Q(organisation=None, region__isnull=False, country="")
                | (Q(organisation=None, region=None) & ~Q(country="")),
            ),
            models.CheckConstraint(
                name="one_is_responsible",
                condition=Q(user__isnull=False, person=None) | Q(user=None, person__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.who}: {self.subject}"

    @property
    def who(self) -> str:
        """The name of who answers."""
        return str(self.user or self.person)

    @property
    def subject(self) -> str:
        """The name of what they answer for."""
        return str(self.organisation or self.region or country_name(self.country))
