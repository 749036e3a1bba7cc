"""Possible duplicates among publications: listed, joined with all their links, held apart, and taken back."""

import pytest

from syndesis.activities.models import Publication
from syndesis.activities.services.publications import register_publication, register_publications
from syndesis.core.notes import add_note
from tests.activities.factories import activity
from tests.directory.factories import SYSTEM, organisation, person, user

pytestmark = [pytest.mark.django_db, pytest.mark.concept(100)]
TITLE = "On the ice of the northern sea"


@pytest.fixture
def mara(client):
    client.force_login(user())
    return client


def pairs(client) -> list[set[int]]:
    found = client.get("/publications/alike/").context["pairs"]
    return [{record["key"] for record in pair["records"]} for pair in found]


def test_one_title_within_a_year_may_be_one_work_and_a_common_title_with_two_dois_is_none(mara):
    rows = [
        {"title": TITLE, "year": 2020, "doi": "10.5555/a"},
        {"title": f"{TITLE.upper()}.", "year": 2021, "doi": "10.5555/b"},
        {"title": TITLE, "year": 2015},
        {"title": "Editorial", "year": 2020, "doi": "10.5555/c"},
        {"title": "Editorial", "year": 2020, "doi": "10.5555/d"},
        {"title": "Hidden twin of some length", "year": 2020},
        {"title": "Hidden twin of some length", "year": 2020, "visibility": "restricted"},
    ]
    one, other, *_rest = register_publications(rows, by=SYSTEM)
    assert pairs(mara) == [{one.pk, other.pk}]
    mara.post("/publications/alike/decide/", {"kept": other.pk, "gone": one.pk, "deed": "apart"})
    assert pairs(mara) == []


def test_two_are_joined_with_all_their_links_and_made_two_again(mara):
    harbour, dock, ann = organisation("Harbour"), organisation("Dock"), person("Lee", "Ann")
    school = activity()
    kept = register_publication(
        by=SYSTEM, title=TITLE, year=2020, organisations=[harbour], authors=[{"name": "Ann Lee"}]
    )
    writers = [{"name": "Ann Lee", "person": ann}, {"name": "Li Wei"}]
    gone = register_publication(
        by=SYSTEM,
        title=TITLE,
        year=2020,
        doi="10.5555/a",
        journal="Ice",
        activity=school,
        organisations=[harbour, dock],
        authors=writers,
    )
    add_note(by=SYSTEM, subject=gone, text="Ask for the offprint")

    mara.post("/publications/alike/decide/", {"kept": kept.pk, "gone": gone.pk, "deed": "join"})

    kept.refresh_from_db()
    assert (kept.doi, kept.journal, kept.activity) == ("10.5555/a", "Ice", school)
    assert {each.organisation for each in kept.affiliations.all()} == {harbour, dock}
    assert list(kept.authors.values_list("name", "person")) == [("Ann Lee", ann.pk)]
    assert "Ask for the offprint" in mara.get(kept.get_absolute_url()).content.decode()
    assert len(mara.get("/publications/").context["rows"]) == 1

    mara.post(f"/publications/joined/{gone.pk}/back/")

    rows = Publication.objects.filter(archived_at=None).order_by("pk")
    assert list(rows.values_list("doi", "journal")) == [("", ""), ("10.5555/a", "Ice")]
    assert gone.authors.count() == 2


def test_who_may_not_change_both_joins_neither(client):
    harbour = organisation("Harbour")
    mine = register_publication(by=SYSTEM, title=TITLE, organisations=[harbour])
    theirs = register_publication(by=SYSTEM, title=TITLE, organisations=[organisation("Dock")])
    client.force_login(user("cora", role="coordinator", answers_for=(harbour,)))
    client.post("/publications/alike/decide/", {"kept": mine.pk, "gone": theirs.pk, "deed": "join"})
    assert Publication.objects.filter(merged_into=None, archived_at=None).count() == 2
