"""Writing publications: registering them, changing them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from syndesis.activities import policies
from syndesis.activities.models import Affiliation, Author, Publication, PublicationField
from syndesis.core.history import Actor, recording
from syndesis.core.services import Refused
from syndesis.lib.text import normal
from syndesis.lib.works import normal_doi
from syndesis.objects.services import assign, assign_many

TITLE, KEY = 1000, 200
FIRST_YEAR, LAST_YEAR = 1000, 2999


def register_publication(*, by: Actor, title: str, **fields: Any) -> Publication:
    """Create a publication with the `organisations` for which it was written, its `fields`, and its `authors` (rows of
    `name`, `orcid`, `affiliation`, `person`, in their order). Raises Refused for a DOI that is none or is on record."""
    return register_publications([{"title": title, **fields}], by=by)[0]


def register_publications(rows: Iterable[Mapping[str, Any]], *, by: Actor) -> list[Publication]:
    """The bulk twin of `register_publication`: all are made or none."""
    given = [dict(row) for row in rows]
    organisations = [row.pop("organisations", ()) for row in given]
    about = [row.pop("fields", ()) for row in given]
    authors = [row.pop("authors", ()) for row in given]
    with recording(by, "Publication registered" if len(given) == 1 else "Publications registered"):
        for row in given:
            row["title"] = row["title"][:TITLE]
            _complete(row)
        _refuse_known([row["doi"] for row in given if row.get("doi")])
        made = Publication.objects.bulk_create([Publication(**row) for row in given])
        Affiliation.objects.bulk_create(
            [
                Affiliation(publication=each, organisation=organisation)
                for each, listed in zip(made, organisations, strict=True)
                for organisation in dict.fromkeys(listed)
            ]
        )
        PublicationField.objects.bulk_create(
            [
                PublicationField(publication=each, field=field)
                for each, listed in zip(made, about, strict=True)
                for field in dict.fromkeys(listed)
            ]
        )
        Author.objects.bulk_create(
            [
                Author(publication=each, **{"position": place} | author)
                for each, listed in zip(made, authors, strict=True)
                for place, author in enumerate(listed, start=1)
            ]
        )
        policies.publications.check_all(by.user, made)
    return made


def revise_publication(publication: Publication, *, by: Actor, **fields: Any) -> Publication:
    """Change a publication. Raises Refused for a DOI that is none, or that another has."""
    return revise_publications([(publication, fields)], by=by)[0]


def revise_publications(changes: Sequence[tuple[Publication, Mapping[str, Any]]], *, by: Actor) -> list[Publication]:
    """The bulk twin of `revise_publication`: all are changed or none."""
    with recording(by, "Publication changed" if len(changes) == 1 else "Publications changed"):
        rows = [publication for publication, _fields in changes]
        policies.publications.check_all(by.user, rows)
        wanted = [(publication, _complete(dict(fields))) for publication, fields in changes]
        dois = [(fields["doi"], publication.pk) for publication, fields in wanted if fields.get("doi")]
        _refuse_known([doi for doi, _key in dois], besides=dict(dois))
        if len(wanted) == 1:
            assign(*wanted[0])
        else:
            assign_many(wanted)
        policies.publications.check_all(by.user, rows)
    return rows


def title_key(title: str) -> str:
    """The words of a title as they are compared."""
    return normal(title)[:KEY]


def _complete(row: dict[str, Any]) -> dict[str, Any]:
    """What is computed of a row, and its DOI in its one form."""
    if "title" in row:
        row["title_key"] = title_key(row["title"])
    if (year := row.get("year")) is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refused(_("Give the year with four digits."), "year")
    if row.get("doi"):
        try:
            row["doi"] = normal_doi(row["doi"])
        except ValueError:
            told = _("“%(value)s” is no DOI: it begins with 10, such as 10.1000/182, or is its address.")
            raise Refused(told % {"value": row["doi"][:80]}, "doi") from None
    return row


def _refuse_known(dois: Sequence[str], besides: Mapping[str, int] | None = None) -> None:
    """Raises Refused where a DOI stands twice, or at another record, also at one that the user may not see: a DOI is
    one work's."""
    if twice := next((doi for doi, number in Counter(dois).items() if number > 1), ""):
        raise Refused(_("The DOI %(doi)s is wanted for two publications.") % {"doi": twice}, "doi")
    held = Publication.objects.filter(doi__in=dois).exclude(doi="").values_list("doi", "pk")
    for doi, key in held if dois else ():
        if (besides or {}).get(doi) != key:
            raise Refused(_("A publication with the DOI %(doi)s is on record.") % {"doi": doi}, "doi")
