"""What somebody looked at and found not to be the same."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from syndesis.core.models import Audited
from syndesis.directory.models.organisations import Organisation
from syndesis.directory.models.people import Person


class Apart(Audited):
    """Base of two records that look alike and are not the same, in either order: nobody is asked of them again."""

    remark = models.CharField(_("remark"), max_length=300, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("who")
    )
    decided_at = models.DateTimeField(_("when"), auto_now_add=True)

    class Meta:
        abstract = True


class OrganisationsApart(Apart):
    """Two organisations that are not the same."""

    first = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    second = models.ForeignKey(Organisation, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("organisations that are not the same")
        verbose_name_plural = _("organisations that are not the same")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="organisations_apart_once"),
            models.CheckConstraint(name="organisation_apart_from_another", condition=~Q(first=F("second"))),
        ]

    def __str__(self) -> str:
        return f"{self.first} ≠ {self.second}"


class PeopleApart(Apart):
    """Two people who are not the same."""

    first = models.ForeignKey(Person, models.PROTECT, related_name="+")
    second = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("people who are not the same")
        verbose_name_plural = _("people who are not the same")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="people_apart_once"),
            models.CheckConstraint(name="person_apart_from_another", condition=~Q(first=F("second"))),
        ]

    def __str__(self) -> str:
        return f"{self.first} ≠ {self.second}"
