"""Our offices abroad."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from syndesis.core.models import Record
from syndesis.directory.choices import OfficeKind, OfficeStatus
from syndesis.directory.models.organisations import Organisation
from syndesis.directory.models.regions import Region


class OfficeAbroad(Record):
    """A representative office, information centre or reference point of ours in another country. Its name, place, days
    and the office above it are those of its organisation."""

    organisation = models.OneToOneField(
        Organisation, models.PROTECT, related_name="office_abroad", verbose_name=_("organisation")
    )
    kind = models.CharField(_("kind"), max_length=16, choices=OfficeKind, default=OfficeKind.REPRESENTATIVE)
    status = models.CharField(_("status"), max_length=10, choices=OfficeStatus, default=OfficeStatus.OPEN)
    host = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="hosted_offices",
        verbose_name=_("host"),
        help_text=_("The organisation on whose basis the office works."),
    )
    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="offices", verbose_name=_("region served")
    )

    class Meta:
        verbose_name = _("office abroad")
        verbose_name_plural = _("offices abroad")
        ordering = ["organisation__name"]

    def __str__(self) -> str:
        return str(self.organisation)

    def get_absolute_url(self) -> str:
        return reverse("web:office", args=[self.pk])

    @property
    def place(self) -> tuple[float, float] | None:
        """Degrees north and east, where they are known."""
        north, east = self.organisation.latitude, self.organisation.longitude
        return None if north is None or east is None else (north, east)
