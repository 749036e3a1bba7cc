"""Two records of one organisation become one."""

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
from syndesis.directory.merging.tree import move_parts, repath
from syndesis.directory.models import Organisation, OrganisationName
from syndesis.objects.versions import refuse_stale

MERGED = "Organisations merged"
STAY = ("is_home", "parent", "path", "merged_into", "archived_at", "name", "kind", "closed_on", "is_closed")
"""Fields that the record which stays keeps, whatever the other says, unless they are chosen."""
PLACE = ("city", "latitude", "longitude")
CHOSEN = (
    "name", "kind", "parent", "country", "city", "website", "founded_on", "closed_on", "is_closed", "latitude",
    "longitude", "visibility", "notes",
)  # fmt: skip
"""Fields of which one may choose whose value stays."""


def merge_organisations(
    kept: Organisation,
    gone: Organisation,
    *,
    by: Actor,
    take: Collection[str] = (),
    versions: Mapping[int, int] | None = None,
) -> Organisation:
    """Make one record of two: `kept` takes over all that `gone` holds and all that refers to it, and its names; `gone`
    is archived, and its address leads to `kept`. Of the fields in `take` the value of `gone` stays; of the others that
    of `kept`, where it has one. Raises Refused, also Stale where one is no longer at its version in `versions`."""
    return patiently(lambda: _merge(kept, gone, by, take, versions or {}))


def _merge(
    kept: Organisation, gone: Organisation, by: Actor, take: Collection[str], versions: Mapping[int, int]
) -> Organisation:
    with recording(by, MERGED):
        one_at_a_time()
        kept, gone = _held(kept, gone)
        refuse_merged(kept, gone)
        _refuse(kept, gone)
        policies.organisations.check_all(by.user, [kept, gone])
        if versions:
            refuse_stale([row for row in (kept, gone) if row.pk in versions], versions)
        name = gone.name if "name" in take else kept.name
        _as_other_names(kept if "name" in take else gone)
        _take(kept, gone, take)
        move_parts(kept, gone)
        absorb(kept, gone, besides=("parent",))
        for each in {gone.name, kept.name} - set(kept.names.values_list("text", flat=True)):
            OrganisationName.objects.create(organisation=kept, text=each, kind=NameKind.ALIAS)
        kept.name = name
        kept.save()
        gone.merged_into, gone.archived_at = kept, timezone.now()
        gone.save(update_fields=["merged_into", "archived_at"])
        mentioned_instead(kept, gone)
        policies.organisations.check(as_they_reach_now(by.user), kept)
    return kept


def _held(kept: Organisation, gone: Organisation) -> tuple[Organisation, Organisation]:
    """Both as they stand now, locked with all that is above them, so that nothing in the tree moves meanwhile."""
    refuse_same(kept, gone)
    now = Organisation.objects.filter(pk__in=[kept.pk, gone.pk]).values_list("path", flat=True)
    above = {int(key) for path in now for key in path.strip("/").split("/") if key}
    rows = locked(Organisation, {kept.pk, gone.pk, *above})
    return rows[kept.pk], rows[gone.pk]


def _refuse(kept: Organisation, gone: Organisation) -> None:
    if gone.is_home:
        raise Refused(_("Our own institution must stay: merge the other one into it."))
    if kept.path.startswith(gone.path) or gone.path.startswith(kept.path):
        told = _("“%(one)s” and “%(other)s” are a whole and its part: they are not the same.")
        raise Refused(told % {"one": kept, "other": gone})


def _as_other_names(organisation: Organisation) -> None:
    """An organisation has one official name that says no language: that of the other now."""
    organisation.names.filter(kind=NameKind.OFFICIAL, language="").update(kind=NameKind.ALIAS)


def _take(kept: Organisation, gone: Organisation, take: Collection[str]) -> None:
    elsewhere = bool(kept.country and gone.country and kept.country != gone.country)
    stays = {*STAY, *take, *(PLACE if elsewhere else ())}
    enrich(kept, gone, besides=stays)
    for name in set(take) & set(CHOSEN) - {"name", "parent"}:
        setattr(kept, name, getattr(gone, name))
    if "parent" in take and gone.parent_id != kept.parent_id:
        _place_under(kept, gone.parent)


def _place_under(kept: Organisation, parent: Organisation | None) -> None:
    if kept.is_home and parent is not None:
        raise Refused(_("Our own institution is part of no other."), "parent")
    if parent is not None and parent.path.startswith(kept.path):
        raise Refused(_("An organisation cannot be part of itself, nor of one of its own parts."), "parent")
    old, new = kept.path, f"{parent.path if parent else '/'}{kept.pk}/"
    repath(old, new)
    kept.parent, kept.path = parent, new
