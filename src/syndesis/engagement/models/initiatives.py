"""Initiatives: what we could, should or will do together, followed from first mention to done or dropped."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from syndesis.activities.choices import ActivityKind
from syndesis.activities.models import Activity
from syndesis.core.fields import PartialDateField
from syndesis.core.models import Audited, Record
from syndesis.directory.models import Organisation, Person
from syndesis.engagement.choices import Stage
from syndesis.engagement.models.engagements import Engagement


class Initiative(Record):
    """A promise: an idea, proposal or undertaking with others, at some stage of ripeness."""

    title = models.CharField(_("title"), max_length=300)
    activity_kind = models.CharField(_("would become"), max_length=20, choices=ActivityKind, blank=True)
    stage = models.CharField(_("stage"), max_length=10, choices=Stage, default=Stage.MENTIONED)
    """The last stage of its history (`InitiativeStage`); moved by the services only."""
    stage_on = PartialDateField(_("at this stage since"))
    activity = models.ForeignKey(
        Activity, models.PROTECT, null=True, blank=True, related_name="initiatives", verbose_name=_("became")
    )
    """What the promise became; set by the services only."""
    engagement = models.ForeignKey(
        Engagement, models.PROTECT, null=True, blank=True, related_name="initiatives", verbose_name=_("came up at")
    )
    owner = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="initiatives", verbose_name=_("owner on our side")
    )
    counterpart = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="counterpart_of",
        verbose_name=_("owner on their side"),
    )
    owner_unit = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("unit in charge")
    )
    next_action = models.CharField(_("next action"), max_length=300, blank=True)
    due_on = PartialDateField(_("due"))
    organisations = models.ManyToManyField(
        Organisation, through="InitiativeParty", blank=True, related_name="initiatives", verbose_name=_("with whom")
    )

    class Meta:
        verbose_name = _("promise")
        verbose_name_plural = _("promises")
        ordering = [models.F("stage_on_last").desc(nulls_last=True), "-id"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("web:promise", args=[self.pk])


class InitiativeParty(Audited):
    """An organisation that an initiative concerns."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="parties")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="initiative_parties")

    class Meta:
        verbose_name = _("party of a promise")
        verbose_name_plural = _("parties of promises")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["initiative", "organisation"], name="initiative_party_once")]

    def __str__(self) -> str:
        return str(self.organisation)


class InitiativeStage(Audited):
    """A stage that an initiative reached: when, at which engagement, in whose words (as evidence)."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="stages")
    stage = models.CharField(_("stage"), max_length=10, choices=Stage)
    reached_on = PartialDateField(_("reached"))
    engagement = models.ForeignKey(Engagement, models.PROTECT, null=True, blank=True, related_name="stages")
    remark = models.CharField(_("remark"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("stage")
        verbose_name_plural = _("stages")
        ordering = [models.F("reached_on_last").asc(nulls_first=True), "id"]

    def __str__(self) -> str:
        return self.get_stage_display()
