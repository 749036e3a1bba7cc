"""What a document that was made up tells of is made up too, and marked so."""

import pytest

from syndesis.agreements.models import Agreement
from syndesis.directory.models import Organisation, Partnership, Person
from syndesis.engagement.models import Engagement, Initiative
from syndesis.intake.services import accept_above
from tests.directory import factories as directory
from tests.intake import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("invented", [True, False])
def test_records_of_a_document_are_marked_as_invented_with_it(invented):
    directory.home()
    case = factories.intake(is_invented=invented)
    factories.organisation(case, "o1", "Harbour University", tier="strategic")
    factories.organisation(case, "o2", "Northern Polytechnic", candidates=[], is_home=True)
    factories.person(case, "p1", "Marta Oliveira", "o1")
    factories.engagement(case, "e1", "visited us", ["o1"], ["p1"])
    factories.agreement(case, "a1", "cooperation agreement", ["o1"])
    factories.commitment(case, "m1", "agreed to open a summer school", ["o1"])
    accept_above(by=factories.SYSTEM, intake=case, confidence=0.9)
    marks = [
        row.is_invented
        for row in (
            Organisation.objects.get(name="Harbour University"),
            Partnership.objects.get(),
            Person.objects.get(),
            Engagement.objects.get(),
            Agreement.objects.get(),
            Initiative.objects.get(),
        )
    ]
    assert marks == [invented] * 6
