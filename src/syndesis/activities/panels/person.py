"""What the page of a person shows of what we do together: where they take part, and as what."""

from collections import defaultdict
from collections.abc import Iterator

from syndesis.activities.choices import PersonRole, Support
from syndesis.activities.models import Activity, ActivityPerson, CentreDetails, Contribution, Module, Track
from syndesis.activities.panels.lines import activity_line, seen
from syndesis.core.labels import label_of
from syndesis.core.models import User
from syndesis.directory.models import Person
from syndesis.objects import Line


def of_person(person: Person, reader: User) -> list[Line]:
    """The activities in which somebody has a part, the newest first, with all parts in each: leader, student founder,
    teacher of a module."""
    parts: defaultdict[int, dict[str, None]] = defaultdict(dict)
    for activity, part in _parts(person):
        parts[activity][part] = None
    rows = seen(Activity.objects.filter(pk__in=parts), reader)
    return [activity_line(row, detail=", ".join(parts[row.pk])) for row in rows]


def _parts(person: Person) -> Iterator[tuple[int, str]]:
    for key, role in ActivityPerson.objects.filter(person=person).values_list("activity", "role"):
        yield key, label_of(PersonRole, role)
    for key in CentreDetails.objects.filter(head=person).values_list("activity", flat=True):
        yield key, str(CentreDetails._meta.get_field("head").verbose_name)
    for key, title in Module.objects.filter(teacher=person).values_list("activity", "title"):
        yield key, f"{label_of(PersonRole, PersonRole.TEACHER)}: {title}"
    for key, title in Track.objects.filter(mentor=person).values_list("activity", "title"):
        yield key, f"{label_of(PersonRole, PersonRole.MENTOR)}: {title}"
    for key, kind, what in Contribution.objects.filter(person=person).values_list("activity", "kind", "what"):
        yield key, what or label_of(Support, kind)
