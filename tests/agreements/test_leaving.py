"""Who leaves hands over what of agreements is open; what is over stays theirs."""

from datetime import timedelta

import pytest
from django.utils import timezone

from syndesis.agreements.models import Agreement, Approval, ApprovalPath, ApprovalStep, Deputy, Obligation
from syndesis.agreements.services import register_agreement
from syndesis.core.history import Actor
from syndesis.core.models import Role
from syndesis.directory.leaving import groups, hand_over_everything
from tests.directory.factories import SYSTEM, organisation, user

pytestmark = pytest.mark.django_db


def test_what_is_open_goes_to_the_successor_and_deputies_end():
    mara, olga, ada = user("mara"), user("olga", role=Role.COORDINATOR), user("ada", role=Role.ADMINISTRATOR)
    today, park = timezone.localdate(), organisation("Park")
    for title, status in (("Open", "draft"), ("Over", "expired")):
        row = register_agreement(by=SYSTEM, title=title, organisations=[park], status="draft")
        Agreement.objects.filter(pk=row.pk).update(officer=mara, status=status)
        Obligation.objects.create(agreement=row, text=title, owner=mara, state="open" if title == "Open" else "done")
        for state in ("waiting", "ahead") if title == "Open" else ("approved",):
            Approval.objects.create(agreement=row, name=state, stage="legal", decided_by="user", user=mara, state=state)
    ApprovalStep.objects.create(
        path=ApprovalPath.objects.create(name="Path"), name="Check", stage="legal", decided_by="user", user=mara
    )
    Deputy.objects.create(user=mara, deputy=olga)
    Deputy.objects.create(user=olga, deputy=mara, ends_on=today)
    past = Deputy.objects.create(user=mara, deputy=olga, ends_on=today - timedelta(days=1))
    hand_over_everything(
        mara, by=Actor(ada), successors={group.name: olga for group in groups()}, on=today, leaves=True
    )
    assert dict(Agreement.objects.values_list("title", "officer__username")) == {"Open": "olga", "Over": "mara"}
    assert dict(Obligation.objects.values_list("text", "owner__username")) == {"Open": "olga", "Over": "mara"}
    asked = dict(Approval.objects.values_list("name", "user__username"))
    assert asked == {"waiting": "olga", "ahead": "olga", "approved": "mara"}
    assert (ApprovalStep.objects.get().user, list(Deputy.objects.all())) == (olga, [past])
