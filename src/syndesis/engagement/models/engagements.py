"""Occasions: meetings, visits, series and their sessions, who took part, what came out."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from syndesis.activities.models import Activity
from syndesis.agreements.models import Agreement
from syndesis.core.fields import CountryField, PartialDateField
from syndesis.core.indexes import LatestFirst
from syndesis.core.models import Audited, Record
from syndesis.directory.models import Field, Organisation, Person, Position
from syndesis.engagement.choices import AgreementRole, Direction, EngagementKind, Format, Interest, ParticipantRole
from syndesis.engagement.models.recurring import RecurringEvent


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
    part_of = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("part of"),
        help_text=_("The larger occasion that it belongs to: the summit of a forum."),
    )
    follows = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="followed_by",
        verbose_name=_("follows up"),
        help_text=_("The meeting that this one was agreed at or goes on from."),
    )
    edition_of = models.ForeignKey(
        RecurringEvent, models.PROTECT, null=True, blank=True, related_name="editions", verbose_name=_("edition of")
    )
    activity = models.ForeignKey(
        Activity,
        models.PROTECT,
        null=True,
        blank=True,
        db_index=False,  # see below
        related_name="occasions",
        verbose_name=_("within"),
        help_text=_("The activity that it belongs to: the series of a lecture, the school that it opens."),
    )
    edition = models.CharField(_("edition"), max_length=60, blank=True, help_text=_("Its number or year, as it says."))
    theme = models.CharField(_("theme"), max_length=300, blank=True)
    held_on = PartialDateField(_("date"))
    held_until = PartialDateField(_("until (inclusive)"))
    no_later_than = models.BooleanField(
        _("not later than that date"),
        default=False,
        help_text=_("The source gives no date of its own: it reported the occasion on that day."),
    )
    begins_at = models.TimeField(_("begins at"), null=True, blank=True)
    ends_at = models.TimeField(_("ends at"), null=True, blank=True)
    timezone = models.CharField(_("time zone"), max_length=40, blank=True)
    """Of the hours, by its name in the IANA database; blank: that of the institution."""
    is_cancelled = models.BooleanField(_("cancelled"), default=False)
    format = models.CharField(_("format"), max_length=10, choices=Format, blank=True)
    direction = models.CharField(_("direction"), max_length=10, choices=Direction, blank=True)
    city = models.CharField(_("city"), max_length=120, blank=True)
    country = CountryField(_("country"))
    link = models.URLField(_("address for taking part"), max_length=500, blank=True)
    venue = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="hosted", verbose_name=_("venue")
    )
    purpose = models.TextField(_("purpose"), blank=True)
    owner_unit = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("unit in charge")
    )
    interest = models.CharField(_("their interest"), max_length=5, choices=Interest, blank=True)
    calendar_uid = models.CharField(max_length=255, blank=True, editable=False)
    """Of the calendar entry that it was made from; sent again, the entry changes it."""
    fields = models.ManyToManyField(
        Field, through="EngagementField", blank=True, related_name="engagements", verbose_name=_("fields discussed")
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
                fields=["kind", "direction", "format", "city", "visibility", "owner_unit", "archived_at", "series"],
                name="occasions_counted",
                condition=models.Q(series__isnull=True, archived_at__isnull=True),
            ),
            models.Index(  # in the order of the list, with what is asked of who may see them
                "kind",
                LatestFirst("held_on_last"),
                models.F("id").desc(),
                "visibility",
                "owner_unit",
                "archived_at",
                "series",
                name="occasions_latest",
                condition=models.Q(series__isnull=True, archived_at__isnull=True),
            ),
            models.Index(fields=["activity"], name="occasion_of_activity", condition=models.Q(activity__isnull=False)),
            models.Index(fields=["calendar_uid"], name="occasion_of_entry", condition=~models.Q(calendar_uid="")),
        ]

    def __str__(self) -> str:
        return self.title or self.get_kind_display()

    def get_absolute_url(self) -> str:
        return reverse("web:engagement", args=[self.pk])


class EngagementField(Audited):
    """A field that was discussed at an engagement."""

    engagement = models.ForeignKey(Engagement, models.CASCADE, related_name="field_rows")
    field = models.ForeignKey(Field, models.PROTECT, related_name="engagement_rows", verbose_name=_("field"))

    class Meta:
        verbose_name = _("field of an engagement")
        verbose_name_plural = _("fields of engagements")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["engagement", "field"], name="field_of_engagement_once")]

    def __str__(self) -> str:
        return str(self.field)


class Participant(Audited):
    """An organisation at an engagement, or a person for it, with the position held then."""

    engagement = models.ForeignKey(Engagement, models.CASCADE, related_name="participants")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="participations")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="participations")
    position = models.ForeignKey(Position, models.PROTECT, null=True, blank=True, related_name="participations")
    role = models.CharField(_("role"), max_length=12, choices=ParticipantRole, default=ParticipantRole.PARTICIPANT)
    rank = models.PositiveSmallIntegerField(
        _("order of protocol"), null=True, blank=True, help_text=_("1 comes first; blank: by role and name.")
    )
    position_then = models.CharField(
        _("position then"), max_length=300, blank=True, help_text=_("In words, where no position on record says it.")
    )
    format = models.CharField(_("took part"), max_length=10, choices=Format, blank=True)

    bare = {"person": None}
    """The rows that make up the engagement's list of organisations (`objects.services.referred_to`)."""

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        ordering = [models.F("rank").asc(nulls_last=True), "id"]
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
