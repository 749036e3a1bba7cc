"""What the forms of every declared type keep: who meets one, what becomes of what it says, what its fields offer."""

import pytest
from django.urls import reverse

from syndesis.core.history import version_of
from syndesis.core.models import Role
from syndesis.objects import services
from syndesis.web.editing.links import title_of
from tests.directory.factories import SYSTEM
from tests.objects.samples import SAMPLES
from tests.web.forms import facts, signed_in, url

pytestmark = pytest.mark.django_db
WRITTEN = [sample for sample in SAMPLES if sample.kind.form]
HAND_MADE = {"partners", "people"}
"""Types whose page for a new record asks something else, or more; they are tried in `tests/web`."""


@pytest.fixture(params=WRITTEN, ids=str)
def sample(request):
    return request.param


def test_every_type_has_a_page_for_each_of_its_records(client, sample):
    made, _organisation = sample.make("Harbour")
    signed_in(client)
    response = client.get(url(made))
    assert (response.status_code, response.context["form"].instance.pk) == (200, made.pk)
    again = client.post(url(made), facts(response))
    assert (again.status_code, again.headers["Location"]) == (302, made.get_absolute_url())
    assert version_of(made) == response.context["hidden"][0][1]  # nothing was changed, so nothing was written


def test_every_type_takes_a_new_record(client, sample):
    if sample.kind.many in HAND_MADE:
        return
    made, _organisation = sample.make("Harbour")
    signed_in(client)
    of_the_old = facts(client.get(url(made)))
    response = client.get(reverse(f"web:{sample.kind.one}_new"))
    before = sample.kind.model.objects.count()
    of_the_old = {
        name: value
        for name, value in of_the_old.items()
        if name not in ("version", "opened") and not name.endswith("-id")  # rows of the copy are its own
    }
    sent = facts(response) | of_the_old
    sent |= {name: record.pk for name, record in sample.anew("Harbour").items()}
    sent["alike"] = f"{made._meta.model_name}:{made.pk}"  # shown before: it looks like the one that it copies
    answer = client.post(reverse(f"web:{sample.kind.one}_new"), sent)
    copy = sample.kind.model.objects.latest("pk")
    assert answer.status_code == 302, answer.context["form"].errors
    assert answer.headers["Location"] == copy.get_absolute_url()
    assert sample.kind.model.objects.count() == before + 1
    assert title_of(sample.kind, copy) == title_of(sample.kind, made)


def test_who_may_not_write_meets_no_form(client, sample):
    made, _organisation = sample.make("Harbour")
    signed_in(client, role=Role.VIEWER)
    new = reverse(f"web:{sample.kind.one}_new")
    assert [client.get(each).status_code for each in (url(made), new)] == [403, 403]
    posts = [client.post(each, {}).status_code for each in (url(made), url(made, "archive"), url(made, "restore"), new)]
    assert posts == [403] * 4
    assert new not in client.get(reverse(f"web:{sample.kind.many}")).content.decode()


def test_what_one_may_not_see_is_not_there(client, sample):
    hidden, _organisation = sample.make("Orchid Hidden", visibility="restricted")
    signed_in(client)
    answers = [client.get(url(hidden)), client.post(url(hidden), {"notes": "mine"})]
    answers += [client.post(url(hidden, deed), {}) for deed in ("archive", "restore")]
    assert [answer.status_code for answer in answers] == [404] * 4
    assert all("Orchid" not in answer.content.decode() for answer in answers)
    hidden.refresh_from_db()
    assert (hidden.notes, hidden.archived_at) == ("", None)


def test_an_archived_record_leaves_the_list_and_comes_back(client, sample):
    made, _organisation = sample.make("Harbour")
    signed_in(client)
    archived = client.post(url(made, "archive"))
    assert (archived.status_code, archived.headers["Location"]) == (302, made.get_absolute_url())
    assert made.pk not in [r["key"] for r in client.get(reverse(f"web:{sample.kind.many}")).context["rows"]]
    assert client.get(url(made)).headers["Location"] == made.get_absolute_url()
    kept = client.post(url(made), {"visibility": "internal", "notes": "typed before"})
    assert (kept.status_code, "typed before" in kept.content.decode()) == (422, True)
    client.post(url(made, "restore"))
    assert made.pk in [r["key"] for r in client.get(reverse(f"web:{sample.kind.many}")).context["rows"]]


def test_a_field_offers_what_its_user_may_see(client, sample):
    made, _organisation = sample.make("Harbour Orchid")
    hidden, _organisation = sample.make("Hidden Orchid", visibility="restricted")
    for name, role, expected in (
        ("vera", Role.CONTRIBUTOR, {str(made.pk)}),
        ("ada", Role.ADMINISTRATOR, {str(made.pk), str(hidden.pk)}),
    ):
        signed_in(client, name, role=role)
        response = client.get(f"/options/{sample.kind.many}/?q=orchid")
        found = {option.value for option in response.context["options"] if option.value.isdecimal()}
        assert (name, found) == (name, expected)
    services.archive(sample.kind, [made], by=SYSTEM)
    response = client.get(f"/options/{sample.kind.many}/?q=orchid")
    assert str(made.pk) not in {option.value for option in response.context["options"]}
