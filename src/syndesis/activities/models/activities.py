"""Activities: what we do together over a time, such as programmes, schools, projects, laboratories."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from syndesis.activities.choices import ActivityKind, ActivityRole, ActivityStatus
from syndesis.agreements.models import Agreement
from syndesis.core.fields import PartialDateField
from syndesis.core.models import Audited, Record
from syndesis.directory.models import Field, Network, Objective, Organisation


class Activity(Record):
    """An undertaking with a span: a programme, school, project, centre. Its editions and parts are its children."""

    title = models.CharField(_("title"), max_length=300)
    kind = models.CharField(_("kind"), max_length=20, choices=ActivityKind, default=ActivityKind.PROJECT)
    status = models.CharField(_("status"), max_length=10, choices=ActivityStatus, default=ActivityStatus.PLANNED)
    """The latest of its history (`ActivityStatusChange`); moved by the services only."""
    status_on = PartialDateField(_("in this status since"))
    starts_on = PartialDateField(_("starts"))
    ends_on = PartialDateField(_("ends (inclusive)"))
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("part of")
    )
    agreement = models.ForeignKey(
        Agreement,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="activities",
        verbose_name=_("under the agreement"),
    )
    network = models.ForeignKey(
        Network, models.PROTECT, null=True, blank=True, related_name="activities", verbose_name=_("inside the network")
    )
    owner_unit = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("unit in charge")
    )
    city = models.CharField(_("city"), max_length=120, blank=True)
    goals = models.TextField(_("goals"), blank=True)
    description = models.TextField(_("description"), blank=True)
    organisations = models.ManyToManyField(
        Organisation, through="ActivityParty", blank=True, related_name="activities", verbose_name=_("parties")
    )
    objectives = models.ManyToManyField(
        Objective,
        through="ActivityObjective",
        blank=True,
        related_name="activities",
        verbose_name=_("strategic objectives"),
    )
    fields = models.ManyToManyField(
        Field, through="ActivityField", blank=True, related_name="activities", verbose_name=_("fields")
    )
    units = models.ManyToManyField(
        Organisation,
        through="ActivityUnit",
        blank=True,
        related_name="activities_of_unit",
        verbose_name=_("units that take part"),
    )

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        ordering = [models.F("starts_on_first").desc(nulls_last=True), "-id"]
        indexes = [
            models.Index(
                fields=["kind", "status", "visibility", "owner_unit"],
                name="activities_counted",
                condition=Q(archived_at=None),
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("web:activity", args=[self.pk])


class ActivityField(Audited):
    """A field that an activity is about."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="field_rows")
    field = models.ForeignKey(Field, models.PROTECT, related_name="activity_rows", verbose_name=_("field"))

    class Meta:
        verbose_name = _("field of an activity")
        verbose_name_plural = _("fields of activities")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["activity", "field"], name="field_of_activity_once")]

    def __str__(self) -> str:
        return str(self.field)


class ActivityParty(Audited):
    """An organisation's part in an activity; those who are partners and nothing more make up the list of partners."""

    bare: ClassVar[dict[str, str]] = {"role": ActivityRole.PARTNER}
    activity = models.ForeignKey(Activity, models.CASCADE, related_name="parties")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="activity_parties")
    role = models.CharField(_("role"), max_length=10, choices=ActivityRole, default=ActivityRole.PARTNER)

    class Meta:
        verbose_name = _("party of an activity")
        verbose_name_plural = _("parties of activities")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["activity", "organisation"], name="activity_party_once")]

    def __str__(self) -> str:
        return str(self.organisation)


class ActivityObjective(Audited):
    """An activity serves a strategic objective."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="serves")
    objective = models.ForeignKey(Objective, models.PROTECT, related_name="activity_links")

    class Meta:
        verbose_name = _("objective of an activity")
        verbose_name_plural = _("objectives of activities")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["activity", "objective"], name="activity_objective_once")]

    def __str__(self) -> str:
        return str(self.objective)


class ActivityStatusChange(Audited):
    """A status that an activity came to: when, in whose words (as evidence)."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="status_changes")
    status = models.CharField(_("status"), max_length=10, choices=ActivityStatus)
    reached_on = PartialDateField(_("reached"))
    remark = models.CharField(_("remark"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("status of an activity")
        verbose_name_plural = _("statuses of activities")
        ordering = [models.F("reached_on_last").asc(nulls_first=True), "id"]

    def __str__(self) -> str:
        return self.get_status_display()
