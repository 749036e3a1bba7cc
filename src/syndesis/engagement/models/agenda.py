"""The agenda of an engagement: its items in their order, and who speaks; for a visit, the programme."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from syndesis.core.models import Audited
from syndesis.directory.models import Organisation, Person, Position
from syndesis.engagement.choices import AgendaKind
from syndesis.engagement.models.engagements import Engagement
from syndesis.engagement.models.initiatives import Initiative
from syndesis.engagement.models.proposals import Proposal


class AgendaItem(Audited):
    """A talk, a theme, a visit to a laboratory, a lunch: with its day and hours, where they are known."""

    engagement = models.ForeignKey(Engagement, models.CASCADE, related_name="agenda")
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    day = models.DateField(_("day"), null=True, blank=True)
    begins_at = models.TimeField(_("begins at"), null=True, blank=True)
    ends_at = models.TimeField(_("ends at"), null=True, blank=True)
    kind = models.CharField(_("kind"), max_length=10, choices=AgendaKind, default=AgendaKind.DISCUSSION)
    title = models.CharField(_("what"), max_length=300)
    place = models.CharField(_("place"), max_length=200, blank=True)
    venue = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="visited_in", verbose_name=_("visited")
    )
    """The laboratory, unit or park that is shown."""
    initiative = models.ForeignKey(
        Initiative, models.SET_NULL, null=True, blank=True, related_name="agenda_items", verbose_name=_("promise")
    )
    proposal = models.ForeignKey(
        Proposal, models.SET_NULL, null=True, blank=True, related_name="agenda_items", verbose_name=_("proposal")
    )
    remark = models.TextField(_("remark"), blank=True)

    class Meta:
        verbose_name = _("item of an agenda")
        verbose_name_plural = _("items of agendas")
        ordering = [
            models.F("day").asc(nulls_first=True),
            models.F("begins_at").asc(nulls_first=True),
            "order",
            "id",
        ]
        constraints = [
            models.CheckConstraint(
                name="agenda_item_ends_after_it_begins",
                condition=models.Q(begins_at=None)
                | models.Q(ends_at=None)
                | models.Q(ends_at__gte=models.F("begins_at")),
            )
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        if self.begins_at and self.ends_at and self.ends_at < self.begins_at:
            raise ValidationError({"ends_at": _("The end lies before the beginning.")})


class AgendaSpeaker(Audited):
    """Somebody speaks to an item of an agenda, in the position held then."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="speakers")
    person = models.ForeignKey(Person, models.PROTECT, related_name="speeches", verbose_name=_("speaker"))
    position = models.ForeignKey(Position, models.PROTECT, null=True, blank=True, related_name="+")
    talk = models.CharField(_("title of the talk"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("speaker")
        verbose_name_plural = _("speakers")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["item", "person"], name="speaks_once_to_an_item")]

    def __str__(self) -> str:
        return str(self.person)
