"""By which ORCID iDs the authors of publications are known who are to be erased."""

from collections.abc import Collection, Iterator, Sequence

from django.db.models import Q

from syndesis.activities.models import Author
from syndesis.core.models import HistoryEvent
from syndesis.directory.choices import PersonIdentifierScheme
from syndesis.directory.erasing.own import IDENTIFIED
from syndesis.directory.models import Person, PersonIdentifier
from syndesis.lib.text import normal


def orcids_of(people: Collection[Person], names: Sequence[tuple[str, str]]) -> list[str]:
    """As publications tell them, or told them once; without those by which somebody else on record is known."""
    found = {orcid for orcid in (*_linked(people), *_named(names)) if orcid}
    others = PersonIdentifier.objects.filter(scheme=PersonIdentifierScheme.ORCID, value__in=found)
    return sorted(found - set(others.exclude(person__in=people).values_list("value", flat=True)))


def _linked(people: Collection[Person]) -> Iterator[str]:
    keys = [person.pk for person in people]
    yield from Author.objects.filter(person__in=keys).values_list("orcid", flat=True)
    events = HistoryEvent.objects.filter(model=Author._meta.label_lower, old__person_id__in=keys)
    for old in events.values_list("old", flat=True):
        yield (old or {}).get("orcid") or ""


def _named(names: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Of authors who are linked to nobody and bear exactly one of these names."""
    wanted = {frozenset(normal(f"{given} {family}").split()) for given, family in names if given}
    if not wanted:
        return
    said = Q(pk__in=[])
    for _given, family in names:
        said |= Q(name__icontains=family)
    rows = Author.objects.filter(said, person=None).exclude(orcid="").order_by()
    for name, orcid in rows.values_list("name", "orcid").iterator(chunk_size=5000):
        if frozenset(normal(name).split()) in wanted:
            yield orcid


IDENTIFIED.append(orcids_of)
