"""Questions to the publications: which are meant, and how many there are of each kind."""

from typing import Any

from django.db.models import Count, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from syndesis.activities.models import Affiliation, Author, Publication, PublicationField
from syndesis.core.countries import country_name
from syndesis.core.models import Visibility
from syndesis.directory.models import Organisation, OrganisationName
from syndesis.directory.queries import home
from syndesis.directory.reach import below, in_countries

FEW = 1000
"""Publications that are named by their keys; more are found anew by each question to a list."""


def with_home() -> QuerySet[Publication]:
    """Publications, each with the path of our own institution, beside which partners are told."""
    path = Organisation.objects.filter(is_home=True).values("path")[:1]
    return Publication.objects.annotate(home_path=Coalesce(Subquery(path), Value("")))


def of_organisations(organisations: list[Any]) -> Q:
    """Written for any of these, or for a part of one."""
    return _written_for(Organisation.objects.filter(below([each.path for each in organisations])))


def in_country(text: str) -> Q:
    """Written for an organisation in a country, by its two letters; our own institution is not meant."""
    code = text.upper()
    if country_name(code) == code or not code:
        raise ValueError(_("There is no such country: %(code)s.") % {"code": text[:80]})
    own = home()
    return _written_for(Organisation.objects.filter(in_countries({code}, own.path if own else "")))


def holding(words: str) -> Q:
    """With these words in what is told of them, or for an organisation that bears them. A list asks for its rows five
    times and more, so that the few that most words leave are looked up once."""
    told = Q(title__icontains=words) | Q(doi__icontains=words) | Q(journal__icontains=words)
    by = Author.objects.filter(name__icontains=words).order_by().values("publication")
    found = told | Q(pk__in=by) | for_one_named(words)
    keys = list(Publication.objects.filter(found).order_by().values_list("pk", flat=True)[: FEW + 1])
    return Q(pk__in=keys) if len(keys) <= FEW else found


def for_one_named(words: str) -> Q:
    """Written for an organisation, not a restricted one, that bears these words in one of its names. Names first: they
    are few, beside the organisations of all publications."""
    named = OrganisationName.objects.filter(text__icontains=words).order_by().values("organisation")
    return _written_for(Organisation.objects.exclude(visibility=Visibility.RESTRICTED).filter(pk__in=named))


def indexed_in(text: str) -> Q:
    """Of those that name several indexes, each is asked for by its own name."""
    name = text.strip()
    return (
        Q(indexed_in__iexact=name)
        | Q(indexed_in__istartswith=f"{name}, ")
        | Q(indexed_in__iendswith=f", {name}")
        | Q(indexed_in__icontains=f", {name}, ")
    )


def without(text: str) -> Q:
    """Publications of which something is not known: the names of what may be asked for are those of the columns."""
    conditions = {
        "year": Q(year=None),
        "quartile": Q(quartile=None),
        "doi": Q(doi=""),
        "index": Q(indexed_in=""),
        "fields": ~Q(pk__in=PublicationField.objects.values("publication")),
        "organisations": ~Q(pk__in=Affiliation.objects.values("publication")),
    }
    if text not in conditions:
        raise ValueError(_("Ask for one of: %(names)s.") % {"names": ", ".join(conditions)})
    return conditions[text]


def _written_for(organisations: QuerySet[Organisation]) -> Q:
    links = Affiliation.objects.filter(organisation__in=organisations.order_by().values("pk"))
    return Q(pk__in=links.order_by().values("publication"))


def by_year(rows: QuerySet[Publication]) -> list[tuple[int | None, int]]:
    """How many there are of each year, the latest first."""
    counted = rows.order_by().values_list("year").annotate(number=Count("pk"))
    return sorted(counted, key=lambda pair: -(pair[0] or 0))
