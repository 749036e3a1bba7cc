"""Clusters of partners, and the objectives that partnerships serve."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from syndesis.core.models import Audited, Record
from syndesis.core.translated import TranslatedField, in_language
from syndesis.directory.models.dated import Dated
from syndesis.directory.models.fields import AsWritten
from syndesis.directory.models.organisations import Organisation
from syndesis.directory.models.partnerships import Partnership
from syndesis.directory.models.regions import Region


class Cluster(Record):
    """Organisations of a sector that are worked with together, as "Industrial cluster of Ibero-America"."""

    name = models.CharField(_("name"), max_length=200)
    description = models.TextField(_("description"), blank=True)
    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="clusters", verbose_name=_("region")
    )
    organisations = models.ManyToManyField(
        Organisation, through="ClusterMember", related_name="clusters", blank=True, verbose_name=_("organisations")
    )

    class Meta:
        verbose_name = _("cluster")
        verbose_name_plural = _("clusters")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("web:cluster", args=[self.pk])


class ClusterMember(Dated):
    """An organisation belongs to a cluster."""

    cluster = models.ForeignKey(Cluster, models.CASCADE, related_name="members")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="cluster_memberships")

    class Meta:
        verbose_name = _("member of a cluster")
        verbose_name_plural = _("members of clusters")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["cluster", "organisation"], name="once_in_a_cluster")]

    def __str__(self) -> str:
        return str(self.organisation)


class Objective(Dated, Record):
    """A strategic objective of our institution, which partnerships and undertakings serve."""

    name = models.CharField(_("objective"), max_length=300)
    names = TranslatedField(_("name in other languages"), default=dict, blank=True, encoder=AsWritten)
    description = models.TextField(_("description"), blank=True)
    owner_unit = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="objectives", verbose_name=_("unit")
    )
    partnerships = models.ManyToManyField(
        Partnership,
        through="PartnershipObjective",
        related_name="objectives",
        blank=True,
        verbose_name=_("partnerships"),
    )

    class Meta:
        verbose_name = _("strategic objective")
        verbose_name_plural = _("strategic objectives")
        ordering = ["name"]

    def __str__(self) -> str:
        return in_language(self.name, self.names)

    def get_absolute_url(self) -> str:
        return reverse("web:objective", args=[self.pk])


class PartnershipObjective(Audited):
    """A partnership serves an objective."""

    objective = models.ForeignKey(Objective, models.CASCADE, related_name="served_by")
    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="serves")

    class Meta:
        verbose_name = _("objective of a partnership")
        verbose_name_plural = _("objectives of partnerships")
        constraints = [models.UniqueConstraint(fields=["objective", "partnership"], name="serves_an_objective_once")]

    def __str__(self) -> str:
        return str(self.objective)
