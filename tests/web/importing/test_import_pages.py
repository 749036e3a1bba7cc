"""The pages of an import, from the file to its undoing, and who sees them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from syndesis.agreements.models import Agreement
from syndesis.core.jobs.worker import run_waiting
from syndesis.core.models import Role
from syndesis.objects.models import Import, ImportQuestion
from tests.directory.factories import organisation, user

pytestmark = [pytest.mark.django_db, pytest.mark.concept(128)]
TEXT = "Number;Partner;Title;Zweck\nA-1;Orchid;Exchange;x\nA-2;Lotos;Study;y\n"


def signed_in(name: str = "mara", role: str = Role.ADMINISTRATOR) -> Client:
    client = Client()
    client.force_login(user(name, role))
    return client


def handed(client: Client, text: str = TEXT) -> Import:
    file = SimpleUploadedFile("agreements.csv", text.encode("cp1251"))
    client.post("/imports/new/", {"type": "agreements", "file": file})
    return Import.objects.latest("pk")


def sent(client: Client, run: Import, **data: str) -> str:
    """The page that follows, once the job is done."""
    client.post(f"/imports/{run.pk}/", data)
    run_waiting()
    return client.get(f"/imports/{run.pk}/").content.decode()


def test_a_file_goes_all_the_way_and_back():
    organisation("Orchid")
    client = signed_in()
    run = handed(client)
    columns = {f"column-{number}": target for number, target in run.choices["mapping"].items()}

    asked = sent(client, run, deed="columns", **columns)
    question = ImportQuestion.objects.get()
    shown = sent(client, run, deed="answers", **{f"answer-{question.pk}": "new:Lotos"})
    done = sent(client, run, deed="accept")

    assert "Zweck" in asked
    assert "Lotos" in asked
    assert "2 records will be written." in shown
    assert "Everything below is on record" in done
    assert Agreement.objects.count() == 2
    assert "This import was undone" in sent(client, run, deed="undo")
    assert Agreement.objects.count() == 0


def test_cells_can_be_pasted():
    client = signed_in()

    client.post("/imports/new/", {"type": "partners", "text": "Partner\tCountry\nOrchid\tSpain\n"})

    assert Import.objects.get().choices["mapping"] == {"0": "name", "1": "country"}


def test_a_file_that_is_none_is_told_of():
    response = signed_in().post("/imports/new/", {"type": "agreements", "file": SimpleUploadedFile("a.xls", b"%PDF-1")})

    assert response.status_code == 422
    assert "a.xls is no table" in response.content.decode()


def test_the_preview_is_a_file_too():
    organisation("Orchid")
    client = signed_in()
    run = handed(client, TEXT.replace("Lotos", "Orchid").replace("Study", "=1+1"))
    sent(client, run, deed="columns", **{"column-0": "reference", "column-1": "organisations", "column-2": "title"})

    told = b"".join(client.get(f"/imports/{run.pk}/rows.csv?show=create").streaming_content).decode()

    assert told.splitlines()[0] == "\ufeffRow,What becomes of it,Record,Field,Old,New,Reason"
    assert "2,new,Exchange,Reference,,A-1," in told.splitlines()
    assert "3,new,'=1+1,Title,,'=1+1," in told.splitlines()


@pytest.mark.parametrize("address", ["", "rows.csv"])
def test_nobody_sees_the_import_of_another(address):
    run = handed(signed_in())

    assert signed_in("ilya", Role.MANAGER).get(f"/imports/{run.pk}/{address}").status_code == 404
    assert "agreements.csv" not in Client().get("/imports/", follow=True).content.decode()


def test_a_viewer_is_offered_no_import():
    page = signed_in("guest", Role.VIEWER).get("/imports/new/").content.decode()

    assert "Your role does not allow to import records" in page


def test_settings_and_the_tools_of_a_list_lead_to_what_was_imported():
    client = signed_in()
    run = handed(client)
    settings = {line["url"]: line["end"] for line in client.get("/settings/").context["lines"]}
    assert settings["/imports/"] == "1 import"
    ways = {each: client.get(f"/{each}/").context["imports_url"] for each in ("agreements", "people", "regions")}
    assert ways == {"agreements": "/imports/?type=agreements", "people": "/imports/?type=people", "regions": ""}
    shown = [[each["url"] for each in client.get(url).context["runs"]] for url in (ways["agreements"], ways["people"])]
    assert shown == [[run.get_absolute_url()], []]
    assert signed_in("guest", Role.VIEWER).get("/agreements/").context["imports_url"] == ""
