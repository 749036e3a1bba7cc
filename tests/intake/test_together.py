"""Findings that are alike are decided together; what is doubtful is looked at by itself."""

import pytest
from django.contrib.messages import get_messages

from syndesis.core.history import Actor
from syndesis.core.policies import Forbidden
from syndesis.directory.models import Organisation
from syndesis.directory.services import attest_position
from syndesis.intake import services
from syndesis.intake.models import Finding, Intake
from tests.directory import factories as directory
from tests.intake import factories
from tests.intake.factories import SYSTEM

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
LIST = ("Amber Works", "Basalt Works", "Cedar Works", "Dune Works", "Ember Works", "Fjord Works")


@pytest.fixture
def intake() -> Intake:
    """Six unknown organisations of one list, one of them doubtful; a person and two figures of others."""
    case = factories.intake(f"Guests came from {', '.join(LIST)}. Marta Oliveira said: 12 halls, 300 people.")
    for number, name in enumerate(LIST):
        factories.organisation(case, f"o{number}", name, kind="company")
    case.findings.update(confidence=0.8)
    case.findings.filter(key="o5").update(confidence=0.5)
    factories.person(case, "p1", "Marta Oliveira", "o0")
    factories.figure(case, "f1", "12 halls", "o0", indicator="halls", value=12.0)
    factories.figure(case, "f2", "300 people", "o5", indicator="people", value=300.0)
    case.findings.filter(category="figure").update(confidence=0.8)
    return case


def keys(case: Intake, *names: str) -> list[int]:
    return list(case.findings.filter(key__in=names).values_list("pk", flat=True))


def decisions(case: Intake) -> dict[str, str]:
    return dict(case.findings.exclude(decision="open").values_list("key", "decision"))


def entries(client, case: Intake) -> dict[str, list[tuple[str, list[str]]]]:
    names = dict(Finding.objects.values_list("pk", "key"))
    shown = client.get(f"/intake/{case.pk}/").context["review"].groups
    return {
        str(group["category"]): [
            (entry["group"]["title"], [names[card["id"]] for card in entry["group"]["findings"]])
            if "group" in entry
            else ("", [names[entry["card"]["id"]]])
            for entry in group["entries"]
        ]
        for group in shown
    }


def test_new_organisations_of_a_list_stand_together_and_the_doubtful_one_last_and_alone(client, intake):
    client.force_login(directory.user())
    assert entries(client, intake) == {
        "organisation": [("5 new organisations", ["o0", "o1", "o2", "o3", "o4"]), ("", ["o5"])],
        "person": [("", ["p1"])],
        "figure": [("", ["f1"]), ("", ["f2"])],
    }
    factories.figure(intake, "f3", "300", "o0", indicator="guests", value=300.0)
    intake.findings.filter(key="f3").update(confidence=0.8)
    assert entries(client, intake)["figure"] == [("Amber Works", ["f1", "f3"]), ("", ["f2"])]


def test_all_that_was_seen_enters_but_nothing_doubtful_nor_what_names_it(client, intake):
    client.force_login(directory.user())
    seen = keys(intake, *(f"o{number}" for number in range(6)), "f1", "f2")
    elsewhere = factories.organisation(factories.intake(factories.TEXT), "o1", "Harbour University")
    answer = client.post(f"/intake/{intake.pk}/findings/accept/", {"finding": [*seen, elsewhere.pk, "x"]})
    assert [str(message) for message in get_messages(answer.wsgi_request)] == [
        "2 stay open: they are doubtful, or name what is. Decide about them one by one."
    ]
    assert decisions(intake) == dict.fromkeys(["o0", "o1", "o2", "o3", "o4", "f1"], "accepted")
    client.post(f"/intake/{intake.pk}/findings/undo/", {"finding": seen})
    assert (decisions(intake), Organisation.objects.count()) == ({}, 0)
    client.post(f"/intake/{intake.pk}/findings/reject/", {"finding": seen})
    assert set(decisions(intake).values()) == {"rejected"}
    client.post(f"/intake/{intake.pk}/findings/undo/", {"finding": seen})
    assert decisions(intake) == {}


def test_the_certain_ones_are_accepted_at_once_unless_the_record_says_otherwise(intake):
    partner, marta = directory.organisation("Amber Works"), directory.person("Oliveira", "Marta")
    attest_position(by=SYSTEM, person=marta, organisation=partner, title="Director", on="2024")
    intake.findings.filter(key="o0").update(confidence=0.95)
    accepted = services.accept_above(by=Actor(directory.user()), intake=intake, confidence=0.9)
    assert [row.key for row in accepted] == ["o0"]


def test_a_viewer_decides_about_no_group(intake):
    viewer = Actor(directory.user("vera", role="viewer"))
    for deed in (services.accept_together, services.reject_together, services.undo_together):
        with pytest.raises(Forbidden):
            deed(by=viewer, intake=intake, findings=keys(intake, "o0", "o1"))
    assert decisions(intake) == {}
