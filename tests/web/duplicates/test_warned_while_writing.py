"""Who writes a new organisation or person is told which ones look like it."""

import pytest

from syndesis.agreements.models import Agreement
from syndesis.core.models import Role, Visibility
from syndesis.directory.models import Organisation, Person
from tests.directory.factories import organisation, person, user

pytestmark = [pytest.mark.django_db, pytest.mark.concept(10, 13)]
LIKE = "/duplicates/organisations/like/"


@pytest.fixture
def signed_in(client):
    client.force_login(user("cora", role=Role.COORDINATOR))
    return client


def shown(response) -> list[str]:
    return [each["title"] for each in response.context["found"]]


@pytest.mark.every_database
@pytest.mark.parametrize("typed", ["Tsingua University", "University of Tsinghua", "清华大学", "TSINGHUA  UNIVERSITY"])
def test_likely_ones_are_shown_while_one_types(signed_in, typed):
    organisation("Tsinghua University", country="CN", names=[("清华大学", "zh", "official")])
    organisation("Tsinghua University Science Park", country="CN")
    response = signed_in.post(LIKE, {"name": typed})
    assert shown(response) == ["Tsinghua University"]
    assert 'name="alike" value="organisation:' in response.content.decode()


def test_nothing_is_shown_of_what_the_writer_may_not_see(signed_in):
    organisation("Tsinghua University", visibility=Visibility.RESTRICTED)
    assert shown(signed_in.post(LIKE, {"name": "Tsinghua University"})) == []


def test_nothing_is_shown_before_there_is_a_name(signed_in):
    organisation("Tsinghua University", website="https://www.tsinghua.edu.cn")
    assert shown(signed_in.post(LIKE, {"website": "https://tsinghua.edu.cn", "name": " "})) == []


def test_website_and_identifier_count_and_nonsense_does_not_hurt(signed_in):
    organisation("Orchid Works", website="https://www.orchid.example", identifiers=[("ror", "03n6nwv02")])
    sent = {"name": "Something else", "identifiers-0-scheme": "ror", "identifiers-0-value": "https://ror.org/03n6nwv02"}
    assert shown(signed_in.post(LIKE, sent)) == ["Orchid Works"]
    assert signed_in.post(LIKE, {"name": "x", "website": "http://[nonsense"}).status_code == 200
    assert signed_in.get(LIKE).status_code == 405


@pytest.mark.every_database
def test_people_are_shown_too_a_family_name_alone_as_weak(signed_in):
    person("Khizhnyak", "Sergey")
    response = signed_in.post("/duplicates/people/like/", {"family_name": "ХИЖНЯК"})
    assert [(each["title"], str(each["level"]["label"])) for each in response.context["found"]] == [
        ("Sergey Khizhnyak", "Weak")
    ]


def test_a_new_record_is_asked_about_once_and_then_saved(signed_in):
    known = organisation("Tsinghua University", country="CN")
    form = {"name": "Tsingua University", "kind": "university", "country": "CN", "visibility": "internal"}
    first = signed_in.post("/organisations/new/", form)
    assert (first.status_code, Organisation.objects.count()) == (422, 1)
    assert "This one looks alike. Save anyway?" in first.content.decode()
    second = signed_in.post("/organisations/new/", form | {"alike": [f"organisation:{known.pk}"]})
    assert (second.status_code, Organisation.objects.count()) == (302, 2)


def test_what_looks_like_nothing_is_saved_at_once(signed_in):
    person("Herrero", "Miguel")
    form = {"family_name": "Petrova", "given_name": "Anna", "visibility": "internal"}
    assert signed_in.post("/people/new/", form).status_code == 302
    assert Person.objects.count() == 2


def test_a_reference_that_would_make_a_double_is_asked_about(signed_in):
    signed_in.force_login(user(role=Role.MANAGER))
    known = organisation("Tsinghua University", country="CN")
    form = {
        "title": "Memorandum",
        "kind": "framework",
        "status": "draft",
        "visibility": "internal",
        "organisations": ["new:University of Tsinghua"],
    }
    first = signed_in.post("/agreements/new/", form)
    assert (first.status_code, Agreement.objects.count()) == (422, 0)
    assert known.get_absolute_url() in first.content.decode()
    second = signed_in.post("/agreements/new/", form | {"alike": [f"organisation:{known.pk}"]})
    assert (second.status_code, Agreement.objects.count(), Organisation.objects.count()) == (302, 1, 2)
