"""The records of a type as the record stood at a moment: renamed, archived, deleted, made later, restricted since."""

import csv
import io
import json

import pytest
from django.urls import reverse

from syndesis.agreements.models import Agreement
from syndesis.agreements.objects import AgreementType
from syndesis.agreements.services import register_agreement
from syndesis.cli import main
from syndesis.core.history.standing import standing
from syndesis.core.models import HistoryEvent, Role
from syndesis.directory.models import Organisation, Partnership
from syndesis.directory.objects import PartnerType
from syndesis.directory.services import start_partnership
from syndesis.engagement.objects import EngagementType
from syndesis.engagement.services import log_engagement
from syndesis.objects import services
from syndesis.objects.exports import export_as_of
from tests.directory.factories import SYSTEM, organisation, user

pytestmark = pytest.mark.django_db


def now() -> int:
    """The moment in which all that has been written so far counts, and nothing after it."""
    return HistoryEvent.objects.latest("pk").pk


def rows(kind, reader, at) -> list[dict]:
    return json.loads(b"".join(export_as_of(kind, reader, "json", at).chunks))["rows"]


def titles(kind, reader, at, name="title") -> list[str]:
    return [row[name] for row in rows(kind, reader, at)]


def agreement(title, **fields):
    return register_agreement(by=SYSTEM, title=title, organisations=[organisation(f"Party of {title}")], **fields)


@pytest.mark.concept(120)
def test_a_type_is_exported_as_it_stood_before_it_was_renamed_archived_deleted_and_added_to():
    renamed, archived, deleted = (agreement(title) for title in ("Charter", "Lease", "Treaty"))
    brought_back = agreement("Accord")
    services.archive(AgreementType, [brought_back], by=SYSTEM)
    before = now()
    services.revise(AgreementType, renamed, by=SYSTEM, title="New charter")
    services.revise(AgreementType, renamed, by=SYSTEM, title="Newest charter")
    services.archive(AgreementType, [archived], by=SYSTEM)
    services.restore(AgreementType, [brought_back], by=SYSTEM)
    Agreement.objects.filter(pk=deleted.pk).delete()
    agreement("Later")
    manager, administrator = user("mona"), user("ada", role=Role.ADMINISTRATOR)
    assert titles(AgreementType, manager, before) == ["Charter", "Lease"]
    assert titles(AgreementType, administrator, before) == ["Charter", "Lease", "Treaty"]
    assert titles(AgreementType, administrator, None) == ["Newest charter", "Accord", "Later"]


def test_what_a_reader_may_not_see_today_is_in_no_past():
    agreement("Harbour")
    hidden = agreement("Orchid")
    before = now()
    services.revise(AgreementType, hidden, by=SYSTEM, visibility="restricted", title="Secret")
    viewer, administrator = user("vera", role=Role.VIEWER), user("ada", role=Role.ADMINISTRATOR)
    assert titles(AgreementType, viewer, before) == ["Harbour"]
    assert titles(AgreementType, administrator, before) == ["Harbour", "Orchid"]


def test_a_deleted_record_that_was_restricted_is_for_administrators():
    hidden = agreement("Orchid", visibility="restricted")
    before = now()
    Agreement.objects.filter(pk=hidden.pk).delete()
    readers = [user(role, role=role) for role in Role.values]
    assert [titles(AgreementType, reader, before) for reader in readers] == [
        ["Orchid"] if reader.role == Role.ADMINISTRATOR else [] for reader in readers
    ]


def test_a_reference_to_what_the_reader_may_not_see_is_blank():
    unit = organisation("Orchid Office", visibility="restricted")
    agreement("Harbour", owner_unit=unit)
    viewer, administrator = user("vera", role=Role.VIEWER), user("ada", role=Role.ADMINISTRATOR)
    told = [rows(AgreementType, reader, now())[0]["owner_unit"] for reader in (viewer, administrator)]
    assert told == [None, {"code": unit.pk, "label": "Orchid Office"}]


def test_partners_are_those_who_were_then():
    old, new = organisation("Old"), organisation("New")
    start_partnership(by=SYSTEM, organisation=old)
    before = now()
    start_partnership(by=SYSTEM, organisation=new)
    Organisation.objects.filter(pk=old.pk).update(name="Renamed")
    manager = user("mona")
    assert titles(PartnerType, manager, before, "name") == ["Old"]
    Partnership.objects.filter(organisation=old).delete()
    assert (titles(PartnerType, manager, before, "name"), titles(PartnerType, manager, None, "name")) == (
        ["Old"],
        ["New"],
    )


def test_sessions_of_a_series_are_no_engagements_of_their_own():
    series = log_engagement(by=SYSTEM, title="Forum", kind="series")
    log_engagement(by=SYSTEM, title="Session", series=series)
    assert titles(EngagementType, user("mona"), now()) == ["Forum"]


def test_what_is_written_while_the_rows_are_read_does_not_change_the_moment():
    for number in range(3):
        agreement(f"Charter {number}")
    before = now()
    read = standing(Agreement, before)
    first = next(read)
    Agreement.objects.filter(title="Charter 2").update(title="Changed")
    assert [first.title, *(row.title for row in read)][:2] == ["Charter 0", "Charter 1"]
    assert [row.title for row in standing(Agreement, before)] == ["Charter 0", "Charter 1", "Charter 2"]


def test_a_page_shows_the_records_at_the_end_of_a_day_and_leads_to_files(client):
    made = agreement("Harbour")
    HistoryEvent.objects.update(at="2024-03-21T15:00:00Z")
    services.revise(AgreementType, made, by=SYSTEM, title="Lake")
    client.force_login(user("vera", role=Role.VIEWER))
    page = client.get(reverse("web:agreements_past"), {"on": "21 March 2024"})
    assert (page.status_code, page.context["rows"][0]["url"]) == (200, made.get_absolute_url())
    assert "Harbour" in page.content.decode()
    assert page.context["files"][0]["url"] == "/agreements/past/csv/?on=21+March+2024"
    file = client.get(page.context["files"][0]["url"])
    table = list(csv.DictReader(io.StringIO(b"".join(file.streaming_content).decode("utf-8-sig"))))
    assert ([row["Title"] for row in table], file["Content-Disposition"]) == (
        ["Harbour"],
        'attachment; filename="agreements-as-of-2024-03-22T0000.csv"',
    )
    assert "Nothing was on record then" in client.get("/agreements/past/?on=2023").content.decode()


@pytest.mark.parametrize("day", ["yesterdayish", "2999", "30.02.2024"])
def test_what_is_no_past_day_is_told_and_gives_no_file(client, day):
    client.force_login(user("vera", role=Role.VIEWER))
    page = client.get("/agreements/past/", {"on": day})
    assert (page.status_code, bool(page.context["wrong"])) == (422, True)
    assert client.get("/agreements/past/csv/", {"on": day}).status_code == 302


def test_the_command_writes_what_stood_at_the_end_of_a_day(tmp_path):
    made = agreement("Harbour")
    HistoryEvent.objects.update(at="2024-03-21T15:00:00Z")
    Agreement.objects.filter(pk=made.pk).delete()
    path = tmp_path / "agreements.json"
    assert main(["export", "agreements", "--as-of", "2024-03-21", "--output", str(path)]) == 0
    assert [row["title"] for row in json.loads(path.read_text())["rows"]] == ["Harbour"]
    user("vera", role=Role.VIEWER)
    assert main(["export", "agreements", "--as-of", "2024-03-21", "--as", "vera", "--output", str(path)]) == 0
    assert json.loads(path.read_text())["rows"] == []
    assert main(["export", "agreements", "--as-of", "March"]) == 1
    assert main(["export", "nonsense"]) == 1
