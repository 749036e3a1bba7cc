"""People of the record whom a finding may be."""

from functools import cached_property

from syndesis.directory import policies
from syndesis.directory.models import Organisation, Person
from syndesis.intake.matching.company import Company, chosen
from syndesis.intake.models import Finding, FindingCategory
from syndesis.lib.text import normal


class People:
    def __init__(self, company: Company) -> None:
        self.company, self.case = company, company.case

    def of(self, finding: Finding) -> Person | None:
        """Of that name at one of the employers that the text tells; where one side tells none, of that full name."""
        if named := chosen(finding, self._rows):
            return named
        given = finding.data["given_name"]
        employers = self._employers(finding)
        best: tuple[int, Person] | None = None
        for person in self._called(finding):
            held = _held(person)
            if employers and held and not employers & held:
                continue
            score = 2 * bool(employers & held) + (normal(person.given_name) == normal(given))
            if (employers & held or (given and person.given_name)) and (best is None or score > best[0]):
                best = (score, person)
        return best[1] if best else None

    def namesakes(self, finding: Finding) -> list[Person]:
        """Those of that name elsewhere: others, or the same person in a new place."""
        employers = self._employers(finding)
        found = self._called(finding)
        return [person for person in found if employers and (held := _held(person)) and not employers & held]

    def _called(self, finding: Finding) -> list[Person]:
        given, family = finding.data["given_name"], normal(finding.data["family_name"])
        return [
            person
            for person in self._rows
            if normal(person.family_name) == family and _names_agree(person.given_name, given)
        ]

    def _employers(self, finding: Finding) -> set[str]:
        records = (self.case.record_of(f) for f in self.case.organisations_of(finding))
        return {_root(record) for record in records if record}

    @cached_property
    def _rows(self) -> list[Person]:
        found = self.case.of_category(FindingCategory.PERSON)
        names = {f.data["family_name"] for f in found}
        keys = [f.choice.partition(":")[2] for f in found if f.choice.startswith("record:")]
        rows = Person.objects.filter(family_name__in=names) | Person.objects.filter(
            pk__in=[key for key in keys if key.isdigit()]
        )
        return list(self.company.visible(policies.people, rows).prefetch_related("positions__organisation"))


def _held(person: Person) -> set[str]:
    return {_root(position.organisation) for position in person.positions.all() if position.organisation}


def _root(organisation: Organisation) -> str:
    return organisation.path.split("/")[1] if organisation.path else str(organisation.pk)


def _names_agree(held: str, read: str) -> bool:
    """Given names agree where one is missing, equal, or the initials of the other."""
    a, b = normal(held).split(), normal(read).split()
    return all(x == y or (1 in (len(x), len(y)) and x[0] == y[0]) for x, y in zip(a, b, strict=False))
