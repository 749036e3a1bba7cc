"""People who moved: single stays without needless personal data, yearly counts, offers of internships."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from syndesis.activities.choices import Employment, Level, MobilityDirection, MobilityKind, Money
from syndesis.activities.models.activities import Activity
from syndesis.agreements.models import Agreement
from syndesis.core.fields import AcademicYearField, PartialDateField, academic_years
from syndesis.core.indexes import LatestFirst
from syndesis.core.models import Record, Visibility
from syndesis.directory.models import Field, Organisation, Person
from syndesis.lib.partial_dates import academic


class Moving(Record):
    """Base of what both say: in or out, of what kind, with whom, from which of our units, at which level."""

    direction = models.CharField(_("direction"), max_length=3, choices=MobilityDirection)
    kind = models.CharField(_("kind"), max_length=10, choices=MobilityKind, default=MobilityKind.STUDENT)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name=_("partner"))
    owner_unit = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("unit of ours")
    )
    level = models.CharField(_("level"), max_length=9, choices=Level, blank=True)
    money = models.CharField(_("paid by"), max_length=7, choices=Money, default=Money.UNKNOWN)
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("under the agreement")
    )

    class Meta:
        abstract = True


class InternshipOffer(Record):
    """Places for interns that a company or partner offers."""

    title = models.CharField(_("title"), max_length=300)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="internship_offers", verbose_name=_("offered by")
    )
    owner_unit = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("unit of ours")
    )
    places = models.PositiveSmallIntegerField(_("places"), null=True, blank=True)
    level = models.CharField(_("level"), max_length=9, choices=Level, blank=True)
    field = models.ForeignKey(Field, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("field"))
    starts_on = PartialDateField(_("from"))
    ends_on = PartialDateField(_("until (inclusive)"))
    apply_by = models.DateField(_("apply by (inclusive)"), null=True, blank=True)
    contact = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("whom to ask there")
    )
    description = models.TextField(_("description"), blank=True)
    is_paid = models.BooleanField(_("paid"), null=True, blank=True)

    class Meta:
        verbose_name = _("internship offer")
        verbose_name_plural = _("internship offers")
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("web:internship_offer", args=[self.pk])


class Mobility(Moving):
    """One stay of one person, who need not be named."""

    starts_on = PartialDateField(_("from"))
    ends_on = PartialDateField(_("until (inclusive)"))
    year = AcademicYearField(_("academic year"), source="starts_on")
    field = models.ForeignKey(Field, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("field"))
    activity = models.ForeignKey(
        Activity, models.PROTECT, null=True, blank=True, related_name="stays", verbose_name=_("within")
    )
    offer = models.ForeignKey(
        InternshipOffer, models.PROTECT, null=True, blank=True, related_name="placements", verbose_name=_("offer")
    )
    host_unit = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("host unit")
    )
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="stays", verbose_name=_("person"),
        help_text=_("Only where it is needed: teachers, visiting professors. A student needs no name here."),
    )  # fmt: skip
    code = models.CharField(_("code"), max_length=60, blank=True, help_text=_("Of another system; no name."))
    employment = models.CharField(_("job afterwards"), max_length=7, choices=Employment, blank=True)

    class Meta:
        verbose_name = _("stay")
        verbose_name_plural = _("stays")
        ordering = [models.F("starts_on_last").desc(nulls_last=True), "-id"]
        # Half a million of them are counted by reading one of these indexes alone, which hold the column of their
        # condition too, or SQLite would look it up. All are counted from the first two, which are small, since their
        # values repeat; the next two hold all else that is counted by, and all that tells who may see a row.
        indexes = [
            models.Index(
                fields=["year", "direction", "kind", "level", "money", "archived_at"],
                name="stays_counted_by_year",
                condition=Q(archived_at=None),
            ),
            models.Index(
                fields=["organisation", "year", "archived_at"],
                name="stays_counted_by_partner",
                condition=Q(archived_at=None),
            ),
            models.Index(
                fields=[
                    *("year", "direction", "kind", "level", "money", "owner_unit", "visibility", "organisation"),
                    "archived_at",
                ],
                name="stays_told_by_year",
                condition=Q(archived_at=None),
            ),
            models.Index(
                fields=[
                    *("organisation", "year", "direction", "kind", "level", "money", "owner_unit", "visibility"),
                    "archived_at",
                ],
                name="stays_told_by_partner",
                condition=Q(archived_at=None),
            ),
            models.Index(
                LatestFirst("starts_on_first"),
                models.F("id").desc(),
                name="stays_latest",
                condition=Q(archived_at=None),
            ),
            models.Index(
                models.F("year"),
                LatestFirst("starts_on_first"),
                models.F("id").desc(),
                name="stays_latest_of_year",
                condition=Q(archived_at=None),
            ),
            # The few of which not everybody may know are taken from the count of all (`core.counting`).
            models.Index(
                fields=[
                    *("year", "direction", "kind", "level", "money", "owner_unit", "organisation"),
                    *("visibility", "archived_at"),
                ],
                name="stays_restricted_by_year",
                condition=Q(archived_at=None, visibility=Visibility.RESTRICTED),
            ),
            models.Index(
                fields=[
                    *("organisation", "year", "direction", "kind", "level", "money", "owner_unit"),
                    *("visibility", "archived_at"),
                ],
                name="stays_restricted_by_partner",
                condition=Q(archived_at=None, visibility=Visibility.RESTRICTED),
            ),
            models.Index(
                fields=["agreement", "year", "direction", "kind", "organisation", "visibility", "archived_at"],
                name="stays_under_agreement",
                condition=Q(archived_at=None, agreement__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    def get_absolute_url(self) -> str:
        return reverse("web:stay", args=[self.pk])


class MobilityCount(Moving):
    """How many moved in a year, where the single stays are not kept."""

    year = models.PositiveSmallIntegerField(_("academic year"), choices=academic_years)
    people = models.PositiveIntegerField(_("people"))
    months = models.DecimalField(
        _("months together"),
        max_digits=9,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )

    class Meta:
        verbose_name = _("yearly count of mobility")
        verbose_name_plural = _("yearly counts of mobility")
        ordering = ["-year", "id"]
        indexes = [
            models.Index(fields=["organisation", "year", "direction", "kind"], name="counts_of_partner"),
            models.Index(
                fields=[
                    *("year", "direction", "kind", "level", "money", "owner_unit", "organisation"),
                    *("visibility", "people", "archived_at"),
                ],
                name="counts_told_by_year",
                condition=Q(archived_at=None),
            ),
            models.Index(
                fields=[
                    "agreement",
                    "year",
                    "direction",
                    "kind",
                    "organisation",
                    "people",
                    "visibility",
                    "archived_at",
                ],
                name="counts_under_agreement",
                condition=Q(archived_at=None, agreement__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{academic(self.year)}: {self.people}"

    def get_absolute_url(self) -> str:
        return reverse("web:mobility_count", args=[self.pk])
