"""Joint publications and who wrote them."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from syndesis.activities.choices import PublicationKind, Quartile
from syndesis.activities.models.activities import Activity
from syndesis.activities.models.dois import DoiField
from syndesis.core.models import Audited, Record
from syndesis.directory.models import Field, Organisation, Person
from syndesis.directory.models.apart import Apart
from syndesis.lib.orcid import normal_orcid


class Publication(Record):
    """A work that appeared, with its DOI where it has one."""

    title = models.CharField(_("title"), max_length=1000)
    doi = DoiField(_("DOI"))
    kind = models.CharField(_("kind"), max_length=11, choices=PublicationKind, default=PublicationKind.ARTICLE)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    journal = models.CharField(_("journal or book"), max_length=500, blank=True)
    issn = models.CharField(_("ISSN"), max_length=9, blank=True)
    quartile = models.PositiveSmallIntegerField(_("quartile"), choices=Quartile, null=True, blank=True)
    indexed_in = models.CharField(_("indexed in"), max_length=120, blank=True)
    openalex = models.CharField(_("OpenAlex id"), max_length=20, blank=True)
    citations = models.PositiveIntegerField(_("cited"), null=True, blank=True)
    language = models.CharField(_("language"), max_length=10, blank=True)
    is_open = models.BooleanField(_("open access"), null=True, blank=True)
    activity = models.ForeignKey(
        Activity, models.PROTECT, null=True, blank=True, related_name="publications", verbose_name=_("came of")
    )
    title_key = models.CharField(max_length=200, blank=True, editable=False, db_index=True)
    """The words of the title as they are compared."""
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="merged",
        verbose_name=_("merged into"),
    )
    organisations = models.ManyToManyField(
        Organisation,
        through="Affiliation",
        blank=True,
        related_name="publications",
        verbose_name=_("organisations"),
    )
    fields = models.ManyToManyField(
        Field, through="PublicationField", blank=True, related_name="publications", verbose_name=_("fields")
    )

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        ordering = [models.F("year").desc(nulls_last=True), "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["doi"],
                name="doi_once",
                condition=~Q(doi=""),
                violation_error_message=_("A publication with this DOI is on record."),
            )
        ]
        # Lists and counts read this index alone: all that is counted by, and all that tells who may see a row, stands
        # in it; also the column of its condition, which SQLite would look up else.
        indexes = [
            models.Index(
                fields=["year", "kind", "quartile", "indexed_in", "visibility", "activity", "archived_at"],
                name="works_told",
                condition=Q(archived_at=None),
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("web:publication", args=[self.pk])


class Author(Audited):
    """Somebody who wrote it, in order; linked to a person where we know them."""

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="authors")
    position = models.PositiveSmallIntegerField(_("number"), null=True, blank=True)
    """Left out: after those that have one."""
    name = models.CharField(_("name"), max_length=300)
    orcid = models.CharField(_("ORCID"), max_length=40, blank=True)
    affiliation = models.TextField(_("affiliation"), blank=True)
    """Of what is on no record, as it was written."""
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="authorships", verbose_name=_("person")
    )

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = [models.F("position").asc(nulls_last=True), "id"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """An ORCID iD may be given as its address; one whose last character does not fit the others is mistyped."""
        if not self.orcid:
            return
        try:
            self.orcid = normal_orcid(self.orcid)
        except ValueError:
            told = gettext("%(value)s is no ORCID iD: write its 16 characters, 0000-0002-1825-0097, or its address.")
            raise ValidationError(told % {"value": self.orcid}) from None


class Affiliation(Audited):
    """An organisation for which somebody wrote it."""

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="affiliations")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="affiliations")

    class Meta:
        verbose_name = _("organisation of a publication")
        verbose_name_plural = _("organisations of publications")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["publication", "organisation"], name="affiliation_once")]

    def __str__(self) -> str:
        return str(self.organisation)


class PublicationField(Audited):
    publication = models.ForeignKey(Publication, models.CASCADE, related_name="field_rows")
    field = models.ForeignKey(Field, models.PROTECT, related_name="publication_rows")

    class Meta:
        verbose_name = _("field of a publication")
        verbose_name_plural = _("fields of publications")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["publication", "field"], name="field_of_publication_once")]

    def __str__(self) -> str:
        return str(self.field)


class PublicationsApart(Apart):
    """Two publications that look alike and are not the same."""

    first = models.ForeignKey(Publication, models.PROTECT, related_name="+")
    second = models.ForeignKey(Publication, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("publications that are not the same")
        verbose_name_plural = _("publications that are not the same")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="publications_apart_once"),
            models.CheckConstraint(name="publication_apart_from_another", condition=~Q(first=F("second"))),
        ]

    def __str__(self) -> str:
        return f"{self.first} ≠ {self.second}"
