"""The description of the API: for programs, and as a page for people."""

import json
import re

import pytest
from drf_spectacular.drainage import GENERATOR_STATS
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.validation import validate_schema

from syndesis.api.checks import check_serializers
from syndesis.api.records.serializers import names_of
from syndesis.objects import registered
from tests.api.calls import Api
from tests.directory.factories import user

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
SCHEMA, PAGE = "/api/v1/schema/", "/api/"


@pytest.fixture
def described(ada) -> dict:
    return json.loads(ada.client.get(SCHEMA).content)


def test_the_description_is_valid_and_made_without_a_warning():
    GENERATOR_STATS.reset()
    validate_schema(SchemaGenerator().get_schema(request=None, public=True))
    assert (dict(GENERATOR_STATS._warn_cache), dict(GENERATOR_STATS._error_cache)) == ({}, {})


def test_every_type_is_described_with_its_fields_filters_and_deeds(described):
    for kind in registered():
        base = f"/api/v1/{kind.many}/"
        answered = described["components"]["schemas"][kind.stem()]["properties"]
        rows = {each.name for each in kind.tables()}
        assert set(answered) == {"id", "url", "page", "version", "archived_at", *names_of(kind), *rows}
        asked = {each["name"] for each in described["paths"][base]["get"]["parameters"]}
        assert {"q", "sort", "page", "limit", "archived", "versions", "rows"} <= asked
        assert {f"{base}{{id}}/{deed.name}/" for deed in kind.deeds} <= set(described["paths"])


def test_the_description_comes_as_json_and_yaml(ada):
    accept = {"application/json": b"{", "application/yaml": b"openapi: 3", "text/html": b"{", "*/*": b"{"}
    for media, beginning in accept.items():
        assert ada.client.get(SCHEMA, headers={"Accept": media}).content.startswith(beginning)


def test_strangers_read_no_description(client):
    assert client.get(SCHEMA).status_code == 401
    assert client.get(PAGE).url == "/sign-in/?next=/api/"


def test_a_narrow_token_reads_the_description_too():
    assert Api(user(), "read:people").client.get(SCHEMA).status_code == 200


def test_the_page_tells_every_call(client, described):
    client.force_login(user())
    page = client.get(PAGE).content.decode()
    calls = [call["operationId"] for path in described["paths"].values() for call in path.values()]
    assert [key for key in calls if f'id="{key}"' not in page] == []
    assert len(calls) == len(re.findall(r'<details class="call"', page))
    assert re.findall(r"<style|\sstyle=|\son\w+=|javascript:", page) == []


def test_the_page_comes_in_the_language_of_its_reader(client):
    client.force_login(user())
    response = client.get(PAGE, headers={"Accept-Language": "es"})
    assert (response.status_code, response["Content-Language"]) == (200, "es")


def test_addresses_that_there_are_not_are_answered_in_json(ada, client):
    for path in ("nothing", "agreements", "agreements/0/", "agreements/x/", "agreements/" + "9" * 30 + "/", "a\nb"):
        response = ada.client.get(f"/api/v1/{path}")
        assert (path, response.status_code, response.json()["code"]) == (path, 404, "not_found")
    assert client.get("/api/v1/nothing").status_code == 401


def test_every_serializer_can_be_made():
    assert check_serializers(None) == []


def test_a_type_of_which_no_serializer_can_be_made_fails_the_checks(monkeypatch):
    kind = registered()[0]
    monkeypatch.setattr(kind, "chips", ["colour"])
    monkeypatch.setattr("syndesis.api.records.serializers._made", {})
    [fault] = check_serializers(None)
    assert (fault.id, fault.obj, "colour" in fault.msg) == ("api.E001", kind.__name__, True)
