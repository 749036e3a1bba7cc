"""Visits: what must be prepared, and the templates that say it by kind of guest."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from syndesis.core.models import Audited
from syndesis.engagement.choices import AgendaKind, Direction, GuestKind, ScreeningResult
from syndesis.engagement.models.engagements import Engagement


class VisitDetails(Audited):
    """What is kept of a visit beside what is kept of every engagement."""

    engagement = models.OneToOneField(Engagement, models.CASCADE, related_name="visit")
    guest_kind = models.CharField(_("guests"), max_length=10, choices=GuestKind, default=GuestKind.ACADEMIC)
    screening = models.CharField(
        _("screening of the guests"), max_length=10, choices=ScreeningResult, default=ScreeningResult.TO_DO
    )
    screening_remark = models.CharField(_("remark on the screening"), max_length=300, blank=True)
    letter_sent_on = models.DateField(_("letter of invitation sent"), null=True, blank=True)
    interpreting = models.CharField(_("interpreting"), max_length=200, blank=True)
    gifts = models.CharField(_("gifts"), max_length=300, blank=True)
    needs = models.CharField(_("diet and other needs"), max_length=300, blank=True)
    budget = models.DecimalField(_("budget"), max_digits=12, decimal_places=2, null=True, blank=True)
    currency = models.CharField(_("currency"), max_length=3, blank=True, help_text=_("Three letters, ISO 4217."))
    paid_by = models.CharField(_("paid by"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("details of a visit")
        verbose_name_plural = _("details of visits")

    def __str__(self) -> str:
        return str(self.engagement)


class VisitTemplate(Audited):
    """What a visit of some kind of guest needs: the checklist and the usual timetable; edited by managers."""

    name = models.CharField(_("name"), max_length=200)
    names = models.JSONField(_("names in other languages"), default=dict, blank=True)
    guest_kind = models.CharField(_("guests"), max_length=10, choices=GuestKind)
    direction = models.CharField(_("direction"), max_length=10, choices=Direction, default=Direction.INBOUND)

    class Meta:
        verbose_name = _("template of visits")
        verbose_name_plural = _("templates of visits")
        ordering = ["direction", "guest_kind", "id"]
        constraints = [models.UniqueConstraint(fields=["guest_kind", "direction"], name="one_template_per_guest")]

    def __str__(self) -> str:
        return self.name


class VisitTask(Audited):
    """A line of the checklist: becomes an action about the visit, due so many days before it (after it: below zero)."""

    template = models.ForeignKey(VisitTemplate, models.CASCADE, related_name="tasks")
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    text = models.CharField(_("what is to be done"), max_length=300)
    texts = models.JSONField(_("in other languages"), default=dict, blank=True)
    days_before = models.SmallIntegerField(_("days before the visit"), default=0)

    class Meta:
        verbose_name = _("line of a checklist")
        verbose_name_plural = _("lines of checklists")
        ordering = ["-days_before", "order", "id"]

    def __str__(self) -> str:
        return self.text


class VisitSlot(Audited):
    """A line of the usual timetable: becomes an item of the agenda, on the first day of the visit or a later one."""

    template = models.ForeignKey(VisitTemplate, models.CASCADE, related_name="slots")
    day = models.PositiveSmallIntegerField(_("day of the visit"), default=1)
    begins_at = models.TimeField(_("begins at"), null=True, blank=True)
    ends_at = models.TimeField(_("ends at"), null=True, blank=True)
    kind = models.CharField(_("kind"), max_length=10, choices=AgendaKind, default=AgendaKind.DISCUSSION)
    title = models.CharField(_("what"), max_length=300)
    titles = models.JSONField(_("in other languages"), default=dict, blank=True)

    class Meta:
        verbose_name = _("line of a timetable")
        verbose_name_plural = _("lines of timetables")
        ordering = ["day", models.F("begins_at").asc(nulls_last=True), "id"]

    def __str__(self) -> str:
        return self.title
