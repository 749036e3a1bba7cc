"""Networks of organisations, and who is a member of them for how long."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from syndesis.core.models import Record
from syndesis.directory.choices import MembershipKind, MembershipStatus
from syndesis.directory.models.dated import Dated
from syndesis.directory.models.organisations import Organisation


class Network(Record):
    """An association or network as such: what it is for, and whether we show it first. Its names, country and people
    are those of its organisation."""

    organisation = models.OneToOneField(
        Organisation, models.PROTECT, related_name="network", verbose_name=_("organisation")
    )
    purpose = models.TextField(_("purpose"), blank=True)
    is_featured = models.BooleanField(_("featured"), default=False, help_text=_("Shown before the others."))

    class Meta:
        verbose_name = _("network")
        verbose_name_plural = _("networks")
        ordering = ["organisation__name"]

    def __str__(self) -> str:
        return str(self.organisation)

    def get_absolute_url(self) -> str:
        return reverse("web:network", args=[self.pk])


class Membership(Dated):
    """An organisation is, was or wants to be a member of a network."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="memberships")
    member = models.ForeignKey(Organisation, models.PROTECT, related_name="memberships", verbose_name=_("member"))
    kind = models.CharField(_("kind"), max_length=12, choices=MembershipKind, default=MembershipKind.FULL)
    status = models.CharField(_("status"), max_length=10, choices=MembershipStatus, default=MembershipStatus.MEMBER)
    remark = models.CharField(_("remark"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = [F("starts_on_first").asc(nulls_first=True), "id"]
        constraints = [
            models.CheckConstraint(
                name="membership_ends_after_start",
                condition=Q(ends_on_last=None) | Q(starts_on_first=None) | Q(ends_on_last__gte=F("starts_on_first")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.network}: {self.member}"
