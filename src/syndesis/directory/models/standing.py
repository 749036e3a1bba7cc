"""What an organisation is held to be: its statuses, its ranks, where else it is, what it stands to others."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from syndesis.core.fields import CountryField
from syndesis.core.models import Audited
from syndesis.directory.choices import RelationKind, StatusKind
from syndesis.directory.models.dated import Dated
from syndesis.directory.models.organisations import Organisation


class InstitutionalStatus(Dated):
    """A status that an authority gave an organisation, or a competition that it won: "National research university"
    since 2010, "Project 5-100" in 2013 from among 14 others."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="statuses")
    name = models.CharField(_("status or programme"), max_length=200)
    kind = models.CharField(_("kind"), max_length=12, choices=StatusKind, default=StatusKind.STATUS)
    given_by = models.CharField(_("given by"), max_length=200, blank=True)
    competitors = models.PositiveIntegerField(
        _("competitors"), null=True, blank=True, help_text=_("How many others took part in the competition.")
    )

    class Meta:
        verbose_name = _("institutional status")
        verbose_name_plural = _("institutional statuses")
        ordering = [F("starts_on_first").asc(nulls_first=True), "id"]

    def __str__(self) -> str:
        return self.name


class RankingResult(Audited):
    """The place of an organisation in an edition of a ranking: a rank, or a band of ranks such as 201 to 250."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="rankings")
    system = models.CharField(_("ranking"), max_length=120, help_text=_("As “THE World University Rankings”."))
    edition = models.PositiveSmallIntegerField(_("edition"), help_text=_("The year that the ranking bears."))
    category = models.CharField(
        _("category"), max_length=120, blank=True, help_text=_("A subject or group of the ranking; blank: overall.")
    )
    rank = models.PositiveIntegerField(_("rank"), help_text=_("Of a band, the first."))
    rank_to = models.PositiveIntegerField(_("last rank of the band"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("place in a ranking")
        verbose_name_plural = _("places in rankings")
        ordering = ["system", "category", "edition", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "system", "edition", "category"], name="one_rank_an_edition_and_category"
            ),
            models.CheckConstraint(
                name="rank_band_ascends", condition=Q(rank__gte=1) & (Q(rank_to=None) | Q(rank_to__gte=F("rank")))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.system} {self.edition}: {self.ranks}"

    @property
    def ranks(self) -> str:
        """The rank, or the band."""
        return f"{self.rank}–{self.rank_to}" if self.rank_to and self.rank_to != self.rank else str(self.rank)


class OrganisationPlace(Audited):
    """A place of an organisation beside its seat: a campus, a building, a venue."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="places")
    name = models.CharField(_("place"), max_length=200)
    address = models.CharField(_("address"), max_length=300, blank=True)
    city = models.CharField(_("city"), max_length=120, blank=True)
    country = CountryField(_("country"), help_text=_("Two letters, ISO 3166-1."))
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name


class OrganisationRelation(Dated):
    """How one organisation stands to another outside the tree: it went before it, founded it, works with it."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="relations")
    kind = models.CharField(_("relation"), max_length=20, choices=RelationKind)
    other = models.ForeignKey(
        Organisation, models.PROTECT, related_name="relations_of_others", verbose_name=_("other organisation")
    )
    remark = models.CharField(_("remark"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("relation")
        verbose_name_plural = _("relations")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "kind", "other"], name="relation_once"),
            models.CheckConstraint(name="relation_to_another", condition=~Q(organisation=F("other"))),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.other}"
