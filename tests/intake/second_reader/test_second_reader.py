"""A second reader beside the rules: what it adds, what it may not, and what happens when it fails."""

import json
from dataclasses import asdict
from decimal import Decimal

import pytest
from django_tasks_db.models import DBTaskResult
from hypothesis import given, settings
from hypothesis import strategies as st

from syndesis.core.jobs.worker import run_waiting
from syndesis.core.models import Visibility
from syndesis.intake.models import Finding, SecondReading
from syndesis.intake.second_reader.answers import understood
from syndesis.intake.second_reader.places import place_of
from syndesis.intake.services import ask_once_more, hand_in, read_again, tell_unanswered
from syndesis.intake.services.second_reading import ask_for_second_reading
from tests.directory.factories import user
from tests.intake.factories import SYSTEM, TEXT, engagement, intake, organisation
from tests.intake.second_reader.stub import Endpoint, running

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
ANSWER = {
    "organisations": [
        {"name": "Harbour University", "kind": "university", "country": "PT", "evidence": "Harbour University (HU)"},
        {"name": "Northern Polytechnic", "kind": "university", "country": "", "evidence": "of  Northern Polytechnic"},
        {"name": "Castle College", "kind": "school", "country": "ES", "evidence": "Castle College"},
    ],
    "people": [
        {"given_name": "Marta", "family_name": "Oliveira", "role": "vice-rector", "organisation": "Harbour University",
         "evidence": "Marta Oliveira, vice-rector of Harbour University"},
    ],
    "figures": [
        {"indicator": "students", "value": 11400, "organisation": "Harbour University", "evidence": "11,400 students"},
        {"indicator": "students", "value": "many", "evidence": "11,400 students"},
    ],
    "commitments": [{"status": "certain", "topic": "school", "evidence": "They agreed to open a summer school."}],
    "gossip": [{"evidence": "Harbour University"}],
}  # fmt: skip


@pytest.fixture
def endpoint(settings):
    made = Endpoint()
    with running(made) as address:
        settings.READER_URL, settings.READER_MODEL, settings.READER_KEY = address, "small", "secret"
        settings.READER_PRICE, settings.READER_SECONDS = (Decimal(1), Decimal(2)), 1
        yield made


def asked(case):
    ask_for_second_reading(case)
    read_again(case.pk)
    return SecondReading.objects.get(intake=case)


def test_what_both_found_is_confirmed_what_is_new_joins_and_what_is_not_quoted_is_dropped(endpoint):
    endpoint.says(ANSWER, prompt_tokens=1000, completion_tokens=500)
    case = intake()
    held = organisation(case, "o1", "Harbour University")
    reading = asked(case)

    assert (reading.state, reading.confirmed, reading.added, reading.dropped) == ("answered", 1, 3, 3)
    assert float(reading.cost) == 0.002
    held.refresh_from_db()
    assert (held.read_by, held.confidence > 0.95) == ("both", True)
    new = {row.category: row for row in Finding.objects.filter(intake=case, read_by="second")}
    assert set(new) == {"organisation", "person", "figure"}
    assert new["person"].data["organisation"] == new["figure"].data["organisation"] == "o1"
    assert TEXT[new["figure"].start : new["figure"].end] == "11,400 students"
    told = endpoint.asked[0]
    assert (told["path"], told["model"], endpoint.keys) == ("/v1/chat/completions", "small", ["Bearer secret"])
    assert TEXT in told["messages"][1]["content"]


def test_the_page_of_accuracy_sums_up_what_it_did_took_and_cost(endpoint, client):
    client.force_login(user("ada", "viewer"))
    assert client.get("/intake/accuracy/").context["second"]["facts"] == []
    endpoint.says(ANSWER, prompt_tokens=1000, completion_tokens=500)
    first = intake()
    organisation(first, "o1", "Harbour University")
    asked(first)
    endpoint.status = 500
    asked(intake("Another text."))
    told = client.get("/intake/accuracy/").context["second"]
    figures = [fact["value"] for fact in told["facts"] if not str(fact["label"]).startswith("Time")]
    assert (figures, told["fault"]) == ([2, 1, 1, 3, 3, "0.0020"], "The endpoint answered 500.")
    assert told["setting"] == {"model": "small", "host": "127.0.0.1", "wait": 1}


def test_it_is_asked_once_and_never_about_what_is_restricted(endpoint):
    endpoint.says({})
    case = intake()
    asked(case)
    asked(case)
    hidden = intake("A quiet word.", visibility=Visibility.RESTRICTED)
    ask_for_second_reading(hidden)
    assert (len(endpoint.asked), SecondReading.objects.filter(intake=hidden).exists()) == (1, False)


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ({"status": 500}, "The endpoint answered 500."),
        ({"status": 302, "location": "http://127.0.0.1:9/v1"}, "The endpoint answered 302."),
        ({"body": b"<html>"}, "The endpoint’s answer is not in the form of chat completions."),
        ({"body": b'{"choices": []}'}, "The endpoint’s answer is not in the form of chat completions."),
        ({"body": b"x" * (2 * 1024 * 1024 + 1)}, "The answer is longer than any that makes sense."),
        ({"content": "I could not find anything."}, "The answer is no JSON."),
        ({"content": "[1, 2]"}, "The answer is no JSON object."),
        ({"content": "[" * 100_000}, "The answer is no JSON."),
        ({"wait": 1.5}, "The endpoint was not reached: timed out"),
        ({"drip": True, "body": b" " * 200}, "The endpoint was not reached: no whole answer in time"),
    ],
)
def test_a_fault_of_the_endpoint_leaves_the_rules_findings_and_is_told(endpoint, client, fault, error):
    if "content" in fault:
        endpoint.says(fault.pop("content"))
    for name, value in fault.items():
        setattr(endpoint, name, value)
    case = intake()
    held = engagement(case, "e1", "On 7 May 2025", [])
    reading = asked(case)
    assert (reading.state, reading.error) == ("failed", error)
    assert list(case.findings.all()) == [held]
    client.force_login(user("ada", "administrator"))
    assert error in client.get(f"/intake/{case.pk}/").content.decode()


def test_nobody_answers_and_it_is_asked_again(settings, client):
    settings.READER_URL, settings.READER_MODEL = "http://127.0.0.1:9/v1", "small"
    case = intake()
    assert asked(case).state == "failed"
    client.force_login(user("ada", "administrator"))
    client.post(f"/intake/{case.pk}/again/")
    assert SecondReading.objects.get(intake=case).state == "asked"
    assert ask_once_more(case, by=SYSTEM) is False


def test_the_rules_read_all_that_waits_before_the_second_reader_is_asked(endpoint):
    endpoint.says({})
    for number in (1, 2):
        hand_in(by=SYSTEM, content=f"Visit {number}.".encode(), file_name=f"{number}.txt")
    run_waiting()
    done = DBTaskResult.objects.order_by("finished_at").values_list("task_path", flat=True)
    assert [path.rpartition(".")[2] for path in done] == [*["read_document"] * 2, *["read_document_again"] * 2]
    assert len(endpoint.asked) == 2


def test_a_second_reading_over_which_the_worker_dies_can_be_asked_for_once_more(endpoint):
    case = intake()
    ask_for_second_reading(case)
    tell_unanswered(case.pk)
    assert SecondReading.objects.get(intake=case).state == "failed"
    assert ask_once_more(case, by=SYSTEM) is True


WORDS = [*ANSWER["organisations"][0].values(), "11,400 students", "\ud83d"]
ANYTHING = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.just(10**400),
        st.floats(),
        st.text(st.characters(exclude_categories=())),
        st.sampled_from(WORDS),
    ),
    st.lists,
    max_leaves=4,
)
FIELDS = {name for rows in ANSWER.values() for row in rows for name in row} | {
    "family_name",
    "parties",
    "date",
    "status",
}


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(st.sampled_from(list(ANSWER)), st.lists(st.dictionaries(st.sampled_from(sorted(FIELDS)), ANYTHING)))
)
def test_whatever_it_says_is_understood_or_dropped_and_can_be_kept(answer):
    told = understood(json.dumps(answer), TEXT)
    stated = sum(len(rows) for name, rows in answer.items() if name != "gossip")
    assert len(told.found) + told.dropped == stated
    for each in told.found:
        assert each.evidence.of(TEXT).strip()
        json.dumps(asdict(each), ensure_ascii=False, allow_nan=False).encode()


def test_a_number_without_end_and_half_a_letter_are_no_fault_of_ours():
    rows = [
        {"indicator": "students", "value": 10**400, "evidence": "11,400 students"},
        {"indicator": "stud\ud83dents", "value": 11400, "evidence": "11,400 students"},
    ]
    told = understood(json.dumps({"figures": rows}), TEXT)
    assert ([each.indicator for each in told.found], told.dropped) == (["students"], 1)


def test_without_an_endpoint_nobody_is_asked():
    case = intake()
    ask_for_second_reading(case)
    assert not SecondReading.objects.exists()


@pytest.mark.parametrize(
    ("quotation", "found"),
    [
        ("a strategic partner", "a strategic partner"),
        ("the  rector's\noffice", "the rector’s office"),
        ("Rio–Tinto", "Rio-Tinto"),
        ("not there", None),
        ("", None),
        (7, None),
        ("x" * 3000, None),
    ],
)
def test_a_quotation_is_found_by_its_words(quotation, found):
    text = "It is a strategic partner of the rector’s office and Rio-Tinto."
    place = place_of(quotation, text)
    assert (place.of(text) if place else None) == found
