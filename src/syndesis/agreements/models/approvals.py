"""How agreements come to be approved: paths of steps, the decisions taken, who stands in, each move of the status."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from syndesis.agreements.choices import AgreementKind, AgreementStatus, ApprovalState, Deciders, RiskLevel
from syndesis.agreements.models.agreements import Agreement
from syndesis.core.models import Audited
from syndesis.core.translated import TranslatedField, in_language
from syndesis.directory.models import AsWritten, Organisation

USER = settings.AUTH_USER_MODEL


class ApprovalPath(Audited):
    """Which steps an agreement goes through; the most specific path that fits is taken."""

    name = models.CharField(_("name"), max_length=200)
    names = TranslatedField(_("names in other languages"), default=dict, blank=True, encoder=AsWritten)
    kind = models.CharField(_("kind"), max_length=16, choices=AgreementKind, blank=True, help_text=_("Blank: any."))
    unit = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("unit in charge"),
        help_text=_("It or a part of it; blank: any."),
    )  # fmt: skip
    risk_from = models.PositiveSmallIntegerField(_("risk from"), choices=RiskLevel, default=RiskLevel.NONE)
    for_renewals = models.BooleanField(_("for renewals"), default=False)
    is_active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("approval path")
        verbose_name_plural = _("approval paths")
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return in_language(self.name, self.names)


class ApprovalStep(Audited):
    """A step of a path; those of the same number go on side by side."""

    path = models.ForeignKey(ApprovalPath, models.CASCADE, related_name="steps")
    order = models.PositiveSmallIntegerField(_("number"), default=1)
    stage = models.CharField(_("stage"), max_length=12, choices=AgreementStatus)
    name = models.CharField(_("name"), max_length=200)
    names = TranslatedField(_("names in other languages"), default=dict, blank=True, encoder=AsWritten)
    decided_by = models.CharField(_("decided by"), max_length=8, choices=Deciders, default=Deciders.MANAGERS)
    user = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("person"))
    days = models.PositiveSmallIntegerField(_("days for it"), null=True, blank=True)

    class Meta:
        verbose_name = _("step of a path")
        verbose_name_plural = _("steps")
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(
                name="named_decider_is_named",
                condition=~Q(decided_by=Deciders.USER) | Q(user__isnull=False),
                violation_error_message=_("Say who decides."),
            )
        ]

    def __str__(self) -> str:
        return in_language(self.name, self.names)


class Approval(Audited):
    """A decision asked for on an agreement: by whom, until when, and what it was. A step sent back is asked again in
    a further round."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="approvals")
    round = models.PositiveSmallIntegerField(default=1)
    order = models.PositiveSmallIntegerField(default=1)
    stage = models.CharField(_("stage"), max_length=12, choices=AgreementStatus)
    name = models.CharField(_("name"), max_length=200)
    names = TranslatedField(_("names in other languages"), default=dict, blank=True, encoder=AsWritten)
    decided_by = models.CharField(_("asked of"), max_length=8, choices=Deciders)
    user = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("person"))
    unit = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("unit")
    )
    state = models.CharField(_("state"), max_length=10, choices=ApprovalState, default=ApprovalState.AHEAD)
    days = models.PositiveSmallIntegerField(_("days for it"), null=True, blank=True)
    asked_at = models.DateTimeField(_("asked"), null=True)
    due_on = models.DateField(_("due"), null=True, blank=True)
    actor = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+", verbose_name=_("decided by"))
    in_place_of = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+", verbose_name=_("in place of"))
    decided_at = models.DateTimeField(_("decided"), null=True)
    comment = models.TextField(_("comment"), blank=True)

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
        ordering = ["round", "order", "id"]
        indexes = [
            models.Index(
                fields=["decided_by", "user", "due_on"],
                name="approvals_waiting",
                condition=Q(state=ApprovalState.WAITING),
            )
        ]

    def __str__(self) -> str:
        return in_language(self.name, self.names)


class Deputy(Audited):
    """Who decides in another's place, from a day until a day (inclusive)."""

    user = models.ForeignKey(USER, models.CASCADE, related_name="deputies", verbose_name=_("in place of"))
    deputy = models.ForeignKey(USER, models.CASCADE, related_name="deputy_of", verbose_name=_("deputy"))
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until (inclusive)"), null=True, blank=True)

    class Meta:
        verbose_name = _("deputy")
        verbose_name_plural = _("deputies")
        ordering = ["user", "starts_on", "id"]
        constraints = [
            models.CheckConstraint(
                name="deputy_is_another",
                condition=~Q(user=models.F("deputy")),
                violation_error_message=_("Nobody stands in for themselves."),
            )
        ]

    def __str__(self) -> str:
        return str(self.deputy)


class Move(Audited):
    """An agreement came to a status: since when, by whom, and why."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="moves")
    status = models.CharField(_("status"), max_length=12, choices=AgreementStatus)
    came_from = models.CharField(_("before"), max_length=12, choices=AgreementStatus, blank=True)
    at = models.DateTimeField(_("since"), auto_now_add=True)
    actor = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))
    remark = models.TextField(_("remark"), blank=True)

    is_log = True

    class Meta:
        verbose_name = _("move of an agreement")
        verbose_name_plural = _("moves of agreements")
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return self.get_status_display()
