"""What is kept of programmes, schools and marathons beside what is kept of every activity."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from syndesis.activities.choices import Award, Level, Pipeline, SchoolType
from syndesis.activities.models.activities import Activity
from syndesis.core.fields import AmountField, CountryField, CurrencyField
from syndesis.core.models import Audited
from syndesis.directory.models import Organisation, Person

FIRST_YEAR, LAST_YEAR = 1900, 2100


class ProgrammeDetails(Audited):
    activity = models.OneToOneField(Activity, models.CASCADE, related_name="programme")
    level = models.CharField(_("level"), max_length=9, choices=Level, blank=True)
    award = models.CharField(_("award"), max_length=11, choices=Award, blank=True)
    pipeline = models.CharField(_("how far it is"), max_length=9, choices=Pipeline, blank=True)
    languages = models.CharField(_("languages of teaching"), max_length=120, blank=True)
    credits = models.PositiveSmallIntegerField(_("credits (ECTS)"), null=True, blank=True)
    months = models.PositiveSmallIntegerField(_("length in months"), null=True, blank=True)
    intake_on = models.CharField(_("takes in"), max_length=60, blank=True, help_text=_("As “every September”."))
    url = models.URLField(_("page"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("details of a programme")
        verbose_name_plural = _("details of programmes")


class Cohort(Audited):
    """Those who began a programme, or took part in a school or accelerator, in a year: a count, not people."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="cohorts")
    year = models.PositiveSmallIntegerField(_("year"))
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="cohorts", verbose_name=_("sent by")
    )
    country = CountryField(_("country"))
    applied = models.PositiveIntegerField(_("applied"), null=True, blank=True)
    began = models.PositiveIntegerField(_("began"), null=True, blank=True)
    finished = models.PositiveIntegerField(_("finished"), null=True, blank=True)

    class Meta:
        verbose_name = _("cohort")
        verbose_name_plural = _("cohorts")
        ordering = ["year", "id"]

    def __str__(self) -> str:
        return str(self.year)

    def clean(self) -> None:
        if self.year is not None and not FIRST_YEAR <= self.year <= LAST_YEAR:
            raise ValidationError(_("Give the year with four digits."))
        if self.began is not None and self.finished is not None and self.finished > self.began:
            raise ValidationError(_("More finished than began."))


class SchoolDetails(Audited):
    activity = models.OneToOneField(Activity, models.CASCADE, related_name="school")
    type = models.CharField(_("type"), max_length=9, choices=SchoolType, blank=True)
    edition = models.CharField(_("edition"), max_length=60, blank=True)
    languages = models.CharField(_("languages of teaching"), max_length=120, blank=True)
    credits = models.PositiveSmallIntegerField(_("credits (ECTS)"), null=True, blank=True)
    fee = AmountField(_("fee"), max_digits=10)
    currency = CurrencyField(_("currency"))

    class Meta:
        verbose_name = _("details of a school")
        verbose_name_plural = _("details of schools")


class Module(Audited):
    """A part of a school or programme that a partner or company holds with us."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="modules")
    title = models.CharField(_("title"), max_length=300)
    owner = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="modules", verbose_name=_("held with")
    )
    teacher = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="modules", verbose_name=_("teacher")
    )
    credits = models.PositiveSmallIntegerField(_("credits (ECTS)"), null=True, blank=True)

    class Meta:
        verbose_name = _("module")
        verbose_name_plural = _("modules")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.title


class Track(Audited):
    """A direction of a marathon or competition."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="tracks")
    title = models.CharField(_("track"), max_length=300)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="tracks", verbose_name=_("with")
    )
    mentor = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="tracks", verbose_name=_("mentor")
    )

    class Meta:
        verbose_name = _("track")
        verbose_name_plural = _("tracks")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.title


class Team(Audited):
    """A team in a marathon: how many, of whom, and its place."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="teams")
    track = models.ForeignKey(
        Track, models.SET_NULL, null=True, blank=True, related_name="teams", verbose_name=_("track")
    )
    name = models.CharField(_("team"), max_length=200)
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="teams",
        verbose_name=pgettext_lazy("institution", "of"),
    )
    members = models.PositiveSmallIntegerField(_("members"), null=True, blank=True)
    place = models.PositiveSmallIntegerField(_("place"), null=True, blank=True)
    result = models.CharField(_("result"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("team")
        verbose_name_plural = _("teams")
        ordering = ["place", "id"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if self.track is not None and self.track.activity_id != self.activity_id:
            raise ValidationError(_("The track is one of another activity."))
