"""The anniversaries of a year: the page of many, and the event that one becomes."""

from datetime import UTC, datetime

import pytest

from syndesis.agreements.services import register_agreement
from syndesis.core.models import Role
from syndesis.directory.models import Organisation
from syndesis.directory.services import start_partnership
from syndesis.engagement.models import Engagement
from tests.directory.factories import SYSTEM, home, organisation, user

pytestmark = [pytest.mark.django_db, pytest.mark.concept(43)]


def test_of_many_anniversaries_one_month_lies_open(client):
    client.force_login(user())
    for month in ("01", "02", "03"):
        for number in range(21):
            partner = organisation(f"Partner {number} of {month}")
            start_partnership(by=SYSTEM, organisation=partner, started_on=f"1980-{month}-05")

    def folded(query):
        months = client.get(f"/partners/anniversaries/?{query}").context["months"]
        return [(month["title"], month["folded"]) for month in months]

    assert folded("year=1990") == [("January", False), ("February", True), ("March", True)]
    assert folded("year=1990&q=of 02") == [("February", False)]


def test_the_tenth_year_after_the_first_agreement_is_told_ahead_and_planned_as_an_event(client, monkeypatch):
    upm, hidden = organisation("Universidad Politécnica", country="ES"), organisation("Secret Institute")
    register_agreement(by=SYSTEM, title="First", organisations=[home(), upm], signed_on="2011-04")
    start_partnership(by=SYSTEM, organisation=hidden, started_on="2011-05")
    Organisation.objects.filter(pk=hidden.pk).update(visibility="restricted")
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2020, 9, 1, 9, tzinfo=UTC))
    client.force_login(user("ada"))
    (month,) = client.get("/partners/anniversaries/?year=2021").context["months"]
    (line,) = month["lines"]
    assert (month["title"], line["title"], line["end"]) == ("April", "Universidad Politécnica", "10 years · April")
    assert "Universidad Politécnica" in client.get("/").content.decode()  # reminded in the year ahead
    client.post(line["action"]["url"])
    client.post(line["action"]["url"])  # twice said, once planned
    event = Engagement.objects.get(kind="anniversary")
    assert (event.title, str(event.held_on)) == ("10 years with Universidad Politécnica", "2021-04")
    assert {str(each) for each in event.organisations.all()} == {"Northern Polytechnic", "Universidad Politécnica"}
    (month,) = client.get("/partners/anniversaries/?year=2021").context["months"]
    assert month["lines"][0]["event"] == {"label": "Planned", "url": event.get_absolute_url()}
    client.force_login(user("vera", Role.VIEWER))
    assert client.post(line["action"]["url"]).status_code == 403
    assert client.post(f"/partners/{hidden.pk}/anniversary/10/").status_code == 404
    assert Engagement.objects.filter(kind="anniversary").count() == 1
