"""What the pages of a record of every declared type keep: none shows a row out of reach, and none needs more queries
for more that belongs to the record."""

import pytest
from django.db import connection
from django.db.models import ManyToManyField
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from syndesis.core.attachments import NewFile, attach_files
from syndesis.core.models import Attachment, Note, Role
from syndesis.core.notes import add_note
from syndesis.directory.models import Organisation
from tests.directory.factories import SYSTEM, organisation, user
from tests.objects.samples import SAMPLES

pytestmark = pytest.mark.django_db
SECRET = "Orchid Hidden Institute"


@pytest.fixture(params=SAMPLES, ids=str)
def sample(request):
    return request.param


def pages(kind, row) -> list[str]:
    """Every address of a record that can be read."""
    page = row.get_absolute_url()
    return [page, f"{page}?quick=1", f"{page}history/", f"{page}compare/?from=0&all=1", f"{page}notes/"]


def leading(row) -> list:
    """The fields by which people have a row lead to an organisation."""
    fields = [field for field in row._meta.get_fields() if not field.auto_created and field.editable]
    return [field for field in fields if field.related_model is Organisation and field.name != "parent"]


def refer(row, other: Organisation) -> None:
    """Have the row lead to an organisation by every reference and every list of references that can."""
    for field in leading(row):
        if isinstance(field, ManyToManyField):
            through = field.remote_field.through
            through.objects.create(**{field.m2m_field_name(): row, field.m2m_reverse_field_name(): other})
        elif getattr(row, field.attname) != other.pk:
            type(row).objects.filter(pk=row.pk).update(**{field.name: other})


def test_the_pages_of_a_row_out_of_reach_are_for_nobody_else(client, sample):
    hidden, _organisation = sample.make("Orchid", visibility="restricted")
    add_note(by=SYSTEM, subject=hidden, text="Orchid")
    (attached,) = attach_files(by=SYSTEM, subject=hidden, given=[NewFile("orchid.pdf", b"%PDF")])
    note, one = Note.objects.get(), sample.kind.page_name()
    asked = [
        *pages(sample.kind, hidden),
        reverse(f"web:{one}_note", args=[hidden.pk, note.pk]),
        reverse("web:file", args=[attached.document_id]),
        reverse("web:document", args=[attached.document_id]),
    ]
    sent = [
        reverse(f"web:{one}_notes", args=[hidden.pk]),
        reverse(f"web:{one}_note", args=[hidden.pk, note.pk]),
        reverse(f"web:{one}_files", args=[hidden.pk]),
        reverse(f"web:{one}_file_remove", args=[hidden.pk, attached.pk]),
        *[reverse(f"web:{one}_{deed.name}", args=[hidden.pk]) for deed in sample.kind.deeds],
    ]
    client.force_login(user("mara", role=Role.MANAGER))
    assert {client.get(url).status_code for url in asked} == {404}
    assert {client.post(url, {"text": "Mine"}).status_code for url in sent} == {404}
    assert (Note.objects.count(), Attachment.objects.count()) == (1, 1)
    client.force_login(user("ada", role=Role.ADMINISTRATOR))
    assert {client.get(url).status_code for url in asked} == {200}


def test_a_record_out_of_reach_is_named_on_no_page_of_another(client, sample):
    row, _organisation = sample.make("Harbour")
    secret = organisation(SECRET, visibility="restricted")
    refer(row, secret)
    for reader, sees in ((user("vera", role=Role.VIEWER), False), (user("ada", role=Role.ADMINISTRATOR), True)):
        client.force_login(reader)
        named = [SECRET in client.get(url).content.decode() for url in pages(sample.kind, row)]
        assert any(named) == (sees and bool(leading(row)))


@pytest.mark.any_database
def test_the_pages_of_a_record_with_8_parts_need_no_more_queries_than_with_4(client, sample):
    row, _organisation = sample.make("Harbour")
    reader = user()
    client.force_login(reader)
    numbers = []
    for _more in range(2):
        for number in range(4):
            name = f"{len(numbers)} {number}"
            refer(row, organisation(f"Part {name}"))
            add_note(by=SYSTEM, subject=row, text=f"Note {name}")
            attach_files(by=SYSTEM, subject=row, given=[NewFile(f"{name}.txt", name.encode())])
        counted = []
        for url in pages(sample.kind, row):
            if not numbers:
                client.get(url)  # the first asks for what is known from then on
            with CaptureQueriesContext(connection) as queries:
                client.get(url)
            counted.append(len(queries))
        numbers.append(counted)
    # Fewer, where the deed that made the record has gone to the second page of its history.
    assert all(more <= few for few, more in zip(*numbers, strict=True)), numbers
