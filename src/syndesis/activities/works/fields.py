"""Which field on record a work is about: by the name that OpenAlex gives it."""

from syndesis.core.models import User
from syndesis.directory import policies
from syndesis.directory.choices import FieldScheme
from syndesis.directory.models import Field
from syndesis.lib.text import normal

ISCED: dict[str, str] = {
    "Agricultural and Biological Sciences": "08",
    "Arts and Humanities": "02",
    "Biochemistry, Genetics and Molecular Biology": "0512",
    "Business, Management and Accounting": "041",
    "Chemical Engineering": "0711",
    "Chemistry": "0531",
    "Computer Science": "06",
    "Dentistry": "0911",
    "Earth and Planetary Sciences": "0532",
    "Economics, Econometrics and Finance": "0311",
    "Energy": "0713",
    "Engineering": "07",
    "Environmental Science": "0521",
    "Health Professions": "091",
    "Immunology and Microbiology": "0511",
    "Mathematics": "0541",
    "Medicine": "0912",
    "Nursing": "0913",
    "Pharmacology, Toxicology and Pharmaceutics": "0916",
    "Physics and Astronomy": "0533",
    "Psychology": "0313",
    "Social Sciences": "03",
    "Veterinary": "0841",
}
"""The fields of Scopus, which OpenAlex uses, by the codes of ISCED-F 2013 that mean the same."""


class Fields:
    """The fields that the reader may see: few hundred, read once for a file."""

    def __init__(self, reader: User) -> None:
        self.by_name: dict[str, Field] = {}
        self.by_code: dict[str, Field] = {}
        for row in Field.objects.filter(policies.fields.scope(reader, "view"), archived_at=None):
            for name in (row.name, *row.names.values()):
                self.by_name.setdefault(normal(name), row)
            if row.scheme == FieldScheme.ISCED_F:
                self.by_code[row.code] = row

    def of(self, name: str) -> Field | None:
        if not name:
            return None
        return self.by_code.get(ISCED.get(name, "")) or self.by_name.get(normal(name))
