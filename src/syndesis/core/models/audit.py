"""The history: what every audited table writes down by trigger, and the deeds that group it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Audited(models.Model):
    """Base of every table whose inserts, updates and deletes are written down by triggers (`core.history`)."""

    history_exclude: tuple[str, ...] = ()
    """Columns that no image keeps: secrets and what changes by mere use."""
    needs_its_subject = False
    """Whether what a row points to by a generic link may not be undone while the row stands."""
    is_log = False
    """Whether its rows tell how their record came to be as it is: no part of what two moments of it differ in."""

    class Meta:
        abstract = True


class Source(models.TextChoices):
    """Where a change came from."""

    USER = "user", _("a person")
    DOCUMENT = "document", _("a document")
    IMPORT = "import", _("an import")
    API = "api", _("another system")
    JOB = "job", _("a job")
    SYSTEM = "system", _("the system")
    LINK = "link", _("a counterpart, by a link")
    FORM = "form", _("a stranger, by the public form")


class Change(models.Model):
    """One deed of one actor: all rows that a service wrote in one transaction."""

    at = models.DateTimeField(auto_now_add=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.DO_NOTHING, null=True, db_constraint=False, related_name="+"
    )
    source = models.CharField(max_length=10, choices=Source, default=Source.USER)
    reason = models.CharField(max_length=200, blank=True)
    request = models.CharField(max_length=32, blank=True)
    undoes = models.ForeignKey("self", models.DO_NOTHING, null=True, db_constraint=False, related_name="undone_by")
    taken_back_by = models.ForeignKey(
        "self", models.DO_NOTHING, null=True, db_constraint=False, db_index=False, related_name="+"
    )
    """The deed that undid this one, alone or with others."""

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")

    def __str__(self) -> str:
        return self.reason


class Operation(models.TextChoices):
    INSERT = "insert", _("created")
    UPDATE = "update", _("changed")
    DELETE = "delete", _("deleted")


class HistoryEvent(models.Model):
    """One insert, update or delete of one row, written by a trigger. An update and a delete keep the row as it was;
    an insert keeps nothing, since the row is its own last image. No change: somebody wrote past the services (raw)."""

    at = models.DateTimeField()
    change = models.ForeignKey(Change, models.DO_NOTHING, null=True, db_constraint=False, related_name="events")
    model = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    operation = models.CharField(max_length=6, choices=Operation)
    old = models.JSONField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["model", "object_id", "id"], name="history_of_object"),
            # What was taken from a record is found by its last image, among the few rows that were ever deleted.
            models.Index(fields=["model"], name="history_deleted", condition=models.Q(operation="delete")),
        ]
        verbose_name = _("history event")
        verbose_name_plural = _("history events")

    def __str__(self) -> str:
        return f"{self.model} {self.object_id}: {self.operation}"


class HistoryContext(models.Model):
    """The change under way, for the triggers of SQLite: one row, written and cleared inside the writer's transaction
    (SQLite has one writer at a time, so no other can see it). PostgreSQL keeps it in a setting of the transaction."""

    change_id = models.BigIntegerField(null=True)

    def __str__(self) -> str:
        return str(self.change_id or "")
