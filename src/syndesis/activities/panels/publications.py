"""What the page of a publication shows, and what those of partners, people and activities show of publications."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from syndesis.activities import policies
from syndesis.activities.models import Activity, Publication
from syndesis.activities.publication_wording import told_of
from syndesis.activities.queries import publications as queries
from syndesis.core.models import User
from syndesis.directory import policies as directory
from syndesis.directory.models import Organisation, Person
from syndesis.objects import Line

LATEST = 8
YEARS = 5


def organisations(publication: Publication, reader: User) -> list[Line]:
    """For whom it was written, as far as the reader may know them."""
    seen = Organisation.objects.filter(directory.organisations.scope(reader, "view"))
    rows = publication.affiliations.filter(organisation__in=seen.values("pk")).select_related("organisation")
    return [
        Line(
            title=row.organisation.name,
            url=row.organisation.get_absolute_url(),
            icon="landmark" if row.organisation.is_home else "building-2",
            subject=row,
        )
        for row in rows
    ]


def of_organisation(organisation: Organisation, reader: User) -> list[Line]:
    """Those written for an organisation or a part of it: how many a year, and the latest."""
    rows = seen_by(reader).filter(queries.of_organisations([organisation]))
    return _counted(rows, f"organisations={organisation.pk}")


def of_person(person: Person, reader: User) -> list[Line]:
    rows = seen_by(reader).filter(pk__in=person.authorships.order_by().values("publication"))
    return _counted(rows, f"people={person.pk}")


def of_activity(activity: Activity, reader: User) -> list[Line]:
    """Those that came of an activity."""
    return _counted(seen_by(reader).filter(activity=activity), f"activity={activity.pk}")


def seen_by(reader: User) -> QuerySet[Publication]:
    return Publication.objects.filter(policies.publications.scope(reader, "view"), archived_at=None)


def _counted(rows: QuerySet[Publication], asked: str) -> list[Line]:
    counts = queries.by_year(rows)
    total = sum(number for _year, number in counts)
    if not total:
        return []
    told = ngettext("%(number)s publication", "%(number)s publications", total) % {"number": total}
    years = [(year, number) for year, number in counts if year][:YEARS]
    by_year = ", ".join(_("%(year)s: %(number)s") % {"year": year, "number": number} for year, number in years)
    whole = Line(title=told, url=f"{reverse('web:publications')}?{asked}", detail=by_year, is_counted=False)
    return [whole, *(_line(row) for row in rows.prefetch_related("authors")[:LATEST])]


def _line(row: Publication) -> Line:
    return Line(
        title=row.title,
        url=row.get_absolute_url(),
        detail=told_of(row),
        end=str(row.year or ""),
        icon="quote",
        subject=row,
    )
