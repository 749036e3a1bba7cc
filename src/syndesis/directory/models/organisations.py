"""One tree of organisations: universities, companies, parks, networks, authorities, and every unit inside them."""

from typing import Any

from django.db import models
from django.db.models.lookups import StartsWith
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from syndesis.core.fields import CountryField, PartialDateField
from syndesis.core.models import Audited, Record
from syndesis.directory.choices import IdentifierScheme, NameKind, OrganisationKind
from syndesis.directory.models.dated import Dated
from syndesis.lib.ror import normal_ror


@models.CharField.register_lookup
class Under(models.Lookup[str]):
    """`path__under="/4/"`: at or below a node of the tree. As `startswith`, but found in the index on SQLite too, whose
    LIKE never looks there: a path and all that begin with it stand together in the order of their bytes."""

    lookup_name = "under"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        return StartsWith(self.lhs, self.rhs).as_sql(compiler, connection)

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        column, own = compiler.compile(self.lhs)
        return f"({column} >= %s AND {column} < %s)", (*own, self.rhs, *own, f"{self.rhs}\U0010ffff")


class Organisation(Record):
    """A university, company, park, network, authority, or a unit of one. Our own institution is the node `is_home`."""

    name = models.CharField(_("name"), max_length=300, help_text=_("The name shown; the others stand below it."))
    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind, default=OrganisationKind.UNIVERSITY)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="units", verbose_name=_("part of")
    )
    path = models.CharField(max_length=200, editable=False, db_index=True, default="")
    """Keys from the root to this node: "/4/17/"; all below a node have its path as a prefix."""
    country = CountryField(_("country"), help_text=_("Two letters, ISO 3166-1."))
    city = models.CharField(_("city"), max_length=120, blank=True)
    website = models.URLField(_("website"), blank=True)
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    """Degrees of the seat, north and east."""
    founded_on = PartialDateField(_("founded"))
    closed_on = PartialDateField(_("closed"))
    is_closed = models.BooleanField(
        _("no longer exists"), default=False, help_text=_("Also where nobody knows since when.")
    )
    is_home = models.BooleanField(_("our own institution"), default=False)
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="merged",
        verbose_name=_("merged into"),
    )
    """The record that took over all that this one held; old addresses lead there."""

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["is_home"], condition=models.Q(is_home=True), name="one_home_institution")
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("web:partner", args=[self.pk])


class OrganisationName(Dated):
    """A name by which an organisation is or was known."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="names")
    text = models.CharField(_("name"), max_length=300)
    language = models.CharField(_("language"), max_length=10, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=NameKind, default=NameKind.ALIAS)

    class Meta:
        verbose_name = _("name")
        verbose_name_plural = _("names")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "text", "language"], name="name_once_per_language")
        ]

    def __str__(self) -> str:
        return self.text


class OrganisationIdentifier(Audited):
    """An identifier of an organisation in a register."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="identifiers")
    scheme = models.CharField(_("register"), max_length=12, choices=IdentifierScheme)
    value = models.CharField(_("identifier"), max_length=60)

    class Meta:
        verbose_name = _("identifier")
        verbose_name_plural = _("identifiers")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["scheme", "value"], name="identifier_belongs_to_one")]

    def __str__(self) -> str:
        return f"{self.get_scheme_display()} {self.value}"

    def clean(self) -> None:
        """A ROR id may be given as its address."""
        if self.scheme == IdentifierScheme.ROR:
            self.value = normal_ror(self.value) or self.value
