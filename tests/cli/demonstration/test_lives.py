"""The agreements of the demonstration stand in every state of their life, on whatever day it is loaded."""

import pytest
from django.test import Client
from django.utils import timezone

from syndesis.agreements.choices import AgreementStatus
from syndesis.agreements.models import Agreement, AgreementReminder, Obligation, RenewalReview
from syndesis.agreements.queries.ending import Lane, in_lane
from syndesis.core.models import User
from syndesis.web.today import today_page

pytestmark = [pytest.mark.django_db, pytest.mark.any_database, pytest.mark.usefixtures("loaded")]


@pytest.mark.concept(47)
def test_there_is_an_agreement_in_every_state_and_of_every_relation():
    """What is submitted goes on to its first check at once, so that nothing rests there."""
    invented = Agreement.objects.filter(is_invented=True)
    found = set(invented.values_list("status", flat=True))
    assert found == set(AgreementStatus.values) - {AgreementStatus.SUBMITTED}
    relations = set(invented.exclude(base=None).values_list("base_relation", flat=True))
    assert relations == {"amendment", "annex", "extension", "renewal", "successor"}
    assert invented.exclude(framework=None).exists()
    assert invented.filter(terminates_on__gt=timezone.localdate()).count() == 1


@pytest.mark.concept(48)
def test_every_lane_holds_something_and_the_demo_user_is_told():
    today = timezone.localdate()
    empty = [lane.label for lane in Lane if not Agreement.objects.filter(in_lane(lane, today)).exists()]
    assert empty == []
    demo, client = User.objects.get(username="demo"), Client()
    assert "Agreements to decide" in {str(section["title"]) for section in today_page(demo, today).mine}
    assert AgreementReminder.objects.exists()
    assert RenewalReview.objects.filter(decided_at=None).count() == 1
    assert Obligation.objects.filter(state="open", due_on__lt=today).count() == 2
    client.force_login(demo)
    torino = Agreement.objects.get(title="Student exchange with Politecnico di Torino")
    assert "They sent 12 more than we did." in client.get(torino.get_absolute_url()).content.decode()
