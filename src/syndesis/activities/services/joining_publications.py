"""Two records of one publication become one; or are held apart, for good."""

from django.utils import timezone
from django.utils.translation import gettext as _

from syndesis.activities import policies
from syndesis.activities.models import Author, Publication, PublicationsApart
from syndesis.core.history import Actor, recording, undo
from syndesis.core.models import Change, HistoryEvent
from syndesis.core.services import Refused
from syndesis.directory.merging.absorbing import absorb
from syndesis.directory.merging.mentions import mentioned_instead
from syndesis.directory.merging.refusals import refuse_merged, refuse_same
from syndesis.directory.merging.richer import enrich
from syndesis.lib.text import normal

JOINED, SEPARATED = "Publications joined", "Joining taken back"
STAY = ("title", "title_key", "kind", "merged_into", "archived_at")


def join_publications(kept: Publication, gone: Publication, *, by: Actor) -> Publication:
    """Make one of two: what is blank of `kept` is filled, all that refers to `gone` refers to it, and `gone` goes to
    the archive, where its other DOI leads on. Raises Refused where that cannot be."""
    with recording(by, JOINED):
        refuse_same(kept, gone)
        rows = Publication.objects.select_for_update().order_by("pk").in_bulk([kept.pk, gone.pk])
        kept, gone = rows[kept.pk], rows[gone.pk]
        refuse_merged(kept, gone)
        policies.publications.check_all(by.user, [kept, gone])
        enrich(kept, gone, besides=STAY)
        if kept.doi == gone.doi:
            gone.doi = ""
        gone.merged_into, gone.archived_at = kept, timezone.now()
        gone.save()
        kept.save()
        _join_authors(kept, gone)
        absorb(kept, gone, besides=("merged_into",))
        mentioned_instead(kept, gone)
        policies.publications.check(by.user, kept)
    return kept


def _join_authors(kept: Publication, gone: Publication) -> None:
    """The authors of one stay; what the other knows more of them is said of those of the same name."""
    told = {normal(author.name): author for author in gone.authors.all()}
    own = list(kept.authors.all())
    for author in own:
        other = told.get(normal(author.name))
        if other is not None and enrich(author, other, besides=("publication", "position", "name")):
            author.save()
    if own:
        Author.objects.filter(publication=gone).delete()


def separate_publications(gone: Publication, *, by: Actor) -> Publication:
    """Take a joining back: both are as they were. Raises ChangedSince where what it wrote was changed since."""
    with recording(by, SEPARATED):
        now = Publication.objects.select_for_update().get(pk=gone.pk)
        if now.merged_into is None or (deed := deed_of(now)) is None:
            raise Refused(_("“%(record)s” is not merged into any other.") % {"record": now})
        policies.publications.check(by.user, now.merged_into)
        undo([deed], by=by, reason=SEPARATED)
        now.refresh_from_db()
    return now


def deed_of(gone: Publication) -> Change | None:
    """The deed by which a publication was joined with another."""
    events = HistoryEvent.objects.filter(
        model=Publication._meta.label_lower, object_id=gone.pk, change__reason=JOINED, change__taken_back_by=None
    )
    event = events.select_related("change").order_by("-pk").first()
    return event.change if event else None


def hold_publications_apart(first: Publication, second: Publication, *, by: Actor) -> PublicationsApart:
    """Say that two are not the same: nobody is asked of them again."""
    refuse_same(first, second)
    one, other = sorted((first, second), key=lambda record: record.pk)
    with recording(by, "Found not to be the same"):
        policies.publications.check_all(by.user, [one, other])
        row, _made = PublicationsApart.objects.get_or_create(first=one, second=other, defaults={"decided_by": by.user})
    return row
