"""What the files, filters and bulk deeds of every declared type keep, tried on a sample of each."""

import io
import zipfile
from typing import Any

import pytest

from syndesis.core.models import HistoryEvent, Role
from syndesis.objects.exports import FORMS
from syndesis.objects.references import source_of
from tests.directory.factories import user
from tests.objects.samples import SAMPLES, WRITABLE

pytestmark = pytest.mark.django_db


@pytest.fixture(params=SAMPLES, ids=str)
def sample(request):
    return request.param


def file(client, sample, form: str, query: str = "?fields=all") -> str:
    """A file of all that a reader gets of a list, as text."""
    content = b"".join(client.get(f"{sample.url}export/{form}/{query}").streaming_content)
    if form == "xlsx":
        return zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml").decode()
    return content.decode()


def archived(row: Any) -> bool:
    return type(row).objects.get(pk=row.pk).archived_at is not None


def test_a_row_out_of_reach_is_in_no_file(client, sample):
    sample.make("Harbour")
    sample.make("Orchid Hidden", visibility="restricted")
    for role, sees in ((Role.VIEWER, False), (Role.ADMINISTRATOR, True)):
        client.force_login(user(role, role=role))
        files = [file(client, sample, form) for form in FORMS]
        assert ["Hidden" in text for text in files] == [sees] * len(FORMS)
        assert all("Harbour" in text for text in files)


def test_a_row_out_of_reach_is_no_option_of_a_filter(client, sample):
    hidden, _organisation = sample.make("Orchid Hidden", visibility="restricted")
    address = f"/options/{source_of(sample.kind.model).name}/?known&q=orchid"
    for role, sees in ((Role.VIEWER, False), (Role.ADMINISTRATOR, True)):
        client.force_login(user(role, role=role))
        assert (f'data-value="{hidden.pk}"' in client.get(address).content.decode()) == sees


@pytest.mark.parametrize("sample", WRITABLE, ids=str)
def test_who_may_not_write_is_offered_no_bulk_deed_and_can_do_none(client, sample):
    row, _organisation = sample.make("Harbour")
    client.force_login(user(role=Role.VIEWER))
    assert client.get(sample.url).context["bulk"] is None
    asked = client.get(f"{sample.url}bulk/?deed=archive&selected={row.pk}")
    sent = client.post(f"{sample.url}bulk/", {"deed": "archive", "seen": f"{row.pk}:1", "confirm": "1"})
    assert (asked.status_code, sent.status_code, archived(row)) == (403, 403, False)


@pytest.mark.parametrize("sample", WRITABLE, ids=str)
def test_a_row_out_of_reach_is_named_by_no_bulk_deed_whatever_is_sent(client, sample):
    shown, _organisation = sample.make("Harbour")
    hidden, _organisation = sample.make("Orchid Hidden", visibility="restricted")
    client.force_login(user())
    both = f"{shown.pk} {hidden.pk}"
    seen = " ".join(f"{row.pk}:{HistoryEvent.objects.latest('pk').pk}" for row in (shown, hidden))
    answers = [
        client.get(f"{sample.url}bulk/?deed=archive&selected={shown.pk}&selected={hidden.pk}"),
        client.post(f"{sample.url}bulk/", {"deed": "archive", "keys": both}),
        client.post(f"{sample.url}bulk/", {"deed": "archive", "keys": both, "seen": seen, "confirm": "1"}),
    ]
    assert ["Hidden" in answer.content.decode() for answer in answers] == [False] * 3
    assert [answer.context["number"] for answer in answers[:2]] == [1, 2]
    assert (archived(shown), archived(hidden)) == (False, False)


@pytest.mark.parametrize("sample", WRITABLE, ids=str)
def test_rows_are_archived_and_brought_back_as_they_were_seen(client, sample):
    rows = [sample.make(name)[0] for name in ("Harbour", "Lake")]
    client.force_login(user(role=Role.ADMINISTRATOR))
    for deed, then in (("archive", True), ("restore", False)):
        list_address = f"{sample.url}?archived=1" if deed == "restore" else sample.url
        listed = client.get(list_address)
        assert len(listed.context["rows"]) == 2
        query = "&".join(f"selected={row.pk}" for row in rows) + ("&archived=1" if deed == "restore" else "")
        preview = client.get(f"{sample.url}bulk/?deed={deed}&{query}")
        seen, back = preview.context["seen"], preview.context["back"]
        done = client.post(f"{sample.url}bulk/", {"deed": deed, "seen": seen, "back": back, "confirm": "1"})
        assert (done.status_code, [archived(row) for row in rows]) == (302, [then, then])
