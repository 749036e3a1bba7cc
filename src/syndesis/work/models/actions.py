"""Actions: what somebody must do, until when, and about which record."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from syndesis.core.fields import PartialDateField
from syndesis.core.models import Audited, Record
from syndesis.work.choices import ActionStatus, Repetition


class Action(Record):
    """Something that somebody must do: perhaps until a day, perhaps about a record of any type."""

    needs_its_subject = True

    title = models.CharField(_("what is to be done"), max_length=300)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="actions",
        verbose_name=_("owner"),
        help_text=_("Who does it; nobody yet, where it is left blank."),
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="actions_asked",
        verbose_name=_("asked by"),
    )
    helpers = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        through="ActionHelper",
        blank=True,
        related_name="actions_helped",
        verbose_name=_("helpers"),
    )
    due_on = PartialDateField(_("due"), help_text=_("The last day for it, inclusive; blank: no day is set."))
    repeats = models.CharField(
        _("comes again"),
        max_length=10,
        choices=Repetition,
        blank=True,
        help_text=_("Done, it comes again as a new action, due so much later."),
    )
    came_of = models.OneToOneField(
        "self",
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="comes_again_as",
        verbose_name=_("comes again after"),
    )
    """The one that was done before it, of an action that repeats."""
    status = models.CharField(
        _("status"), max_length=10, choices=ActionStatus, default=ActionStatus.OPEN, editable=False
    )
    """Moved by the services only."""
    done_at = models.DateTimeField(_("done"), null=True, editable=False)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("done by"),
    )
    content_type = models.ForeignKey(ContentType, models.PROTECT, null=True, editable=False, related_name="+")
    object_id = models.BigIntegerField(null=True, editable=False)
    about = GenericForeignKey()
    """The record itself, whoever asks: what a reader may see of it is `queries.with_subject`."""

    class Meta:
        verbose_name = _("action")
        verbose_name_plural = _("actions")
        ordering = [models.F("due_on_last").asc(nulls_last=True), "-id"]
        indexes = [
            models.Index(fields=["content_type", "object_id"], name="actions_about"),
            models.Index(fields=["owner", "status"], name="actions_of_owner"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(content_type__isnull=True, object_id__isnull=True)
                | models.Q(content_type__isnull=False, object_id__isnull=False),
                name="action_is_about_one_record_or_none",
            ),
            models.CheckConstraint(
                condition=models.Q(status=ActionStatus.DONE, done_at__isnull=False)
                | (~models.Q(status=ActionStatus.DONE) & models.Q(done_at__isnull=True, done_by__isnull=True)),
                name="a_done_action_has_its_time",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("web:action", args=[self.pk])


class ActionHelper(Audited):
    """Somebody who helps with an action."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="helper_rows")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("user"))

    class Meta:
        verbose_name = _("helper")
        verbose_name_plural = _("helpers")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["action", "user"], name="action_helper_once")]

    def __str__(self) -> str:
        return str(self.user)
