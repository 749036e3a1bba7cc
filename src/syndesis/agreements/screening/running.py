"""A screening: who was compared with which editions, and the candidates that are to be decided on.

What somebody has decided is not asked again, until the entry or our name changes. What is no longer on a list, or no
longer alike, is asked no more, and says so.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _

from syndesis.agreements import policies
from syndesis.agreements.choices import HitState
from syndesis.agreements.models import Agreement, ScreeningEntry, ScreeningHit, ScreeningList, ScreeningRun
from syndesis.agreements.screening.comparing import Candidate, compare
from syndesis.agreements.screening.subjects import Subject, of_agreement, of_counterparts, of_record
from syndesis.core.history import Actor, recording
from syndesis.core.policies import Forbidden, Policy
from syndesis.directory import policies as directory
from syndesis.directory.models import Organisation, Person

DECIDED = (HitState.CLEARED, HitState.CONFIRMED)
TELLING = ("name", "names", "is_person", "country", "born_on")
"""What of an entry a decision rests on; a remark may change without it being asked again."""
IN_ONE_QUERY = 500


def screen_agreement(agreement: Agreement, *, by: Actor) -> ScreeningRun:
    """Compare the parties and people of an agreement with all lists in use. Raises Forbidden for whom candidates are
    not, and for what they may not see."""
    _check(by, policies.agreements, agreement)
    return screen_parties(agreement, by=by)


def screen_parties(agreement: Agreement, *, by: Actor) -> ScreeningRun:
    """The same for a deed of which it is a part, and which has asked whether it may be done."""
    return _screen(of_agreement(agreement), by, _("Agreement screened"), agreement=agreement)


def screen_organisation(organisation: Organisation, *, by: Actor) -> ScreeningRun:
    """Compare an organisation, all above it and its people. Raises Forbidden as `screen_agreement`."""
    _check(by, directory.organisations, organisation)
    subjects = of_counterparts([organisation], staff_of=organisation)
    return _screen(subjects, by, _("Organisation screened"), organisation=organisation)


def screen_person(person: Person, *, by: Actor) -> ScreeningRun:
    """Raises Forbidden as `screen_agreement`."""
    _check(by, directory.people, person)
    return _screen(of_counterparts([], [person.pk]), by, _("Person screened"), person=person)


def screen_guests(organisations: Iterable[Organisation], people: Iterable[int], *, by: Actor) -> ScreeningRun:
    """Compare those who come on a visit; who asks has seen whether they may be told who comes."""
    _check(by)
    return _screen(of_counterparts(organisations, people), by, _("Guests of a visit screened"))


def screen_record(*, by: Actor, reason: str = "") -> ScreeningRun:
    """Compare all partners and their people with all lists in use."""
    return _screen(of_record(), by, reason or _("All partners screened"), is_whole=True)


def _check(by: Actor, policy: Policy | None = None, record: Any = None) -> None:
    if by.user is not None and by.user.role not in policies.hits.readers:
        raise Forbidden(str(ScreeningHit._meta.verbose_name_plural))
    if policy is not None:
        policy.check(by.user, record, "view")


def _screen(subjects: Sequence[Subject], by: Actor, reason: str, **about: Any) -> ScreeningRun:
    lists = list(ScreeningList.objects.filter(is_active=True))
    candidates = compare(subjects, lists)  # before the deed: it takes a while, and writes nothing
    with recording(by, "Names screened"):
        run = ScreeningRun.objects.create(
            **about,
            actor=by.user,
            reason=reason[:200],
            lists=[{"name": each.name, "edition": each.edition, "sha256": each.sha256} for each in lists],
            compared=sum(len(each.names) for each in subjects),
            found=len(candidates),
        )
        _keep(run, subjects, candidates)
    return run


Place = tuple[int, int, str, str]
"""Of a hit: whom it is about, and which entry of which list."""


def _keep(run: ScreeningRun, subjects: Sequence[Subject], candidates: Sequence[Candidate]) -> None:
    entries = _entries(candidates)
    found = {
        (
            each.subject.content_type,
            each.subject.key,
            entries[each.entry].screening_list.name,
            entries[each.entry].key,
        ): (
            each,
            entries[each.entry],
        )
        for each in candidates
        if each.entry in entries
    }
    held = _held(subjects)
    made = [_made(run, place, *facts) for place, facts in found.items() if place not in held]
    ScreeningHit.objects.bulk_create(made, ignore_conflicts=True)  # another screening may have found it just now
    changed = [hit for place, hit in held.items() if place in found and _follow(hit, *found[place])]
    gone = [hit for place, hit in held.items() if place not in found and not hit.is_gone]
    for hit in gone:
        hit.is_gone = True
    fields = ["our_name", "their_name", "entry", "score", "reasons", "state", "decided_by", "decided_at", "is_gone"]
    ScreeningHit.objects.bulk_update([*changed, *gone], fields, batch_size=IN_ONE_QUERY)


def _entries(candidates: Iterable[Candidate]) -> Mapping[int, ScreeningEntry]:
    keys = sorted({each.entry for each in candidates})
    rows = ScreeningEntry.objects.select_related("screening_list")
    parts = (rows.filter(pk__in=keys[start : start + IN_ONE_QUERY]) for start in range(0, len(keys), IN_ONE_QUERY))
    return {row.pk: row for part in parts for row in part}


def _held(subjects: Iterable[Subject]) -> dict[Place, ScreeningHit]:
    compared = {(each.content_type, each.key) for each in subjects}
    rows = ScreeningHit.objects.select_for_update().order_by("pk")
    if len(compared) < IN_ONE_QUERY:
        rows = rows.filter(object_id__in=[key for _kind, key in compared])
    return {
        (row.content_type_id, row.object_id, row.list_name, row.entry_key): row
        for row in rows
        if (row.content_type_id, row.object_id) in compared
    }


def line_of(entry: ScreeningEntry) -> dict[str, Any]:
    """A line of a list, as a hit keeps it."""
    return {name: getattr(entry, name) for name in (*TELLING, "remark")}


def _names(entry: ScreeningEntry) -> list[str]:
    return [entry.name, *entry.names]


def _made(run: ScreeningRun, place: Place, candidate: Candidate, entry: ScreeningEntry) -> ScreeningHit:
    content_type, key, list_name, entry_key = place
    return ScreeningHit(
        run=run,
        content_type=ContentType.objects.get_for_id(content_type),
        object_id=key,
        list_name=list_name,
        entry_key=entry_key,
        entry=line_of(entry),
        our_name=candidate.our_name[:500],
        their_name=_names(entry)[candidate.place][:500],
        score=candidate.score,
        reasons=list(candidate.reasons),
    )


def _follow(hit: ScreeningHit, candidate: Candidate, entry: ScreeningEntry) -> bool:
    """Whether anything of a hit that is there changes; a decision on other facts is no decision on these."""
    now = line_of(entry)
    other = any(hit.entry.get(name) != now[name] for name in TELLING) or hit.our_name != candidate.our_name[:500]
    if not other and not hit.is_gone and hit.entry == now:
        return False
    reasons = list(candidate.reasons)
    if other and hit.state in DECIDED:
        hit.state, hit.decided_by, hit.decided_at = HitState.OPEN, None, None
        reasons.append("again")
    hit.our_name, hit.their_name = candidate.our_name[:500], _names(entry)[candidate.place][:500]
    hit.entry, hit.score, hit.reasons, hit.is_gone = now, candidate.score, reasons, False
    return True
