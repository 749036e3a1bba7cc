"""The register of programmes beside what we publish of it."""

import pytest

from syndesis.core.models import Role
from syndesis.insight.reconciling import on_record
from syndesis.insight.services import keep_figure
from tests.activities.factories import activity
from tests.directory.factories import SYSTEM, home, organisation, user

pytestmark = pytest.mark.django_db


@pytest.mark.concept(51)
def test_the_number_of_programmes_on_record_stands_beside_the_published_one():
    ours = home()
    for number, kind in enumerate(("double_degree", "double_degree", "joint_doctorate", "programme", "project")):
        activity(f"{kind} {number}", kind=kind, starts_on="2014")
    activity("Secret", kind="double_degree", visibility="restricted")
    activity("Later", kind="double_degree", starts_on="2020")
    reader = user(role=Role.VIEWER)

    def told(indicator: str, value: int, **more) -> list[tuple[str, str]]:
        figure = keep_figure(by=SYSTEM, organisation=more.pop("of", ours), indicator=indicator, value=value, **more)
        figure.refresh_from_db()
        return [(line.title, line.end) for line in on_record(figure, reader)]

    assert told("double degree programs", 22) == [("3 on record", "19 fewer than published")]
    assert told("double degree programs", 2, as_of="2015") == [("2 on record", "as published")]
    assert told("joint doctorate programs", 1) == [("1 on record", "as published")]
    assert told("international programs", 3) == [("5 on record", "2 more than published")]
    assert told("international programs", 3, of=organisation("Orchid")) == []
    assert told("participants in the summer school", 320) == []
