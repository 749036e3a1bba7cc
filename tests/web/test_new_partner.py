"""A new partner: of our records, of the catalogue of the world's organisations, or of neither."""

import json

import pytest

from syndesis.catalogue import loader
from syndesis.core.models import Role
from syndesis.directory.models import Organisation, Partnership
from tests.catalogue.records import MADRID
from tests.directory.factories import organisation, user

pytestmark = pytest.mark.django_db
PAGE = "/partners/new/"


@pytest.fixture
def writer(client):
    person = user()
    client.force_login(person)
    return person


def send(client, **values):
    given = {"organisation": "", "organisation-text": "", "tier": "", "started_on": "", "kind": "", "country": ""}
    return client.post(PAGE, given | {name.replace("__", "-"): value for name, value in values.items()})


def partner() -> tuple[str, str, str, str]:
    held = Partnership.objects.get()
    tier = held.tiers.first()
    return str(held), str(held.started_on or ""), tier.tier if tier else "", held.organisation.country


@pytest.mark.concept(14)
def test_an_organisation_on_record_becomes_a_partner(client, writer):
    row = organisation("Harbour Park", country="ES")
    response = send(client, organisation=row.pk, tier="strategic", started_on="апрель 2011")
    assert (response.status_code, response.url) == (302, row.get_absolute_url())
    assert partner() == ("Harbour Park", "2011-04", "strategic", "ES")
    assert str(Partnership.objects.get().tiers.get().starts_on) == "2011-04"


def test_a_name_alone_means_the_organisation_that_bears_it(client, writer):
    organisation("Harbour Park")
    send(client, organisation__text="harbour park")
    assert partner()[0] == "Harbour Park"


def test_an_organisation_of_the_catalogue_comes_with_its_facts(client, writer, tmp_path):
    dump = tmp_path / "v9.9-2026-01-01-ror-data.jsonl"
    dump.write_text(json.dumps(MADRID) + "\n", encoding="utf-8")
    loader.load(dump)
    send(client, organisation="catalogue:03n6nwv02", kind="company", country="RU")
    assert partner() == ("Universidad Politécnica de Madrid", "", "", "ES")


def test_one_in_no_register_is_made_of_what_the_form_says(client, writer):
    send(client, organisation="new:Orchid Works", kind="company", country="CN")
    assert (partner(), Organisation.objects.get().kind) == (("Orchid Works", "", "", "CN"), "company")


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({}, "organisation"),
        ({"organisation__text": "Nowhere"}, "organisation"),
        ({"organisation": "99999"}, "organisation"),
        ({"organisation": "new:Orchid", "started_on": "soon"}, "started_on"),
        ({"organisation": "new:Orchid", "country": "XX"}, "country"),
    ],
)
def test_a_mistake_is_told_at_its_field_and_makes_nothing(client, writer, values, field):
    response = send(client, **values)
    assert (response.status_code, list(response.context["form"].errors)) == (422, [field])
    assert Organisation.objects.count() == 0


def test_the_form_makes_one_partner_however_often_it_is_sent(client, writer):
    token = dict(client.get(PAGE).context["hidden"])
    answers = [send(client, organisation="new:Orchid Works", **token).url for _again in range(2)]
    assert answers == [Organisation.objects.get().get_absolute_url()] * 2


def test_who_may_not_write_meets_no_form(client):
    client.force_login(user(role=Role.VIEWER))
    assert (client.get(PAGE).status_code, send(client, organisation="new:Orchid").status_code) == (403, 403)


def test_a_contributor_makes_no_partner_of_what_is_out_of_their_reach(client):
    row = organisation("Harbour Park")
    client.force_login(user(role=Role.CONTRIBUTOR))
    response = send(client, organisation=row.pk)
    assert response.context["form"].non_field_errors() == [
        "Saved like this, it would lie outside of what you may change."
    ]
    assert Partnership.objects.count() == 0
