"""The page of an agreement's documents: several added at once, versions folded, two of them compared."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from syndesis.agreements.models import Agreement, AgreementPaper
from syndesis.agreements.services import register_agreement
from syndesis.core.jobs.worker import run_waiting
from syndesis.core.models import Role, Visibility
from syndesis.web.papers.comparing import compared
from tests.directory import factories

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
EXCHANGE = "The Parties exchange students and teachers of marine biology each year."
WIDER = "The Parties exchange students and teachers of marine biology and law each year."
FIRST = f"Article 1\n{EXCHANGE}\nArticle 2\nCosts are borne by each.\nArticle 3"
SECOND = f"Article 1\n{WIDER}\nArticle 2\nArticle 3\nA new one."


@pytest.fixture
def agreement() -> Agreement:
    return register_agreement(
        by=factories.SYSTEM, title="Tidal framework", organisations=[factories.organisation("Harbour University")]
    )


def send(client, agreement: Agreement, *texts: str, **fields: str):
    given = [SimpleUploadedFile(f"text-{hash(text) % 1000}.txt", text.encode()) for text in texts]
    facts = {"role": "draft", "language": "en", "remark": ""} | fields
    return client.post(f"/agreements/{agreement.pk}/papers/", facts | {"file": given})


def test_documents_are_added_compared_and_taken_away(client, agreement):
    client.force_login(factories.user())

    assert send(client, agreement, FIRST, SECOND).status_code == 302
    assert send(client, agreement, "Signed.", role="signed").status_code == 302
    run_waiting()
    page = client.get(f"/agreements/{agreement.pk}/papers/")
    tracks = page.context["tracks"]
    assert [(t["role"], t["is_signed"], len(t["latest"]), len(t["earlier"])) for t in tracks] == [
        ("Signed copy", True, 1, 0),
        ("Draft", False, 1, 1),
    ]
    comparison = client.get(tracks[1]["compare_url"])
    assert (comparison.status_code, comparison.context["differing"]) == (200, 3)
    assert "<ins>and law </ins>" in comparison.content.decode()
    refused = send(client, agreement)
    assert (refused.status_code, refused.context["refusal"]) == (422, "Choose a file first.")

    found = client.get("/search/", {"q": "marine biology teachers"}).context["groups"][-1]["hits"]
    assert [line["url"] for line in found][-1] == agreement.get_absolute_url()
    document = AgreementPaper.objects.filter(role="draft")[0].document
    assert [line["title"] for line in client.get(f"/documents/{document.pk}/").context["attached_to"]] == [
        "Tidal framework"
    ]

    signed = AgreementPaper.objects.get(role="signed")
    client.post(f"/agreements/{agreement.pk}/papers/{signed.pk}/", {"remove": "1"})
    assert AgreementPaper.objects.count() == 2


def test_nobody_reaches_the_documents_of_an_agreement_that_they_do_not_see(client, agreement):
    client.force_login(factories.user())
    send(client, agreement, FIRST, SECOND)
    first, second = AgreementPaper.objects.order_by("version")
    Agreement.objects.update(visibility=Visibility.RESTRICTED)
    client.force_login(factories.user("vera", Role.VIEWER))
    base = f"/agreements/{agreement.pk}/papers/"
    assert client.get("/search/", {"q": "marine biology teachers"}).context["groups"] == []
    addresses = [base, f"{base}compare/?old={first.pk}&new={second.pk}", f"/documents/{first.document_id}/file/"]

    assert [client.get(address).status_code for address in addresses] == [404] * 3
    assert [client.post(f"{base}{first.pk}/", {"remove": "1"}).status_code, AgreementPaper.objects.count()] == [404, 2]


def test_paragraphs_are_told_as_same_changed_added_or_removed():
    stretches = compared(FIRST, SECOND)

    assert [(p.what, p.old, p.new) for s in stretches for p in s.paragraphs if p.what != "same"] == [
        ("changed", EXCHANGE, WIDER),
        ("removed", "Costs are borne by each.", ""),
        ("added", "", "A new one."),
    ]
