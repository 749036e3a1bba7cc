"""Enquiries: what strangers ask us by the public form."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from syndesis.core.fields import CountryField
from syndesis.core.models import Record
from syndesis.directory.models import Field, Organisation
from syndesis.engagement.choices import EnquiryStatus
from syndesis.engagement.models.initiatives import Initiative


class Enquiry(Record):
    """Somebody outside wants to work with us; somebody here takes it in hand, and perhaps it becomes a promise."""

    subject = models.CharField(_("subject"), max_length=200)
    text = models.TextField(_("what is proposed or asked"))
    sender = models.CharField(_("name"), max_length=200)
    email = models.EmailField(_("e-mail"))
    organisation_name = models.CharField(_("organisation, as written"), max_length=300, blank=True)
    country = CountryField(_("country"))
    field = models.ForeignKey(
        Field, models.PROTECT, null=True, blank=True, related_name="enquiries", verbose_name=_("field")
    )
    language = models.CharField(_("language"), max_length=10, blank=True)
    received_at = models.DateTimeField(_("received"), auto_now_add=True)
    status = models.CharField(_("status"), max_length=10, choices=EnquiryStatus, default=EnquiryStatus.NEW)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="enquiries",
        verbose_name=_("in the hands of"),
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="enquiries", verbose_name=_("organisation")
    )
    initiative = models.ForeignKey(
        Initiative, models.PROTECT, null=True, blank=True, related_name="enquiries", verbose_name=_("became")
    )
    owner_unit = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("unit in charge")
    )

    class Meta:
        verbose_name = _("enquiry")
        verbose_name_plural = _("enquiries")
        ordering = ["-received_at", "-id"]

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        return reverse("web:enquiry", args=[self.pk])
