"""What an undertaking has of occasions: the lectures of a series, and the anniversary that it is a part of."""

import pytest

from syndesis.activities.models import Mobility
from syndesis.activities.panels import mobility
from syndesis.activities.services.mobility import record_stay
from syndesis.activities.services.money import announce_call
from syndesis.core.services import Refused
from syndesis.directory.services import register_person, start_partnership
from syndesis.engagement import panels
from syndesis.engagement.objects import EngagementType, ProposalType
from syndesis.engagement.panels.proposals import proposals_for_call
from syndesis.engagement.services import add_agenda_item, log_engagement, revise_engagement
from syndesis.engagement.services.anniversaries import plan_anniversary
from syndesis.objects.filtersets import filterset
from syndesis.objects.services import create, revise
from tests.activities.factories import activity
from tests.directory.factories import SYSTEM, home, organisation, person, user

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


@pytest.mark.concept(91, 92)
def test_a_series_of_online_lectures_has_its_lectures_and_belongs_to_an_anniversary(client):
    ours, orchid = home(), organisation("Orchid University")
    partnership = start_partnership(by=SYSTEM, organisation=orchid, started_on="2011-04")
    series = activity("Ten years of light structures", kind="lecture_series", organisations=[ours, orchid])
    partnership.refresh_from_db()
    anniversary = plan_anniversary(partnership, by=SYSTEM, years=10)
    revise_engagement(anniversary, by=SYSTEM, activity=series)
    facts = {"kind": "lecture", "format": "online", "activity": series, "organisations": [ours, orchid]}
    for day, family in (("2021-04-20", "Ours"), ("2021-05-18", "Theirs")):
        lecture = log_engagement(by=SYSTEM, title=f"Lecture of {family}", held_on=day, **facts)
        add_agenda_item(by=SYSTEM, engagement=lecture, title="Frames", kind="talk", speakers=[person(family)])
    log_engagement(by=SYSTEM, title="Quiet", held_on="2021", activity=series, visibility="restricted")

    reader = user("vera", role="viewer")
    assert [(line.title, line.end) for line in panels.within_activity(series, reader)] == [
        ("Lecture of Theirs", "18 May 2021"),
        ("10 years with Orchid University", "April 2021"),
        ("Lecture of Ours", "20 April 2021"),
    ]
    client.force_login(reader)
    [above] = [
        line for line in client.get(anniversary.get_absolute_url()).context["chain"] if "within" in line["detail"]
    ]
    assert (above["title"], above["url"]) == (series.title, series.get_absolute_url())
    asked = {"activity": [str(series.pk)], "kind": ["lecture"], "held_as": ["online"]}
    assert filterset(EngagementType)(asked, user=reader).qs.count() == 2


@pytest.mark.concept(91)
def test_a_visiting_professor_stands_at_the_partner_and_with_the_person():
    home()
    orchid, professor = organisation("Orchid University"), register_person(by=SYSTEM, family_name="Soutelo")
    record_stay(
        by=SYSTEM, direction="in", kind="professor", organisation=orchid, person=professor,
        starts_on="2025-03", ends_on="2025-05",
    )  # fmt: skip
    reader = user()
    [line] = mobility.of_person(professor, reader)
    assert (line.title, line.end) == ("Visiting professor, Orchid University", "March 2025–May 2025")
    assert mobility.of_partner(orchid, reader)[0].detail == "0 from us, 1 to us"
    assert Mobility.objects.get().person == professor


@pytest.mark.concept(63)
def test_a_proposal_says_of_what_money_it_would_be_paid_and_stands_at_the_call():
    funder = organisation("Science Foundation", kind="funder")
    call = announce_call(by=SYSTEM, title="Joint call", organisations=[funder])
    said = {"title": "Clean water together", "call": call, "funding": "Half by the city"}
    with pytest.raises(Refused, match="in which currency") as refused:
        create(ProposalType, by=SYSTEM, **said, amount=250_000)
    assert refused.value.field == "currency"
    row = create(ProposalType, by=SYSTEM, **said, amount=250_000, currency="EUR")
    assert [line.title for line in proposals_for_call(call, user())] == ["Clean water together"]
    with pytest.raises(Refused, match="in which currency"):
        revise(ProposalType, row, by=SYSTEM, currency="")
