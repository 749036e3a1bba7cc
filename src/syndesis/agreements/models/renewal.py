"""What is done in time before an agreement ends: reminders, what was expected of it, and the decision."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from syndesis.agreements.choices import AgreementKind, RenewalDecision
from syndesis.agreements.models.agreements import Agreement
from syndesis.core.models import Audited

USER = settings.AUTH_USER_MODEL


class ReminderLadder(Audited):
    """How many days before the decision reminders come for agreements of a kind; edited by administrators."""

    kind = models.CharField(
        _("kind"), max_length=16, choices=AgreementKind, blank=True, unique=True, help_text=_("Blank: any other.")
    )
    days = models.JSONField(_("days before"), default=list)
    """[365, 180, …, 0], descending."""
    escalate_after = models.PositiveSmallIntegerField(
        _("escalate after days"), null=True, blank=True, help_text=_("Unanswered so long, managers are told too.")
    )

    class Meta:
        verbose_name = _("ladder of reminders")
        verbose_name_plural = _("ladders of reminders")
        ordering = ["kind"]

    def __str__(self) -> str:
        return self.get_kind_display() if self.kind else str(self._meta.verbose_name)


class AgreementReminder(Audited):
    """A rung of the ladder that an agreement has come to; shown until somebody has seen to it."""

    is_log = True

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="reminders")
    decide_by = models.DateField(_("decide by"))
    days_before = models.PositiveSmallIntegerField(_("days before"))
    due_on = models.DateField(_("due"))
    made_on = models.DateField(_("made"), default=timezone.localdate)
    answered_at = models.DateTimeField(_("seen to"), null=True)
    answered_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+", verbose_name=_("seen to by"))
    escalated_at = models.DateTimeField(_("escalated"), null=True)
    snoozed_until = models.DateField(_("not before"), null=True)
    """Put off until the next rung by somebody who did not see to it: managers are told of it in time all the same."""

    class Meta:
        verbose_name = _("reminder of an agreement")
        verbose_name_plural = _("reminders of agreements")
        ordering = ["-due_on", "id"]
        constraints = [models.UniqueConstraint(fields=["agreement", "decide_by", "days_before"], name="rung_once")]
        indexes = [models.Index(fields=["due_on"], name="reminders_waiting", condition=Q(answered_at=None))]

    def __str__(self) -> str:
        return str(self.due_on)


class ExpectedOutcome(Audited):
    """What an agreement was meant to bring, and what it brought."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="outcomes")
    text = models.CharField(_("expected"), max_length=300)
    target = models.PositiveIntegerField(_("how many"), null=True, blank=True)
    by_year = models.PositiveSmallIntegerField(_("by the year"), null=True, blank=True)
    realised = models.PositiveIntegerField(_("reached"), null=True, blank=True)
    remark = models.CharField(_("what came of it"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("expected outcome")
        verbose_name_plural = _("expected outcomes")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.text


class RenewalReview(Audited):
    """The review before the end of a term, and what was decided."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="reviews")
    opened_at = models.DateTimeField(_("begun"), auto_now_add=True)
    opened_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+", verbose_name=_("begun by"))
    findings = models.TextField(_("findings"), blank=True)
    decision = models.CharField(_("decision"), max_length=12, choices=RenewalDecision, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True)
    decided_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+", verbose_name=_("decided by"))
    decide_by = models.DateField(_("for the decision due"), null=True)
    """Of the term that was decided on: one that ends on another day is to be decided anew."""
    outcome = models.ForeignKey(
        Agreement, models.SET_NULL, null=True, related_name="came_of_reviews", verbose_name=_("renewed as")
    )

    class Meta:
        verbose_name = _("review before renewal")
        verbose_name_plural = _("reviews before renewal")
        ordering = ["-opened_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["agreement"], name="one_open_review", condition=Q(decided_at=None))
        ]

    def __str__(self) -> str:
        return self.get_decision_display() if self.decision else str(self._meta.verbose_name)
