"""What the page of a person shows of what they wrote and looked after."""

from django.urls import reverse

from syndesis.core import dates
from syndesis.core.models import Document, User
from syndesis.core.policies import policy_of
from syndesis.directory import policies
from syndesis.directory.models import Organisation, Person, Region
from syndesis.directory.queries.periods import period
from syndesis.objects import Line


def documents(person: Person, reader: User) -> list[Line]:
    """The documents that a person wrote, the newest first."""
    written = list(person.credits.select_related("document"))
    seen = policy_of(Document).seen(reader, {credit.document_id for credit in written})
    shown = [credit for credit in written if credit.document_id in seen]
    shown.sort(key=lambda credit: str(credit.document.published_on or ""), reverse=True)
    return [
        Line(
            credit.document.title,
            reverse("web:document", args=[credit.document_id]),
            detail=credit.as_written,
            end=dates.full(credit.document.published_on),
            icon="file-text",
            subject=credit,
        )
        for credit in shown
    ]


def answers_for(person: Person, reader: User) -> list[Line]:
    """What a person answers for on our side, although they cannot sign in."""
    rows = list(person.responsibilities.select_related("organisation", "region"))
    keys = {row.organisation_id for row in rows if row.organisation_id}
    seen = set(Organisation.objects.filter(policies.organisations.scope(reader, "view"), pk__in=keys))
    areas = {row.region_id for row in rows if row.region_id}
    regions = set(Region.objects.filter(policies.regions.scope(reader, "view"), pk__in=areas))
    return [
        Line(row.subject, subject.get_absolute_url() if subject else "", end=period(row.starts_on, row.ends_on))
        for row in rows
        for subject in [row.organisation or row.region]
        if subject is None or subject in seen or subject in regions
    ]
