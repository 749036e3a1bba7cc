"""Saved views, and what a user wants a list to look like."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from syndesis.core.models import Audited


class Density(models.TextChoices):
    COMFORTABLE = "comfortable", _("Comfortable")
    COMPACT = "compact", _("Compact")


class SavedView(Audited):
    """A list that somebody narrowed, sorted and gave a name: their own, or for all staff."""

    kind = models.CharField(max_length=40)
    """The type's `many`."""
    name = models.CharField(_("name"), max_length=60)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("owner"))
    # Not cascading: what cascades from a user is part of the user's record, and a view is not.
    query = models.TextField(_("what it asks for"), blank=True)
    """Parameters of the list's address, encoded: "country=ES&sort=name"."""
    is_shared = models.BooleanField(_("for all staff"), default=False)

    class Meta:
        verbose_name = _("saved view")
        verbose_name_plural = _("saved views")
        ordering = ["is_shared", "name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "owner", "name"], condition=models.Q(is_shared=False), name="own_view_named_once"
            ),
            models.UniqueConstraint(
                fields=["kind", "name"], condition=models.Q(is_shared=True), name="shared_view_named_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ListSetting(models.Model):
    """How one user left one list: mere use, of which no history is kept."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)
    density = models.CharField(max_length=11, choices=Density, blank=True)
    view = models.ForeignKey(SavedView, models.SET_NULL, null=True, related_name="+")
    """The view with which the list opens; none: all records."""

    class Meta:
        verbose_name = _("setting of a list")
        verbose_name_plural = _("settings of lists")
        constraints = [models.UniqueConstraint(fields=["user", "kind"], name="one_setting_a_list")]

    def __str__(self) -> str:
        return f"{self.user}: {self.kind}"
