"""The pages of a file of works, from its arrival to its undoing."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from syndesis.activities.models import Publication
from syndesis.activities.services.publications import register_publication
from syndesis.core.jobs.worker import run_waiting
from syndesis.objects.models import Import
from tests.activities.works.files import work
from tests.directory.factories import SYSTEM, organisation, user

pytestmark = [pytest.mark.django_db, pytest.mark.any_database, pytest.mark.concept(100)]


@pytest.fixture
def mara(client):
    client.force_login(user())
    return client


def file(*works: dict) -> SimpleUploadedFile:
    return SimpleUploadedFile("works.json", json.dumps({"results": works}).encode())


def test_a_file_is_previewed_asked_about_written_and_undone(mara):
    organisation("Harbour University", identifiers=[("ror", "02gjn4306")])
    known = register_publication(by=SYSTEM, title="On the ice of the northern sea", year=2021)
    sent = mara.post("/publications/works/", {"file": file(work(title="On the ice of the northern sea"), work(2))})
    run_waiting()
    place = f"/publications/works/{Import.objects.get().pk}/"
    assert mara.get(sent.url).url == place

    page = mara.get(place)
    assert [each["row"] for each in page.context["questions"]] == [1]
    assert page.context["questions"][0]["options"][0]["url"] == known.get_absolute_url()
    mara.post(place, {"deed": "answers", "answer-1": f"join:{known.pk}"})
    run_waiting()
    assert mara.get(place).context["told"] == "1 new, 1 changed"

    done = mara.post(place, {"deed": "accept"}).url
    run_waiting()
    assert "Everything below is on record" in mara.get(done).content.decode()
    assert sorted(Publication.objects.values_list("doi", flat=True)) == ["10.5555/work.1", "10.5555/work.2"]
    mara.post(done, {"deed": "undo"})
    run_waiting()
    assert list(Publication.objects.values_list("pk", "doi")) == [(known.pk, "")]


def test_a_damaged_paste_is_told_with_its_line_and_nothing_is_kept(mara):
    page = mara.post("/publications/works/", {"text": "@article{a, title={x},\n"})
    assert page.status_code == 422
    assert "is damaged in the entry that begins at line 1" in page.content.decode()
    assert Import.objects.count() == 0


def test_another_persons_file_and_one_for_readers_alone_are_shut(client, mara):
    mara.post("/publications/works/", {"file": file(work())})
    run = Import.objects.get()
    client.force_login(user("cora", role="coordinator"))
    assert client.get(f"/publications/works/{run.pk}/").status_code == 404
    client.force_login(user("vera", role="viewer"))
    assert client.get("/publications/works/").status_code == 403
