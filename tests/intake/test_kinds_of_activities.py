"""A finding, and a promise, become an activity of the right kind, with what the kind itself says."""

import pytest

from syndesis.core.history import Actor
from syndesis.engagement.services import advance, becomes_activity, record_promise
from syndesis.intake import services
from syndesis.intake.models import Finding
from syndesis.intake.reading import Gazetteer, read
from tests.directory import factories as directory
from tests.directory.factories import SYSTEM, organisation
from tests.intake import factories

pytestmark = pytest.mark.django_db


@pytest.mark.concept(72)
def test_a_centre_is_read_by_either_of_its_short_names_as_one():
    text = "Together with Harbour Works we opened a Rail ISEC. The IREC trains engineers jointly with Harbour Works."

    found = [each for each in read(text, Gazetteer([])).activities if each.kind == "centre"]

    assert len(found) == 1


@pytest.mark.concept(71, 72)
@pytest.mark.parametrize(
    ("kind", "words", "table", "expected"),
    [
        ("centre", "Both opened an IREC for rails.", "centre", {"type": "isec"}),
        ("double_degree", "Both run a double degree in rails.", "programme", {"award": "double"}),
        ("joint_doctorate", "Both run a joint doctorate in rails.", "programme", {"level": "doctoral"}),
        ("language_school", "Both run a language school by the sea.", "school", {"type": "language"}),
        ("project", "Both run a project of contract research on rails.", "project", {"type": "contract"}),
    ],
)
def test_a_finding_becomes_an_activity_with_what_its_kind_says(kind, words, table, expected):
    by = Actor(directory.user())
    home = directory.home()
    case = factories.intake(f"{factories.TEXT} {words}")
    known = [factories.candidate("record", str(home.pk))]
    factories.organisation(case, "o1", "Northern Polytechnic", linked=True, candidates=known)
    factories.organisation(case, "o2", "Harbour University")
    finding = factories.activity(case, "c1", words, ["o1", "o2"], kind=kind, name="Rails together")

    services.accept(by=by, finding=finding)

    details = getattr(Finding.objects.get(pk=finding.pk).record, table)
    assert {name: getattr(details, name) for name in expected} == expected


@pytest.mark.concept(65, 73)
def test_a_promise_becomes_an_activity_of_its_kind_and_keeps_its_story():
    company = organisation("Quince Rail", kind="company")
    promise = record_promise(
        by=SYSTEM,
        title="Wheel laboratory",
        activity_kind="laboratory",
        organisations=[company],
        stage="mentioned",
        stage_on="2020",
    )
    advance(by=SYSTEM, initiative=promise, stage="agreed", reached_on="2021-03", remark="Signed in Harbour City")

    made = becomes_activity(promise, by=SYSTEM, reached_on="2022-01")

    assert (made.kind, made.centre.type) == ("laboratory", "company_lab")
    assert [(each.status, str(each.reached_on), each.remark) for each in made.status_changes.all()] == [
        ("planned", "2021-03", "Signed in Harbour City"),
        ("running", "2022-01", ""),
    ]
