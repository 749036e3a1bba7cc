"""What was said at an engagement, what was gained by it, and its photographs."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from syndesis.core.models import Audited, Document
from syndesis.directory.models import Organisation, Person, Position
from syndesis.engagement.choices import BenefitKind, Clearance
from syndesis.engagement.models.engagements import Engagement


class Quotation(Audited):
    """Words of somebody, in their language or translated; published only when cleared."""

    engagement = models.ForeignKey(Engagement, models.CASCADE, related_name="quotations")
    speaker = models.ForeignKey(Person, models.PROTECT, related_name="quotations", verbose_name=_("speaker"))
    position = models.ForeignKey(Position, models.PROTECT, null=True, blank=True, related_name="+")
    text = models.TextField(_("words"))
    language = models.CharField(_("language"), max_length=10, blank=True)
    translation_of = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="translations", verbose_name=_("translated from")
    )
    clearance = models.CharField(_("publication"), max_length=8, choices=Clearance, default=Clearance.UNASKED)

    class Meta:
        verbose_name = _("quotation")
        verbose_name_plural = _("quotations")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.text[:80]


class Benefit(Audited):
    """What an engagement brought us: a contact, a lead, experience."""

    engagement = models.ForeignKey(Engagement, models.CASCADE, related_name="benefits")
    kind = models.CharField(_("kind"), max_length=10, choices=BenefitKind, default=BenefitKind.CONTACT)
    text = models.CharField(_("benefit"), max_length=500)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="benefits", verbose_name=_("organisation")
    )
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="benefits", verbose_name=_("person")
    )

    class Meta:
        verbose_name = _("benefit")
        verbose_name_plural = _("benefits")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.text


class Photograph(Audited):
    """A picture of an engagement: who took it, what it shows, whether those shown agree."""

    engagement = models.ForeignKey(Engagement, models.CASCADE, related_name="photographs")
    document = models.ForeignKey(Document, models.PROTECT, related_name="photographs", verbose_name=_("picture"))
    caption = models.CharField(_("caption"), max_length=500, blank=True)
    credit = models.CharField(_("credit"), max_length=200, blank=True)
    consent = models.CharField(_("consent"), max_length=8, choices=Clearance, default=Clearance.UNASKED)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("photograph")
        verbose_name_plural = _("photographs")
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(fields=["engagement", "document"], name="photograph_shown_once")]

    def __str__(self) -> str:
        return self.caption or str(self.document)
