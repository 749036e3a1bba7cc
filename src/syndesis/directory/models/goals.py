"""What is to be reached with a partner, in a region or cluster, or for an objective, and how far we are."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from syndesis.core.fields import PartialDateField
from syndesis.core.models import Record
from syndesis.directory.choices import GoalMeasure, GoalStatus
from syndesis.directory.models.groups import Cluster, Objective
from syndesis.directory.models.partnerships import Partnership
from syndesis.directory.models.regions import Region

SUBJECTS = ("partnership", "region", "cluster", "objective")


class Goal(Record):
    """A goal with a measure; its progress is counted where the measure says how, else written by hand."""

    title = models.CharField(_("goal"), max_length=300)
    partnership = models.ForeignKey(Partnership, models.CASCADE, null=True, blank=True, related_name="aims")
    region = models.ForeignKey(
        Region, models.CASCADE, null=True, blank=True, related_name="goals", verbose_name=_("region")
    )
    cluster = models.ForeignKey(
        Cluster, models.CASCADE, null=True, blank=True, related_name="goals", verbose_name=_("cluster")
    )
    objective = models.ForeignKey(
        Objective, models.CASCADE, null=True, blank=True, related_name="goals", verbose_name=_("objective")
    )
    measure = models.CharField(_("measured by"), max_length=12, choices=GoalMeasure, default=GoalMeasure.HAND)
    target = models.PositiveIntegerField(_("to be reached"), null=True, blank=True)
    reached = models.PositiveIntegerField(
        _("reached so far"), null=True, blank=True, help_text=_("Only where it is measured by hand.")
    )
    due_on = PartialDateField(_("until (inclusive)"))
    status = models.CharField(_("status"), max_length=10, choices=GoalStatus, default=GoalStatus.OPEN)
    result = models.TextField(_("result"), blank=True)

    class Meta:
        verbose_name = _("goal")
        verbose_name_plural = _("goals")
        ordering = [models.F("due_on_last").asc(nulls_last=True), "id"]
        constraints = [
            models.CheckConstraint(
                name="goal_of_one_thing",
                condition=Q(partnership__isnull=False, region=None, cluster=None, objective=None)
                | Q(partnership=None, region__isnull=False, cluster=None, objective=None)
                | Q(partnership=None, region=None, cluster__isnull=False, objective=None)
                | Q(partnership=None, region=None, cluster=None, objective__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("web:goal", args=[self.pk])

    @property
    def subject(self) -> models.Model:
        """What the goal is set for."""
        return next(held for name in SUBJECTS if (held := getattr(self, name)) is not None)
