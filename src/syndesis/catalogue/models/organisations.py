"""The world's organisations as the Research Organization Registry knows them: loaded, never edited."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from syndesis.catalogue.choices import Kind, Status
from syndesis.core.models.search import Searchable


class CatalogueOrganisation(Searchable):
    """One record of the register; not in the history. What has several values is JSON, read with its record.

    A table of the 244,343 names was measured: neither smaller (17 MB, JSON 15) nor to be noticed where names are shown
    (0.03 ms for ten records, JSON 0.05), and a changed record would have to replace its rows.
    """

    ror = models.CharField("ROR", max_length=9, unique=True)
    """The last part of the id: "03cve4549"."""
    name = models.CharField(_("name"), max_length=300)
    """The one that the register shows."""
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.OTHER)
    types = models.JSONField(default=list)
    """["education", "funder"], the register's words, from which `kind` was made."""
    country = models.CharField(_("country"), max_length=2, blank=True)
    country_name = models.CharField(max_length=100, blank=True)
    """In English, as the register has it."""
    city = models.CharField(_("city"), max_length=120, blank=True)
    latitude = models.FloatField(_("latitude"), null=True)
    longitude = models.FloatField(_("longitude"), null=True)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.ACTIVE)
    established = models.PositiveSmallIntegerField(_("founded"), null=True)
    website = models.TextField(_("website"), blank=True)
    wikipedia = models.TextField(blank=True)
    domains = models.JSONField(default=list)
    """["tsinghua.edu.cn"]"""
    names = models.JSONField(default=list)
    """[[text, language or "", "official", "alias" or "acronym"]], in the order of the lines of `search_text`."""
    identifiers = models.JSONField(default=dict)
    """{"isni": ["0000 0001 0662 3178"]}, the preferred one first."""
    relationships = models.JSONField(default=dict)
    """{"parent": [ror], "child": ..., "related": ..., "predecessor": ..., "successor": ...}"""
    release = models.CharField(_("release"), max_length=20, blank=True)
    """The release of the register in which the record last changed, as far as the dump tells."""
    fingerprint = models.BinaryField(max_length=16, editable=False)
    """Of the record as loaded: what has not changed is not written again."""
    vanished_at = models.DateTimeField(_("vanished"), null=True)
    """When a whole dump first lacked the record. It stays, since records of ours may have come from it."""

    class Meta:
        verbose_name = _("catalogue organisation")
        verbose_name_plural = _("catalogue organisations")

    def __str__(self) -> str:
        return self.name

    @property
    def ror_url(self) -> str:
        return f"https://ror.org/{self.ror}"
