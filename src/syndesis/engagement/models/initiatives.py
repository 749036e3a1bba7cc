"""Initiatives: what we could, should or will do together, followed from first mention to done or dropped."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from syndesis.activities.choices import ActivityKind
from syndesis.activities.models import Activity
from syndesis.agreements.models import Agreement, Obligation
from syndesis.core.fields import PartialDateField
from syndesis.core.indexes import LatestFirst
from syndesis.core.models import Audited, Record
from syndesis.directory.models import Field, Organisation, Person
from syndesis.engagement.choices import Interest, OwedBy, PartyRole, Stage
from syndesis.engagement.models.engagements import Engagement
from syndesis.engagement.models.proposals import Proposal


class Initiative(Record):
    """A promise: an idea, proposal or undertaking with others, at some stage of ripeness."""

    title = models.CharField(_("title"), max_length=300)
    activity_kind = models.CharField(_("would become"), max_length=20, choices=ActivityKind, blank=True)
    stage = models.CharField(_("stage"), max_length=10, choices=Stage, default=Stage.MENTIONED)
    """The last stage of its history (`InitiativeStage`); moved by the services only."""
    stage_on = PartialDateField(_("at this stage since"))
    made_on = PartialDateField(_("first spoken of"), editable=False)
    """The first day of its history; kept by the services, so that the promises of a year are found at once."""
    activity = models.ForeignKey(
        Activity, models.PROTECT, null=True, blank=True, related_name="initiatives", verbose_name=_("became")
    )
    """What the promise became; set by the services only."""
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, null=True, blank=True, related_name="initiatives", verbose_name=_("became")
    )
    """The agreement that was made of it; set by the services only."""
    obligation = models.ForeignKey(
        Obligation, models.SET_NULL, null=True, blank=True, related_name="initiatives", verbose_name=_("fulfils")
    )
    """What is owed under an agreement, where the promise is how it is done."""
    proposal = models.ForeignKey(
        Proposal, models.PROTECT, null=True, blank=True, related_name="initiatives", verbose_name=_("came of")
    )
    engagement = models.ForeignKey(
        Engagement, models.PROTECT, null=True, blank=True, related_name="initiatives", verbose_name=_("came up at")
    )
    owed_by = models.CharField(_("whose promise"), max_length=5, choices=OwedBy, blank=True)
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
    fields = models.ManyToManyField(
        Field, through="InitiativeField", blank=True, related_name="initiatives", verbose_name=_("fields")
    )
    organisations = models.ManyToManyField(
        Organisation, through="InitiativeParty", blank=True, related_name="initiatives", verbose_name=_("with whom")
    )

    class Meta:
        verbose_name = _("promise")
        verbose_name_plural = _("promises")
        ordering = [models.F("stage_on_last").desc(nulls_last=True), "-id"]
        indexes = [
            models.Index(  # in the order of the list, with what is asked of who may see them
                "stage",
                LatestFirst("stage_on_last"),
                models.F("id").desc(),
                "visibility",
                "owner_unit",
                "archived_at",
                name="promises_by_stage",
                condition=models.Q(archived_at__isnull=True),
            ),
            models.Index(
                fields=["stage", "activity_kind", "owed_by", "visibility", "owner_unit", "archived_at"],
                name="promises_counted",
                condition=models.Q(archived_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("web:promise", args=[self.pk])


class InitiativeField(Audited):
    """A field that a promise is about."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="field_rows")
    field = models.ForeignKey(Field, models.PROTECT, related_name="initiative_rows", verbose_name=_("field"))

    class Meta:
        verbose_name = _("field of a promise")
        verbose_name_plural = _("fields of promises")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["initiative", "field"], name="field_of_promise_once")]

    def __str__(self) -> str:
        return str(self.field)


class InitiativeParty(Audited):
    """An organisation that an initiative concerns."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="parties")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="initiative_parties")
    role = models.CharField(_("role"), max_length=10, choices=PartyRole, default=PartyRole.PARTNER)
    interest = models.CharField(_("their interest"), max_length=5, choices=Interest, blank=True)

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

    def clean(self) -> None:
        """What was dropped needs a reason, and nothing has been reached on a day to come."""
        if self.stage == Stage.DROPPED and not self.remark.strip():
            raise ValidationError(_("Say why it was dropped."))
        if self.reached_on is not None and self.reached_on.first > timezone.localdate():
            raise ValidationError(_("This day is yet to come."))

    def __str__(self) -> str:
        return self.get_stage_display()


class SilenceLimit(Audited):
    """After how many days without a step a promise of a stage counts as silent, where not the usual
    (`engagement.queries.silence`)."""

    stage = models.CharField(_("stage"), max_length=10, choices=Stage, unique=True)
    days = models.PositiveSmallIntegerField(_("days"), null=True, blank=True, help_text=_("Blank: never silent."))

    class Meta:
        verbose_name = _("limit of silence")
        verbose_name_plural = _("limits of silence")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.get_stage_display()
