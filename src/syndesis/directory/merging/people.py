"""Two records of one person become one."""

from collections.abc import Collection, Mapping

from django.utils import timezone
from django.utils.translation import gettext as _

from syndesis.core.history import Actor, recording
from syndesis.core.services import Refused
from syndesis.directory import policies
from syndesis.directory.choices import NameKind
from syndesis.directory.merging.absorbing import absorb
from syndesis.directory.merging.mentions import mentioned_instead
from syndesis.directory.merging.patience import as_they_reach_now, locked, one_at_a_time, patiently
from syndesis.directory.merging.refusals import refuse_merged, refuse_same
from syndesis.directory.merging.richer import enrich
from syndesis.directory.models import Person, PersonName
from syndesis.objects.versions import refuse_stale

MERGED = "People merged"
STAY = ("family_name", "given_name", "merged_into", "archived_at", "erased_at")
CHOSEN = ("given_name", "family_name", "salutation", "visibility", "notes")
"""Fields of which one may choose whose value stays."""


def merge_people(
    kept: Person,
    gone: Person,
    *,
    by: Actor,
    take: Collection[str] = (),
    versions: Mapping[int, int] | None = None,
) -> Person:
    """As `merge_organisations`: of a given name the fuller form stays, unless it is chosen; a name that does not stay
    is kept as another name."""
    return patiently(lambda: _merge(kept, gone, by, take, versions or {}))


def _merge(kept: Person, gone: Person, by: Actor, take: Collection[str], versions: Mapping[int, int]) -> Person:
    with recording(by, MERGED):
        one_at_a_time()
        refuse_same(kept, gone)
        rows = locked(Person, [kept.pk, gone.pk])
        kept, gone = rows[kept.pk], rows[gone.pk]
        refuse_merged(kept, gone)
        _refuse_erased(kept, gone)
        policies.people.check_all(by.user, [kept, gone])
        if versions:
            refuse_stale([row for row in (kept, gone) if row.pk in versions], versions)
        former = {(row.given_name, row.family_name) for row in (kept, gone)}
        enrich(kept, gone, besides={*STAY, *take})
        if not kept.given_name and kept.family_name.casefold() == gone.family_name.casefold():
            kept.given_name = gone.given_name
        for name in set(take) & set(CHOSEN):
            setattr(kept, name, getattr(gone, name))
        absorb(kept, gone)
        _keep_names(kept, former)
        kept.save()
        gone.merged_into, gone.archived_at = kept, timezone.now()
        gone.save(update_fields=["merged_into", "archived_at"])
        mentioned_instead(kept, gone)
        policies.people.check(as_they_reach_now(by.user), kept)
    return kept


def _keep_names(kept: Person, former: set[tuple[str, str]]) -> None:
    known = {(row.given_name, row.family_name) for row in kept.names.all()}
    for given, family in sorted(former - known - {(kept.given_name, kept.family_name)}):
        if not given and family.casefold() == kept.family_name.casefold():
            continue  # it says nothing more
        PersonName.objects.create(person=kept, given_name=given, family_name=family, kind=NameKind.ALIAS)


def _refuse_erased(kept: Person, gone: Person) -> None:
    if kept.erased_at or gone.erased_at:
        raise Refused(_("Who was erased cannot be merged: nothing tells who it is."))
