"""A publication in words: for whom it was written, by whom, in what it appeared."""

from django.utils.translation import ngettext

from syndesis.activities.models import Publication
from syndesis.core.countries import country_name
from syndesis.directory.models import Organisation
from syndesis.directory.wording import is_open, others, together

NAMED = 3
"""Authors of a work that a line names."""


def written_for(publication: Publication, besides: Organisation | None = None) -> str:
    """The partners for which it was written. Needs affiliations and their organisations prefetched, and the path of our
    own institution (`queries.with_home`), whose units are none."""
    return together(others(_abroad(publication), besides))


def _abroad(publication: Publication) -> list[Organisation]:
    """Those for which it was written that are no part of our own institution."""
    own = getattr(publication, "home_path", "") or "-"
    return [row.organisation for row in publication.affiliations.all() if not row.organisation.path.startswith(own)]


def countries_of(publication: Publication) -> str:
    """The countries of those partners. Needs affiliations and their organisations prefetched."""
    codes = dict.fromkeys(each.country for each in _abroad(publication) if each.country and is_open(each))
    return ", ".join(country_name(code) for code in codes)


def authors_of(publication: Publication) -> str:
    """ "A. Ivanova, Li Wei, J. Smith and 4 more". Needs authors prefetched."""
    names = [row.name for row in publication.authors.all()]
    if len(names) <= NAMED:
        return ", ".join(names)
    rest = len(names) - NAMED
    told = ngettext("%(names)s and %(rest)s more", "%(names)s and %(rest)s more", rest)
    return told % {"names": ", ".join(names[:NAMED]), "rest": rest}


def told_of(publication: Publication) -> str:
    """Who wrote it, and in what it appeared. Needs authors prefetched."""
    return " · ".join(filter(None, (authors_of(publication), publication.journal)))


def appeared_in(publication: Publication) -> str:
    """Journal and year."""
    return " · ".join(filter(None, (publication.journal, str(publication.year or ""))))
