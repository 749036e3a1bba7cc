"""Occasions: meetings, visits, series and their sessions, who took part, what came out."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from syndesis.agreements.models import Agreement
from syndesis.core.fields import PartialDateField
from syndesis.core.models import Audited, Record
from syndesis.directory.models import Organisation, Person, Position
from syndesis.engagement.choices import AgreementRole, Direction, EngagementKind, Format, ParticipantRole


class Engagement(Record):
    """An occasion with a date: a meeting, visit, ceremony, or a series whose sessions are its children."""

    title = models.CharField(_("title"), max_length=300, blank=True)
    kind = models.CharField(_("kind"), max_length=15, choices=EngagementKind, default=EngagementKind.MEETING)
    series = models.ForeignKey(
        "self",
        models.CASCADE,
        null=True,
        blank=True,
        db_index=False,  # see below
        related_name="sessions",
        verbose_name=_("session of"),
    )
    held_on = PartialDateField(_("date"))
    held_until = PartialDateField(_("until (inclusive)"))
    no_later_than = models.BooleanField(
        _("not later than that date"),
        default=False,
        help_text=_("The source gives no date of its own: it reported the occasion on that day."),
    )
    format = models.CharField(_("format"), max_length=10, choices=Format, blank=True)
    direction = models.CharField(_("direction"), max_length=10, choices=Direction, blank=True)
    city = models.CharField(_("city"), max_length=120, blank=True)
    venue = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="hosted", verbose_name=_("venue")
    )
    purpose = models.TextField(_("purpose"), blank=True)
    owner_unit = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("unit in charge")
    )
    organisations = models.ManyToManyField(
        Organisation, through="Participant", blank=True, related_name="engagements", verbose_name=_("organisations")
    )

    class Meta:
        verbose_name = _("engagement")
        verbose_name_plural = _("engagements")
        ordering = [models.F("held_on_last").desc(nulls_last=True), "-id"]
        indexes = [
            # Most engagements belong to no series: an index of all would be taken for a way to find these, and sort.
            models.Index(fields=["series"], name="session_of_series", condition=models.Q(series__isnull=False)),
            models.Index(
                fields=["kind", "city", "visibility", "owner_unit"],
                name="occasions_counted",
                condition=models.Q(series__isnull=True, archived_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.get_kind_display()

    def get_absolute_url(self) -> str:
        return reverse("web:engagement", args=[self.pk])


class Participant(Audited):
    """An organisation at an engagement, or a person for it, with the position held then."""

    engagement = models.ForeignKey(Engagement, models.CASCADE, related_name="participants")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="participations")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="participations")
    position = models.ForeignKey(Position, models.PROTECT, null=True, blank=True, related_name="participations")
    role = models.CharField(_("role"), max_length=12, choices=ParticipantRole, default=ParticipantRole.PARTICIPANT)

    bare = {"person": None}
    """The rows that make up the engagement's list of organisations (`objects.services.referred_to`)."""

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(organisation__isnull=False) | models.Q(person__isnull=False),
                name="participant_is_somebody",
            ),
            models.UniqueConstraint(
                fields=["engagement", "organisation"],
                condition=models.Q(person__isnull=True),
                name="organisation_takes_part_once",
            ),
            models.UniqueConstraint(fields=["engagement", "person"], name="person_takes_part_once"),
        ]

    def __str__(self) -> str:
        return str(self.person or self.organisation)


class Outcome(Audited):
    """A direction identified or a decision taken at an engagement."""

    engagement = models.ForeignKey(Engagement, models.CASCADE, related_name="outcomes")
    text = models.CharField(_("outcome"), max_length=500)
    count = models.PositiveSmallIntegerField(_("number of them"), default=1)

    class Meta:
        verbose_name = _("outcome")
        verbose_name_plural = _("outcomes")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.text


class EngagementAgreement(Audited):
    """An agreement that was signed or discussed at an engagement."""

    engagement = models.ForeignKey(Engagement, models.CASCADE, related_name="agreement_links")
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="engagement_links")
    role = models.CharField(_("role"), max_length=10, choices=AgreementRole, default=AgreementRole.SIGNED)

    class Meta:
        verbose_name = _("agreement of an engagement")
        verbose_name_plural = _("agreements of engagements")
        constraints = [models.UniqueConstraint(fields=["engagement", "agreement"], name="agreement_at_engagement_once")]

    def __str__(self) -> str:
        return str(self.agreement)
