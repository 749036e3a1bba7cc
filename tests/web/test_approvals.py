"""The pages of approving: where an agreement stands, what waits for one, deputies, paths; and the deeds by the API."""

from datetime import timedelta

import pytest
from django.utils import timezone

from syndesis.agreements.models import Agreement, ApprovalPath, Deputy
from syndesis.agreements.services import register_agreement, submit
from syndesis.core.models import Role
from tests.api.calls import of_role
from tests.directory.factories import SYSTEM, home, organisation, user

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def ada(client):
    row = user("ada", role=Role.ADMINISTRATOR)
    client.force_login(row)
    return row


def draft(**fields):
    parties = [home(), organisation("Harbour Park")]
    facts = {"title": "Memorandum", "kind": "memorandum", "status": "draft", "owner_unit": parties[0]} | fields
    return register_agreement(by=SYSTEM, organisations=parties, **facts)


def stages(response) -> list[tuple[str, str]]:
    return [(str(stage["label"]), stage["state"]) for stage in response.context["lifecycle"]["stages"]]


def test_the_page_of_an_agreement_tells_its_stages_and_takes_the_decision(client, ada):
    row, lev = draft(), user("lev", role=Role.CONTRIBUTOR)
    page = client.get(row.get_absolute_url())
    assert stages(page) == [
        ("Draft", "now"),
        ("Approval by the unit", "ahead"),
        ("Central approval", "ahead"),
        ("Signature", "ahead"),
        ("In force", "ahead"),
    ]
    assert page.context["lifecycle"]["path"].startswith("Path “Memorandum”, taken because")
    assert client.get(f"/agreements/{row.pk}/submit/").status_code == 200
    client.post(f"/agreements/{row.pk}/submit/", {"remark": "For May."})
    page = client.get(row.get_absolute_url())
    [decision] = page.context["lifecycle"]["decisions"]
    assert decision["notes"] == [
        "Nobody answers for Northern Polytechnic: any manager may decide.",
    ]
    asked = row.approvals.get(state="waiting").pk
    sent_back = client.post(f"/agreements/{row.pk}/send_back/", {"approval": asked, "comment": ""})
    assert (sent_back.status_code, sent_back.context["form"].errors.keys()) == (422, {"comment"})
    client.force_login(lev)
    assert client.get(row.get_absolute_url()).context["lifecycle"]["decisions"][0]["form"] is None
    refused = client.post(f"/agreements/{row.pk}/approve/", {"approval": asked})
    assert refused.context["form"].non_field_errors() == ["This is for others to decide: ada."]
    client.force_login(ada)
    client.post(f"/agreements/{row.pk}/approve/", {"approval": asked, "comment": "Good."})
    again = client.post(f"/agreements/{row.pk}/approve/", {"approval": asked})
    assert again.context["form"].non_field_errors()[0].startswith("“Head of the unit in charge” is decided: ada")
    lines = client.get(row.get_absolute_url()).context["lifecycle"]["rounds"][0]["lines"]
    assert [(line["state"], line["who"], line["comment"]) for line in lines] == [
        ("Approved", "ada", "Good."),
        ("Waiting", "", ""),
    ]


def test_what_waits_stands_on_a_page_on_today_and_in_the_menu_the_overdue_first(client, ada):
    near, late, ours = draft(title="Near"), None, organisation("Lake")
    late = register_agreement(by=SYSTEM, title="Late", organisations=[ours], kind="memorandum", status="draft")
    for row in (near, late):
        submit(row, by=SYSTEM)
    late.approvals.filter(state="waiting").update(due_on=TODAY - timedelta(days=3))
    page = client.get("/approvals/")
    told = [(entry["title"], entry["decision"]["overdue"]) for entry in page.context["waiting"]]
    assert told == [("Late", "3 days overdue"), ("Near", "")]
    assert [entry["count"] for entry in page.context["menu"] if entry["url"] == "/approvals/"] == [2]
    [section] = [s for s in client.get("/").context["today"].mine if s["url"] == "/approvals/"]
    assert next((line["title"], line["end"], line["tone"]) for line in section["lines"]) == (
        "Late",
        "3 days overdue",
        "bad",
    )
    client.force_login(user("vera", role=Role.VIEWER))
    page = client.get("/approvals/")
    assert (page.context["waiting"], next(e for e in page.context["menu"] if e["url"] == "/approvals/")["count"]) == (
        [],
        0,
    )


def test_deputies_are_named_by_oneself_and_for_others_by_administrators(client, ada):
    lea, dan = user("lea", role=Role.VIEWER), user("dan", role=Role.VIEWER)
    client.post("/settings/deputies/", {"user": lea.pk, "deputy": dan.pk, "ends_on": "2999-01-01"})
    client.force_login(lea)
    assert client.get("/settings/deputies/").status_code == 403
    client.post("/account/deputies/", {"deputy": ada.pk, "user": dan.pk})
    assert set(Deputy.objects.values_list("user__username", "deputy__username")) == {("lea", "dan"), ("lea", "ada")}
    wrong = client.post("/account/deputies/", {"deputy": dan.pk, "starts_on": "2026-05-02", "ends_on": "2026-05-01"})
    assert (wrong.status_code, "ends_on" in wrong.context["form"].errors) == (422, True)
    client.force_login(dan)
    assert [line["title"] for line in client.get("/account/deputies/").context["for_others"]] == ["lea"]
    assert client.post(f"/deputies/{Deputy.objects.get(deputy=ada).pk}/dismiss/").status_code == 404
    client.force_login(lea)
    client.post(f"/deputies/{Deputy.objects.get(deputy=dan).pk}/dismiss/")
    assert Deputy.objects.count() == 1


def test_administrators_change_the_paths_and_keep_their_other_languages(client, ada):
    assert [path["name"] for path in client.get("/settings/approval-paths/").context["paths"]][-1] == "Standard"
    client.post("/settings/approval-paths/adopt/")
    row = ApprovalPath.objects.get(name="Memorandum")
    address = f"/settings/approval-paths/{row.pk}/"
    first, second = row.steps.all()
    told = {"name": "Memorandum", "kind": "memorandum", "risk_from": "0", "is_active": "on"}
    sent = told | {"steps-TOTAL_FORMS": "3", "steps-INITIAL_FORMS": "2"}
    for number, (was, name, who) in enumerate(
        [(first.pk, first.name, "unit"), (second.pk, "Vice-rector", "managers"), ("", "Lawyer", "user")]
    ):
        given = {"was": was, "order": 4 - number, "name": name, "stage": "legal", "decided_by": who, "days": "3"}
        sent |= {f"steps-{number}-{key}": value for key, value in given.items()}
    wrong = client.post(address, sent)
    assert (wrong.status_code, wrong.context["steps"].forms[2].errors) == (422, {"user": ["Say who decides."]})
    client.post(address, sent | {"steps-2-user": ada.pk})
    steps = [(s.order, s.name, s.names.get("ru"), s.user) for s in row.steps.all()]
    assert steps == [
        (2, "Lawyer", None, ada),
        (3, "Vice-rector", None, None),
        (4, "Head of the unit in charge", "Руководитель ответственного подразделения", None),
    ]
    client.force_login(user("mara", role=Role.MANAGER))
    assert client.get(address).status_code == 403


def test_each_deed_is_a_call_of_the_api_that_says_what_it_needs():
    ada = of_role(Role.ADMINISTRATOR, "ada")
    row = draft()

    def deed(name, **given):
        answer = ada.post(f"/agreements/{row.pk}/{name}/", given)
        return answer.status_code, Agreement.objects.get(pk=row.pk).status

    assert deed("submit", remark="For May.") == (200, "unit")
    assert deed("send_back") == (400, "unit")
    assert deed("send_back", comment="Who pays?") == (200, "draft")
    assert deed("submit") == (200, "unit")
    assert deed("approve", comment="Good.", approval=999) == (422, "unit")
    assert deed("approve", opinion="Good.") == (400, "unit")
    assert deed("approve") == (200, "central")
    assert deed("approve") == (200, "signature")
    assert deed("withdraw") == (200, "draft")
    assert deed("correct", status="unit", reason="Wrong.") == (400, "draft")
    assert deed("correct", status="signature", reason="Decided on paper.") == (200, "signature")
    assert deed("sign", signed_on="20215") == (400, "signature")
    assert deed("sign", signed_on="2021-05") == (422, "signature")
    assert deed("sign", signed_on="2021-05", remark="By both rectors.") == (200, "active")
    assert [deed("start_review"), deed("end_review")] == [(200, "review"), (200, "active")]
    assert [deed("suspend", reason="War."), deed("resume")] == [(200, "suspended"), (200, "active")]
    assert [deed("terminate", last_day="2999-01-01", reason="Idle."), deed("keep")] == [(200, "active")] * 2
    assert deed("succeed") == (422, "active")
    assert [deed("expire"), deed("reopen")] == [(200, "expired"), (200, "active")]
    assert deed("terminate", last_day="2022-01-01", reason="Idle.") == (200, "terminated")
    assert deed("resume") == (422, "terminated")
    assert ada.patch(f"/agreements/{row.pk}/", {"status": "active"}).status_code == 400
