"""What search looks at: one entry a record of ours, and the words that occur, to correct misspelt ones.

The word indexes themselves (FTS5 or tsvector) stand beside these tables: `core.search.schema`.
"""

import uuid

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _


class Searchable(models.Model):
    """Base of every table with a word index: it follows `search_text` by itself, however the row is written."""

    search_text = models.TextField(editable=False, default="")
    """The lines of `core.search.lines.compose`: names and context in normal words."""
    search_prior = models.FloatField(editable=False, default=0.0)
    """0-1: how likely people mean this row, before they type anything."""

    class Meta:
        abstract = True


class SearchEntry(Searchable):
    """One record of ours as search finds and shows it. Derived: `core.search.reindex` makes all of them anew."""

    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    title = models.CharField(_("title"), max_length=500)
    subtitle = models.CharField(_("subtitle"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")
        constraints = [
            models.UniqueConstraint(fields=["content_type", "object_id"], name="one_search_entry_per_record")
        ]

    def __str__(self) -> str:
        return self.title


class SearchVocabulary(models.Model):
    """The words of one index. A new generation tells every process to read them all again, else only what was added."""

    index = models.CharField(max_length=20, unique=True)
    generation = models.UUIDField(default=uuid.uuid4)

    class Meta:
        verbose_name = _("search vocabulary")
        verbose_name_plural = _("search vocabularies")

    def __str__(self) -> str:
        return self.index


class SearchWord(models.Model):
    """A word that occurs in an index. Added when first met (twice does no harm), counted now and then."""

    vocabulary = models.ForeignKey(SearchVocabulary, models.CASCADE, related_name="words", db_index=False)
    word = models.CharField(max_length=60)
    rows = models.PositiveIntegerField(default=1)
    """In how many rows it occurred when last counted."""

    class Meta:
        verbose_name = _("search word")
        verbose_name_plural = _("search words")
        indexes = [
            models.Index(fields=["vocabulary", "word"], name="search_word_known"),
            models.Index(fields=["vocabulary", "id"], name="search_word_new"),
        ]

    def __str__(self) -> str:
        return self.word
