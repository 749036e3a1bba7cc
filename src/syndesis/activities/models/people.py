"""Who works in an activity, what parties give to it, what it is for, and what came of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from syndesis.activities.choices import DevelopmentGoal, PersonRole, ResultKind, Support
from syndesis.activities.models.activities import Activity
from syndesis.core.fields import AmountField, CurrencyField, PartialDateField
from syndesis.core.models import Audited
from syndesis.directory.models import Organisation, Person
from syndesis.directory.models.dated import Dated


class ActivityPerson(Dated):
    """Somebody's part in an activity."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="people")
    person = models.ForeignKey(Person, models.PROTECT, related_name="activity_roles", verbose_name=_("person"))
    role = models.CharField(_("role"), max_length=12, choices=PersonRole, default=PersonRole.COORDINATOR)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("for")
    )

    class Meta:
        verbose_name = _("person of an activity")
        verbose_name_plural = _("people of activities")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["activity", "person", "role"], name="activity_person_once")]

    def __str__(self) -> str:
        return str(self.person)


class ActivityUnit(Audited):
    """A unit, ours or a party's, that takes part."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="unit_rows")
    unit = models.ForeignKey(Organisation, models.PROTECT, related_name="activity_units", verbose_name=_("unit"))

    class Meta:
        verbose_name = _("unit of an activity")
        verbose_name_plural = _("units of activities")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["activity", "unit"], name="activity_unit_once")]

    def __str__(self) -> str:
        return str(self.unit)


class Contribution(Audited):
    """What a party gives to an activity: expertise, rooms, equipment, money."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="contributions")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="contributions", verbose_name=_("by")
    )
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="contributions", verbose_name=_("through")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Support)
    what = models.CharField(_("what"), max_length=300, blank=True)
    amount = AmountField(_("amount"))
    currency = CurrencyField(_("currency"), help_text=_("Three letters, ISO 4217."))
    given_on = PartialDateField(_("given"))

    class Meta:
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.what or self.get_kind_display()


class ActivityGoal(Audited):
    """A sustainable-development goal of the United Nations, by its number, that an activity serves."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="development_goals")
    goal = models.PositiveSmallIntegerField(_("goal"), choices=DevelopmentGoal)

    class Meta:
        verbose_name = _("sustainable-development goal")
        verbose_name_plural = _("sustainable-development goals")
        ordering = ["goal"]
        constraints = [models.UniqueConstraint(fields=["activity", "goal"], name="development_goal_once")]

    def __str__(self) -> str:
        return self.get_goal_display()


class Theme(Audited):
    """A theme in words of our own, or one that a partner set."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="themes")
    text = models.CharField(_("theme"), max_length=300)
    set_by = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="themes_set", verbose_name=_("set by")
    )

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.text


class Result(Audited):
    """What came of an activity."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="results")
    kind = models.CharField(_("kind"), max_length=12, choices=ResultKind, default=ResultKind.OTHER)
    text = models.CharField(_("result"), max_length=300)
    number = models.PositiveIntegerField(_("how many"), null=True, blank=True)
    reached_on = PartialDateField(_("reached"))
    url = models.URLField(_("address"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("result")
        verbose_name_plural = _("results")
        ordering = [models.F("reached_on_last").asc(nulls_last=True), "id"]

    def __str__(self) -> str:
        return self.text
