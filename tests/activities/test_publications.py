"""Publications: one DOI in one form, authors in their order, and the pages on which they stand."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from syndesis.activities.models import Publication
from syndesis.activities.objects.publications import PublicationType
from syndesis.activities.services.publications import (
    register_publication,
    register_publications,
    revise_publication,
)
from syndesis.core.services import Refused
from tests.activities.factories import activity
from tests.directory.factories import SYSTEM, organisation, person, user
from tests.objects.importing.runs import checked, verdicts, written

pytestmark = [pytest.mark.django_db, pytest.mark.concept(100)]


def test_a_doi_is_kept_in_one_form_and_belongs_to_one_publication():
    row = register_publication(by=SYSTEM, title="One", doi="https://doi.org/10.5555/ABC")
    assert Publication.objects.get(pk=row.pk).doi == "10.5555/abc"
    with pytest.raises(Refused, match=r"A publication with the DOI 10\.5555/abc is on record"):
        register_publication(by=SYSTEM, title="Two", doi="doi:10.5555/Abc")
    with pytest.raises(Refused, match="wanted for two"):
        register_publications([{"title": "A", "doi": "10.5555/x"}, {"title": "B", "doi": "10.5555/X"}], by=SYSTEM)
    with pytest.raises(Refused, match="is no DOI"):
        revise_publication(row, by=SYSTEM, doi="soon")
    revise_publication(row, by=SYSTEM, doi="10.5555/ABC", title="One, revised")
    assert Publication.objects.values_list("title_key", "doi").get() == ("one revised", "10.5555/abc")


def test_many_are_registered_in_as_many_queries_as_few():
    partner = organisation("Harbour")

    def rows(number: int) -> list[dict]:
        authors = [{"name": "Li Wei"}, {"name": "Ann Lee"}]
        return [
            {"title": f"{number} {n}", "doi": f"10.5555/{number}.{n}", "organisations": [partner], "authors": authors}
            for n in range(number)
        ]

    needed = []
    register_publications(rows(2), by=SYSTEM)
    for number in (4, 30):
        with CaptureQueriesContext(connection) as queries:
            register_publications(rows(number), by=SYSTEM)
        needed.append(len(queries))
    assert needed[0] == needed[1]


@pytest.mark.any_database
def test_a_workbook_finds_publications_by_their_doi_however_it_is_written():
    register_publication(by=SYSTEM, title="One", doi="10.5555/abc", year=2020)
    text = "DOI,Title,Year\nhttps://doi.org/10.5555/ABC,One,2021\n10.5555/new,Two,2019\nsoon,Three,2019\n"
    run = checked(PublicationType, text)
    assert verdicts(run) == ["change", "create", "wrong"]
    written(run, without_errors=True)
    assert sorted(Publication.objects.values_list("doi", "year")) == [("10.5555/abc", 2021), ("10.5555/new", 2019)]


@pytest.mark.any_database
def test_the_pages_of_a_partner_a_person_and_an_activity_tell_of_publications(client):
    partner, ann, school = organisation("Harbour"), person("Lee", "Ann"), activity("Ice school")
    unit = organisation("Institute of Ice", parent=partner)
    for year in (2020, 2021, 2021):
        register_publication(
            by=SYSTEM,
            title=f"Ice of {year}",
            year=year,
            organisations=[unit],
            activity=school,
            authors=[{"name": "Ann Lee", "person": ann}],
        )
    register_publication(by=SYSTEM, title="Secret ice", year=2021, organisations=[partner], visibility="restricted")
    client.force_login(user("vera", role="viewer"))
    for record in (partner, ann, school):
        page = client.get(record.get_absolute_url()).content.decode()
        assert "3 publications" in page
        assert "2021: 2, 2020: 1" in page
        assert "Secret ice" not in page
    found = client.get(f"/publications/?organisations={partner.pk}&year=2021").context["rows"]
    assert len(found) == 2
