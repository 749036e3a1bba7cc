"""What was found in a document, and what a person decided about it."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from syndesis.core.models import Audited, Change
from syndesis.intake.models.intakes import Intake


class FindingCategory(models.TextChoices):
    """In the order in which they build on each other."""

    DOCUMENT = "document", _("Document")
    ORGANISATION = "organisation", _("Organisations")
    PERSON = "person", _("People")
    ENGAGEMENT = "engagement", _("Meetings and visits")
    AGREEMENT = "agreement", _("Agreements")
    ACTIVITY = "activity", _("Activities")
    COMMITMENT = "commitment", _("Promises")
    FIGURE = "figure", _("Figures")


class Decision(models.TextChoices):
    OPEN = "open", _("open")
    ACCEPTED = "accepted", _("accepted")
    REJECTED = "rejected", _("rejected")


class Reader(models.TextChoices):
    """Who found it."""

    RULES = "rules", _("the rules")
    SECOND = "second", _("the second reader")
    BOTH = "both", _("both readers")
    PERSON = "person", _("a reviewer")


class Finding(Audited):
    """One finding of a reading (`intake.reading.contract`), as JSON, with its decision and what it became."""

    intake = models.ForeignKey(Intake, models.CASCADE, related_name="findings")
    key = models.CharField(max_length=8)
    category = models.CharField(max_length=12, choices=FindingCategory)
    position = models.PositiveSmallIntegerField()
    data = models.JSONField()
    """The finding as read, or as corrected by the reviewer; refers to others of the intake by their keys."""
    as_read = models.JSONField(null=True)
    """The finding as read, where the reviewer corrected it or chose another organisation than it proposed."""
    spans = models.JSONField(default=list)
    """All places where it is mentioned: [[start, end], ...]."""
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    confidence = models.FloatField()
    read_by = models.CharField(_("found by"), max_length=6, choices=Reader, default=Reader.RULES)
    decision = models.CharField(max_length=10, choices=Decision, default=Decision.OPEN)
    choice = models.CharField(max_length=40, blank=True)
    """The candidate that the reviewer chose: "record:17", "catalogue:03n6nwv02" or "new"; blank: as proposed."""
    is_taught = models.BooleanField(_("always link this name so"), default=True)
    """Whether the choice is to be followed in later texts too."""
    change = models.ForeignKey(Change, models.PROTECT, null=True, related_name="+")
    """The deed by which it was accepted, for undo."""
    content_type = models.ForeignKey(ContentType, models.PROTECT, null=True, related_name="+")
    object_id = models.BigIntegerField(null=True)
    record = GenericForeignKey()
    """What it became in the record."""

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["intake", "key"], name="finding_key_once")]

    def __str__(self) -> str:
        return f"{self.category} {self.key}"
