"""An agreement between organisations of any level of the tree."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from syndesis.agreements.choices import (
    AgreementKind,
    AgreementStatus,
    BaseRelation,
    NoticeUnit,
    RenewalRule,
)
from syndesis.core.fields import PartialDateField
from syndesis.core.indexes import LatestFirst
from syndesis.core.models import Record
from syndesis.core.translated import TranslatedField
from syndesis.directory.models import AsWritten, Field, Organisation, Person

Label = str | Promise


class Agreement(Record):
    """A framework agreement, memorandum or contract; dates may be known to the year or month only."""

    title = models.CharField(_("title"), max_length=300, blank=True)
    titles = TranslatedField(_("titles in other languages"), default=dict, blank=True, encoder=AsWritten)
    """{"ru": "…"}"""
    reference = models.CharField(_("reference"), max_length=60, blank=True)
    kind = models.CharField(_("kind"), max_length=16, choices=AgreementKind, default=AgreementKind.FRAMEWORK)
    status = models.CharField(_("status"), max_length=12, choices=AgreementStatus, default=AgreementStatus.ACTIVE)
    signed_on = PartialDateField(_("signed"))
    starts_on = PartialDateField(_("in force from"))
    ends_on = PartialDateField(_("in force until (inclusive)"))
    end_is_estimated = models.BooleanField(
        _("the end is estimated"), default=False, help_text=_("The text names none: it is our own reckoning.")
    )
    is_open_ended = models.BooleanField(_("without an end"), default=False)
    term_months = models.PositiveSmallIntegerField(
        _("term in months"), null=True, blank=True, help_text=_("From it the end is reckoned where none is given.")
    )
    renewal = models.CharField(_("at its end"), max_length=10, choices=RenewalRule, blank=True)
    renewal_months = models.PositiveSmallIntegerField(_("renews by months"), null=True, blank=True)
    renewals_most = models.PositiveSmallIntegerField(
        _("renews at most"), null=True, blank=True, help_text=_("How many times; blank: without limit.")
    )
    notice = models.PositiveSmallIntegerField(_("period of notice"), null=True, blank=True)
    notice_unit = models.CharField(
        _("notice in"), max_length=6, choices=NoticeUnit, blank=True, help_text=_("Blank: months.")
    )
    framework = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="specific", verbose_name=_("under the framework")
    )
    base = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="later", verbose_name=_("changes or follows")
    )
    base_relation = models.CharField(_("as its"), max_length=10, choices=BaseRelation, blank=True)
    owner_unit = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("unit in charge")
    )
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="agreements",
        verbose_name=_("looked after by"),
    )
    champion = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="agreements_wanted", verbose_name=_("wanted by")
    )
    rationale = models.TextField(_("why we want it"), blank=True)
    money = models.TextField(_("money and who pays"), blank=True)
    runs_until = models.DateField(_("runs until"), null=True, blank=True, editable=False)
    """The end as it stands after all amendments and renewals; none where it has none (`services.term`)."""
    decide_by = models.DateField(_("decide by"), null=True, blank=True, editable=False)
    """The last day to decide what comes after it: its end less the period of notice."""
    terminates_on = models.DateField(_("terminated from the end of"), null=True, blank=True, editable=False)
    """Its last day after notice was given, which may lie ahead."""
    organisations = models.ManyToManyField(
        Organisation, through="AgreementParty", related_name="agreements", verbose_name=_("parties")
    )
    fields = models.ManyToManyField(
        Field, through="AgreementField", blank=True, related_name="agreements", verbose_name=_("fields")
    )
    units = models.ManyToManyField(
        Organisation, through="AgreementUnit", blank=True, related_name="+", verbose_name=_("units that take part")
    )

    class Meta:
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        ordering = [models.F("signed_on_last").desc(nulls_last=True), "-id"]
        constraints = [
            models.CheckConstraint(
                name="base_and_relation_together",
                condition=Q(base=None, base_relation="") | Q(base__isnull=False) & ~Q(base_relation=""),
                violation_error_message=_("Say both: which agreement it changes or follows, and as what."),
            )
        ]
        indexes = [
            models.Index(
                fields=["status", "kind", "visibility", "owner_unit", "archived_at"],  # read without the table
                name="agreements_counted",
                condition=Q(archived_at__isnull=True),
            ),
            models.Index(  # in the order of the list, with what is asked of who may see them
                "status",
                LatestFirst("ends_on_last"),
                F("id").desc(),
                "visibility",
                "owner_unit",
                "archived_at",
                name="agreements_by_end",
                condition=Q(archived_at__isnull=True),
            ),
            models.Index(fields=["decide_by"], name="agreements_to_decide", condition=Q(archived_at__isnull=True)),
            models.Index(fields=["runs_until"], name="agreements_ending", condition=Q(archived_at__isnull=True)),
        ]

    def __str__(self) -> str:
        return self.title or self.get_kind_display()

    def clean(self) -> None:
        super().clean()
        if wrong := said_by_half(self.base_id, self.base_relation):
            raise ValidationError(dict([wrong]))

    def get_absolute_url(self) -> str:
        return reverse("web:agreement", args=[self.pk])


def said_by_half(base: object, relation: str) -> tuple[str, Label] | None:
    """Where only one of the two is said, what an agreement changes or follows and as what: the field that is blank, and
    what to say there."""
    if base and not relation:
        return "base_relation", _("Say as what: an amendment, annex, extension, renewal or successor.")
    if relation and not base:
        return "base", _("Say which agreement it changes or follows.")
    return None
