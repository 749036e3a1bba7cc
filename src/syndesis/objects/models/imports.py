"""Imports: a file whose rows become records, from its arrival to its undoing.

They are bookkeeping, of which no history is kept; what an import writes has its history like any other deed.
"""

from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from syndesis.core.models import Change, StoredFile


class ImportState(models.TextChoices):
    MAPPING = "mapping", _("columns are being chosen")
    CHECKING = "checking", _("being checked")
    CHECKED = "checked", _("to be accepted")
    WRITING = "writing", _("being written")
    DONE = "done", _("done")
    TAKING_BACK = "taking_back", _("being undone")
    TAKEN_BACK = "taken_back", _("undone")


class Import(models.Model):
    """A file of rows of one type, what its columns mean, and how far it has come."""

    kind = models.CharField(max_length=40)
    """The type's `many`."""
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    """In whose name; none: the system itself."""
    at = models.DateTimeField(auto_now_add=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    file_name = models.CharField(_("file"), max_length=255)
    language = models.CharField(max_length=10, blank=True)
    """Of the person, in which reasons are worded."""
    state = models.CharField(_("state"), max_length=12, choices=ImportState, default=ImportState.MAPPING)
    choices: Any = models.JSONField(default=dict)
    """What was chosen of the file (`encoding`, `delimiter`, `sheet`, `head`, `hidden`) and of its columns (`mapping`:
    the target of each by its number), and the `answers` to questions by model and text."""
    counts: Any = models.JSONField(default=dict)
    """Rows by their verdict, and `unmapped`: the columns that were left out."""
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    error = models.TextField(blank=True)
    """Why the last step came to nothing, for the person."""
    change = models.ForeignKey(Change, models.DO_NOTHING, null=True, db_constraint=False, related_name="+")
    """The deed that wrote its records."""

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        return reverse("web:import", args=[self.pk])


class Verdict(models.TextChoices):
    """What becomes of a row."""

    CREATE = "create", _("new")
    CHANGE = "change", _("changed")
    SAME = "same", _("unchanged")
    WRONG = "wrong", _("with an error")
    OPEN = "open", _("waiting for an answer")


class ImportLine(models.Model):
    """A row of the file as it was understood: what will be written is what was seen here."""

    batch = models.ForeignKey(Import, models.CASCADE, related_name="lines")
    row = models.PositiveIntegerField()
    verdict = models.CharField(max_length=6, choices=Verdict)
    title = models.CharField(max_length=300, blank=True)
    record = models.BigIntegerField(null=True)
    version = models.BigIntegerField(default=0)
    """Of the record when it was compared."""
    data: Any = models.JSONField(default=dict)
    steps: Any = models.JSONField(default=list)
    """Name of the field, old and new value in words."""
    problems: Any = models.JSONField(default=list)
    """Letters of the column and its name, the value, why."""

    class Meta:
        verbose_name = _("row of an import")
        verbose_name_plural = _("rows of an import")
        ordering = ["row", "id"]
        indexes = [models.Index(fields=["batch", "verdict", "row"], name="import_lines_in_order")]

    def __str__(self) -> str:
        return f"{self.row}: {self.title}"


class ImportQuestion(models.Model):
    """A name in the file that means no record, or more than one; the answer holds for all its rows."""

    batch = models.ForeignKey(Import, models.CASCADE, related_name="questions")
    source = models.CharField(max_length=60)
    """The source of the field (`objects.references`)."""
    text = models.CharField(max_length=300)
    number = models.PositiveIntegerField(default=1)
    """Rows that it stands in."""
    row = models.PositiveIntegerField(default=0)
    """The first of them."""
    candidates: Any = models.JSONField(default=list)
    """Value, label, detail and origin of what may be meant, likeliest first."""
    answer = models.CharField(max_length=330, blank=True)
    """A value of the source, or how its rows go on without: `leave` or `skip`."""

    class Meta:
        verbose_name = _("question of an import")
        verbose_name_plural = _("questions of an import")
        ordering = ["-number", "text", "id"]
        constraints = [models.UniqueConstraint(fields=["batch", "source", "text"], name="asked_once")]

    def __str__(self) -> str:
        return self.text


class KnownColumn(models.Model):
    """What a column of this name meant, the last time that a person said so: for them, and for all others."""

    kind = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    """In its normal spelling."""
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    target = models.CharField(max_length=100, blank=True)
    """Blank: it is to be left out."""
    at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("known column")
        verbose_name_plural = _("known columns")
        constraints = [models.UniqueConstraint(fields=["kind", "name", "user"], name="column_known_once")]

    def __str__(self) -> str:
        return f"{self.name}: {self.target}"
