"""How activities are found."""

from django.db.models import Prefetch

from syndesis.activities.models import (
    Activity,
    ActivityParty,
    Affiliation,
    Author,
    CentreDetails,
    InternshipOffer,
    Mobility,
    MobilityCount,
    ProjectDetails,
    Publication,
    Theme,
)
from syndesis.core.search import Entry, register
from syndesis.core.search.following import register_part
from syndesis.directory.models import Organisation
from syndesis.directory.wording import others
from syndesis.objects.importing.choice_words import CHOICES


def _activity(row: Activity) -> Entry | None:
    if row.archived_at:
        return None
    parties = others(party.organisation for party in row.parties.all())
    return Entry(
        title=row.title,
        subtitle=" · ".join(filter(None, (", ".join(parties), str(row.starts_on.year) if row.starts_on else ""))),
        context=[row.city, row.goals, row.description, row.notes, *_also_called(row)],
    )


def _also_called(row: Activity) -> list[str]:
    """Short names, and those of the kind of centre that it is: an IREC is an ISEC."""
    project, centre = getattr(row, "project", None), getattr(row, "centre", None)
    words = [row.get_kind_display(), project.acronym if project else ""]
    if centre is not None:
        words += [centre.get_type_display(), CHOICES["activities.CentreDetails.type"].get(centre.type, "")]
    return [*words, *(theme.text for theme in row.themes.all())]


def _publication(row: Publication) -> Entry | None:
    if row.archived_at:
        return None
    authors = ", ".join(author.name for author in row.authors.all())
    partners = others(each.organisation for each in row.affiliations.all())
    return Entry(
        title=row.title,
        subtitle=" · ".join(filter(None, (authors[:200], str(row.year or "")))),
        context=[row.doi, row.journal, ", ".join(partners), authors, row.notes],
    )


def _offer(row: InternshipOffer) -> Entry | None:
    if row.archived_at:
        return None
    by = others([row.organisation])
    return Entry(title=row.title, subtitle=", ".join(by), context=[*by, row.description, row.notes])


_parties = Prefetch("parties", ActivityParty.objects.select_related("organisation"))
register(
    Activity,
    entry=_activity,
    queryset=Activity.objects.select_related("project", "centre").prefetch_related(_parties, "themes"),
)
for part in (ActivityParty, CentreDetails, ProjectDetails, Theme):
    register_part(part, "activity_id", Activity)
_affiliations = Prefetch("affiliations", Affiliation.objects.select_related("organisation"))
register(Publication, entry=_publication, queryset=Publication.objects.prefetch_related(_affiliations, "authors"))
register_part(Affiliation, "publication_id", Publication)
register_part(Author, "publication_id", Publication)
register(InternshipOffer, entry=_offer, queryset=InternshipOffer.objects.select_related("organisation"))
for uncalled in (Mobility, MobilityCount):  # they have no name: they are found by their partner (`activities.moved`)
    register(uncalled, entry=lambda _row: None, queryset=uncalled.objects.none(), doubles=Organisation)
