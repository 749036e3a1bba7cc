"""Partners whom nobody has met for too long, by their tier: on Today, on their list, on their page."""

from datetime import timedelta

import pytest
from django.utils import timezone

from syndesis.directory.services import set_tier, start_partnership
from syndesis.engagement.services import log_engagement
from syndesis.web.today.waiting import partners_out_of_contact
from tests.directory.factories import SYSTEM, organisation, user

pytestmark = [pytest.mark.django_db, pytest.mark.every_database]
TODAY = timezone.localdate()


@pytest.mark.concept(41)
@pytest.mark.any_database
def test_the_nearer_a_partner_the_sooner_it_is_out_of_contact(client):
    for name, tier, days in (("Lake", "strategic", 200), ("Hill", "partner", 200), ("Sea", "partner", 400)):
        partner = organisation(name)
        start_partnership(by=SYSTEM, organisation=partner)
        set_tier(by=SYSTEM, organisation=partner, tier=tier)
        log_engagement(by=SYSTEM, title="", held_on=str(TODAY - timedelta(days=days)), organisations=[partner])
    never_met = organisation("Never met")
    start_partnership(by=SYSTEM, organisation=never_met)
    set_tier(by=SYSTEM, organisation=never_met, tier="strategic")
    reader = user()
    section = partners_out_of_contact(reader, TODAY)
    assert ([line["title"] for line in section["lines"]], section["count"]) == (["Lake", "Sea"], 2)
    client.force_login(reader)
    assert client.get(section["url"]).context["page"].paginator.count == 2
    lake = section["lines"][0]["url"]
    assert "too long ago" in client.get(lake).content.decode()
