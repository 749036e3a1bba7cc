"""Names of employers without an id, matched to a small loaded catalogue."""

import pytest

from syndesis.activities.models import Affiliation, Author
from syndesis.catalogue.matching import Matcher
from syndesis.core.history import Actor
from tests.activities.works.files import authorship, checked, work, written
from tests.catalogue.matching.conftest import engine, folder, invented  # noqa: F401 -- fixtures
from tests.directory.factories import organisation, user
from tests.objects.importing.runs import problems

pytestmark = [pytest.mark.django_db, pytest.mark.concept(100)]


def test_what_the_catalogue_is_certain_of_is_linked_and_all_else_stays_text(engine: Matcher):  # noqa: F811
    vestmark = organisation("Our friends in the north", identifiers=[("ror", "0vest0001")])
    academy = organisation("The academy", identifiers=[("ror", "0acad0001")])
    employers = [
        "Dept. of Chem., Univ. of Vestmark, 1234 Vestmark, Norway",
        "Zemplanian Academy of Sciences, Zemplan, Spain; and University of Vestmark, Vestmark, Norway",
        "Cardiology, Vestmark University Hospital, Vestmark, Norway",
        "Department of Chemistry",
    ]

    run = checked(work(authorships=[authorship(f"Writer {name}", name) for name in employers]))

    assert [problem[2] for problem in problems(run)] == employers[2:]
    assert written(run).state == "done"
    assert [each.organisation for each in Affiliation.objects.order_by("pk")] == [vestmark, academy]
    assert list(Author.objects.order_by("position").values_list("affiliation", flat=True)) == ["", "", *employers[2:]]


def test_nobody_learns_by_the_catalogue_of_what_is_hidden_from_them(engine: Matcher):  # noqa: F811
    organisation("Quiet college", identifiers=[("ror", "0sain0001")], visibility="restricted")
    named = "Department of History, Saint Orvin College, Norway"

    run = checked(work(authorships=[authorship("Ann Lee", named)]), by=Actor(user(role="manager")))

    assert [problem[2] for problem in problems(run)] == [named]
