"""Which organisation on record a work was written for: by its ROR id, by exactly its name, or by what the matching to
the catalogue is certain of."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from syndesis.activities.works.batches import in_parts
from syndesis.catalogue.matching import Matcher, NoCatalogue, matcher
from syndesis.core.models import User
from syndesis.directory import policies
from syndesis.directory.choices import IdentifierScheme
from syndesis.directory.models import Organisation, OrganisationIdentifier, OrganisationName
from syndesis.lib.text import normal
from syndesis.lib.works import Employer

MOST_MATCHED = 3000
"""Names of one file that the catalogue is asked for: each takes some milliseconds."""


class Organisations:
    """Organisations that the reader may see, for many employers at once."""

    def __init__(self, employers: Sequence[Employer], reader: User) -> None:
        self.seen = Organisation.objects.filter(policies.organisations.scope(reader, "view"), archived_at=None)
        self.by_ror: dict[str, Organisation] = {}
        self._identify({each.ror for each in employers if each.ror})
        self.by_name = self._named({normal(each.name) for each in employers if each.ror not in self.by_ror})
        self.identified = self._with_ror({each.pk for named in self.by_name.values() for each in named})
        self.matched = self._matched(employers)

    def of(self, employer: Employer) -> list[Organisation]:
        """Those that are meant; none where it is not certain. An affiliation may name several. A name does for a ROR id
        that is on no record, unless who bears the name has another one."""
        if employer.ror in self.by_ror:
            return [self.by_ror[employer.ror]]
        named: Sequence[Organisation] = self.by_name.get(normal(employer.name), ())
        if employer.ror:
            named = [each for each in named if each.pk not in self.identified]
        if len(named) == 1:
            return list(named)
        if employer.ror:
            return []
        return [self.by_ror[ror] for ror in self.matched.get(employer, ()) if ror in self.by_ror]

    def _identify(self, rors: Iterable[str]) -> None:
        for some in in_parts(rors):
            rows = OrganisationIdentifier.objects.filter(
                scheme=IdentifierScheme.ROR, value__in=some, organisation__in=self.seen.order_by().values("pk")
            )
            self.by_ror |= {row.value: row.organisation for row in rows.select_related("organisation")}

    def _named(self, wanted: set[str]) -> dict[str, list[Organisation]]:
        found: defaultdict[str, set[int]] = defaultdict(set)
        if wanted - {""}:
            names = OrganisationName.objects.filter(organisation__in=self.seen.order_by().values("pk")).order_by()
            for text, key in names.values_list("text", "organisation").iterator(chunk_size=5000):
                if (name := normal(text)) in wanted:
                    found[name].add(key)
        rows: dict[int, Organisation] = {}
        for some in in_parts({key for keys in found.values() for key in keys}):
            rows |= Organisation.objects.in_bulk(some)
        return {name: [rows[key] for key in keys] for name, keys in found.items()}

    def _with_ror(self, keys: Iterable[int]) -> set[int]:
        found: set[int] = set()
        for some in in_parts(keys):
            rows = OrganisationIdentifier.objects.filter(scheme=IdentifierScheme.ROR, organisation__in=some)
            found.update(rows.values_list("organisation", flat=True))
        return found

    def _matched(self, employers: Sequence[Employer]) -> dict[Employer, list[str]]:
        """What the catalogue says of names without an id, only where it is as certain as it has learnt to be."""
        wanted = [each for each in dict.fromkeys(employers) if not each.ror and not self.by_name.get(normal(each.name))]
        if not wanted:
            return {}
        try:
            engine = matcher()
        except NoCatalogue:
            return {}
        found = {each: _rors(engine, each) for each in wanted[:MOST_MATCHED]}
        self._identify({ror for rors in found.values() for ror in rors} - self.by_ror.keys())
        return found


def _rors(engine: Matcher, employer: Employer) -> list[str]:
    return [match.ror for match in engine.affiliation(employer.name)]
