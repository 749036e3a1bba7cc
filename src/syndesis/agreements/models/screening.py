"""Screening: lists of names that the administrator loads, and who of our counterparts may be meant by them."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from syndesis.agreements.choices import HitState
from syndesis.agreements.models.agreements import Agreement
from syndesis.core.models import Audited
from syndesis.directory.models import Organisation, Person


class ScreeningList(Audited):
    """A list file as an authority publishes it, loaded from CSV; a newer edition takes the place of its entries."""

    name = models.CharField(_("name"), max_length=200, unique=True)
    source = models.CharField(_("issued by"), max_length=300, blank=True)
    edition = models.CharField(_("edition"), max_length=60, blank=True)
    loaded_at = models.DateTimeField(_("loaded"), null=True, editable=False)
    sha256 = models.CharField(max_length=64, blank=True, editable=False)
    entry_count = models.PositiveIntegerField(_("entries"), default=0, editable=False)
    is_active = models.BooleanField(_("in use"), default=True)
    is_invented = models.BooleanField(_("invented for the demonstration"), default=False, editable=False)

    class Meta:
        verbose_name = _("screening list")
        verbose_name_plural = _("screening lists")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class ScreeningEntry(models.Model):
    """A line of a list: whom it names. No history is kept: the file is the source, and lists are long."""

    screening_list = models.ForeignKey(ScreeningList, models.CASCADE, related_name="entries")
    key = models.CharField(_("number on the list"), max_length=100)
    is_person = models.BooleanField(_("person"), null=True)
    name = models.CharField(_("name"), max_length=500)
    names = models.JSONField(_("other names"), default=list)
    country = models.CharField(_("country"), max_length=2, blank=True)
    born_on = models.CharField(_("born"), max_length=10, blank=True)
    remark = models.TextField(_("remark"), blank=True)
    keys = models.TextField(editable=False, blank=True)
    """All names as they are compared, a line each."""

    class Meta:
        verbose_name = _("entry of a screening list")
        verbose_name_plural = _("entries of screening lists")
        constraints = [models.UniqueConstraint(fields=["screening_list", "key"], name="entry_once")]

    def __str__(self) -> str:
        return self.name


class ScreeningRun(Audited):
    """Names of ours were compared with the lists: those of an agreement, of one organisation or person, of the guests
    of a visit, or all that are on record."""

    agreement = models.ForeignKey(
        Agreement, models.SET_NULL, null=True, related_name="screenings", verbose_name=_("agreement")
    )
    organisation = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, related_name="screenings", verbose_name=_("organisation")
    )
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="screenings", verbose_name=_("person"))
    is_whole = models.BooleanField(_("all partners"), default=False)
    at = models.DateTimeField(_("when"), auto_now_add=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by")
    )
    reason = models.CharField(_("why"), max_length=200, blank=True)
    lists = models.JSONField(default=list)
    """Name, edition and hash of each list as it was."""
    compared = models.PositiveIntegerField(_("names compared"), default=0)
    found = models.PositiveIntegerField(_("candidates found"), default=0)

    class Meta:
        verbose_name = _("screening")
        verbose_name_plural = _("screenings")
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return str(self.at)


class ScreeningHit(Audited):
    """A name of ours that resembles one of a list: a candidate, never a verdict, until a named person decides."""

    run = models.ForeignKey(ScreeningRun, models.PROTECT, related_name="hits")
    """The one that found it first."""
    content_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    object_id = models.BigIntegerField()
    subject = GenericForeignKey()
    """The organisation or person of ours."""
    list_name = models.CharField(_("list"), max_length=200)
    entry_key = models.CharField(_("number on the list"), max_length=100)
    entry = models.JSONField(default=dict)
    """The line of the list as it was."""
    our_name = models.CharField(_("our name"), max_length=500)
    their_name = models.CharField(_("name on the list"), max_length=500)
    score = models.PositiveSmallIntegerField(_("likeness"))
    """0 to 100."""
    reasons = models.JSONField(default=list)
    state = models.CharField(_("state"), max_length=10, choices=HitState, default=HitState.OPEN)
    reason = models.TextField(_("reason"), blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided"), null=True)
    is_gone = models.BooleanField(_("no longer on the list"), default=False)

    class Meta:
        verbose_name = _("candidate of a screening")
        verbose_name_plural = _("candidates of screenings")
        ordering = ["-score", "id"]
        indexes = [
            models.Index(fields=["content_type", "object_id"], name="hits_of_subject"),
            models.Index(fields=["state"], name="hits_to_decide", condition=Q(state__in=["open", "escalated"])),
        ]
        constraints = [
            models.UniqueConstraint(fields=["content_type", "object_id", "list_name", "entry_key"], name="hit_once")
        ]

    def __str__(self) -> str:
        return f"{self.our_name}: {self.their_name}"
