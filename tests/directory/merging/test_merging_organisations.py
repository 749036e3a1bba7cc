"""Two records of one organisation become one."""

import pytest
from django.contrib.contenttypes.models import ContentType

from syndesis.agreements.models import AgreementParty, Signatory
from syndesis.agreements.services import register_agreement
from syndesis.core import search
from syndesis.core.history import Actor, ChangedSince, events_of, version_of
from syndesis.core.models import Document, DocumentText, Evidence, Visibility
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused, cite
from syndesis.directory.merging import merge_organisations, take_back
from syndesis.directory.models import (
    Goal,
    InstitutionalStatus,
    Network,
    Organisation,
    OrganisationRelation,
    Partnership,
    PartnershipTier,
    Responsibility,
)
from syndesis.directory.services import add_name, attest_position, set_tier, start_partnership
from syndesis.engagement.services import log_engagement
from syndesis.objects.models import SavedView
from syndesis.objects.versions import Stale
from tests.directory.factories import SYSTEM, home, organisation, person, user

pytestmark = [pytest.mark.django_db, pytest.mark.concept(10, 128)]


def madrid(**fields) -> Organisation:
    names = [("UPM", "", "acronym"), ("Universidad Politécnica de Madrid", "es", "official")]
    facts = {"country": "ES", "city": "Madrid", "identifiers": [("ror", "03n6nwv02")], "names": names} | fields
    return organisation("Universidad Politécnica de Madrid", **facts)


def double(**fields) -> Organisation:
    return organisation("Madrid Polytechnic University", **fields)


def test_the_names_of_the_other_lead_to_the_one_and_once():
    kept, gone = madrid(), double(names=[("UPM", "", "acronym"), ("МПУ", "ru", "alias")])
    merge_organisations(kept, gone, by=SYSTEM)
    assert sorted(kept.names.values_list("text", "kind")) == [
        ("Madrid Polytechnic University", "alias"),
        ("UPM", "acronym"),
        ("Universidad Politécnica de Madrid", "official"),
        ("МПУ", "alias"),
    ]
    hits = search.search("Madrid Polytechnic", within=search.within({Organisation: Organisation.objects.all()}))
    assert [hit.pk for hit in hits] == [kept.pk]


def test_the_other_is_archived_and_says_into_which_it_went():
    kept, gone = madrid(), double()
    merge_organisations(kept, gone, by=SYSTEM)
    gone.refresh_from_db()
    assert (gone.merged_into, bool(gone.archived_at), gone.name) == (kept, True, "Madrid Polytechnic University")


def test_what_one_does_not_know_the_other_tells_and_what_is_chosen_stays():
    kept = madrid(website="https://www.upm.es", notes="Two campuses.")
    gone = double(founded_on="1971", website="https://upm.example", country="ES", notes="Old friends.")
    merged = merge_organisations(kept, gone, by=SYSTEM, take=["name", "website"])
    merged.refresh_from_db()
    assert (merged.name, merged.website) == ("Madrid Polytechnic University", "https://upm.example")
    assert (str(merged.founded_on), merged.founded_on_first.year, merged.city) == ("1971", 1971, "Madrid")
    assert merged.notes == "Two campuses.\n\nOld friends."
    assert "Universidad Politécnica de Madrid" in set(merged.names.values_list("text", flat=True))


def test_a_city_of_another_country_is_not_taken_over():
    kept, gone = organisation("Orchid University", country="ES"), organisation("Orchid", country="CN", city="Peking")
    assert merge_organisations(kept, gone, by=SYSTEM).city == ""


def test_an_end_of_the_other_closes_nothing_unless_it_is_chosen():
    kept, gone = madrid(), double(closed_on="2013")
    assert merge_organisations(kept, gone, by=SYSTEM).closed_on is None


def test_what_is_restricted_stays_so():
    kept, gone = madrid(), double(visibility=Visibility.RESTRICTED)
    assert merge_organisations(kept, gone, by=SYSTEM).visibility == Visibility.RESTRICTED


def test_a_party_of_the_same_agreement_becomes_one_with_all_who_signed_for_it():
    kept, gone, ana, eva = madrid(), double(), person("Herrero", "Ana"), person("Herrero", "Eva")
    agreement = register_agreement(by=SYSTEM, title="Memorandum", organisations=[kept, gone])
    theirs = AgreementParty.objects.get(organisation=gone)
    Signatory.objects.create(agreement=agreement, organisation=kept, person=ana)
    Signatory.objects.create(
        agreement=agreement,
        organisation=gone,
        person=ana,
        position=attest_position(by=SYSTEM, person=ana, title="Rector"),
    )
    Signatory.objects.create(agreement=agreement, organisation=gone, person=eva)
    text = DocumentText.objects.create(document=Document.objects.create(title="Text"), text="signed by both")
    cite(by=SYSTEM, subject=theirs, text=text, start=0, end=6)
    merge_organisations(kept, gone, by=SYSTEM)
    party = AgreementParty.objects.get(agreement=agreement)
    assert [(each.person, str(each.position or "")) for each in agreement.signatories.order_by("person")] == [
        (ana, "Rector"),
        (eva, ""),
    ]
    assert Evidence.objects.get().subject == party


def test_both_partnerships_become_one_with_the_richer_facts():
    kept, gone = madrid(), double()
    ours = start_partnership(by=SYSTEM, organisation=kept, started_on="2011-04")
    theirs = start_partnership(by=SYSTEM, organisation=gone, started_on="2009")
    set_tier(by=SYSTEM, organisation=kept, tier="partner", starts_on="2011")
    set_tier(by=SYSTEM, organisation=gone, tier="partner", starts_on="2011", basis="Council")
    set_tier(by=SYSTEM, organisation=gone, tier="strategic", starts_on="2015")
    Partnership.objects.filter(pk=theirs.pk).update(goals="Double degrees")
    goal = Goal.objects.create(title="Ten students a year", partnership=theirs)
    merge_organisations(kept, gone, by=SYSTEM)
    partnership = Partnership.objects.get()
    assert (partnership, partnership.organisation, partnership.goals) == (ours, kept, "Double degrees")
    assert (str(partnership.started_on), partnership.started_on_first.year) == ("2009", 2009)
    assert list(partnership.tiers.values_list("tier", "basis")) == [("partner", "Council"), ("strategic", "")]
    goal.refresh_from_db()
    assert goal.partnership == ours


def test_a_partnership_of_the_other_alone_goes_over_as_it_is():
    kept, gone = madrid(), double()
    theirs = start_partnership(by=SYSTEM, organisation=gone, started_on="2009")
    merge_organisations(kept, gone, by=SYSTEM)
    assert Partnership.objects.get(organisation=kept) == theirs


def test_what_one_was_to_the_other_it_is_not_to_itself():
    kept, gone, third = madrid(), double(), organisation("Orchid University")
    OrganisationRelation.objects.create(organisation=kept, other=gone, kind="related")
    OrganisationRelation.objects.create(organisation=gone, other=third, kind="founder")
    OrganisationRelation.objects.create(organisation=third, other=gone, kind="academic")
    merge_organisations(kept, gone, by=SYSTEM)
    rows = OrganisationRelation.objects.values_list("organisation", "kind", "other")
    assert list(rows) == [(kept.pk, "founder", third.pk), (third.pk, "academic", kept.pk)]


def test_parts_come_along_with_all_below_them():
    roof = organisation("Ministry")
    kept, gone = madrid(parent=roof), double()
    school = organisation("School of Mines", parent=gone)
    laboratory = organisation("Laboratory", parent=school)
    merge_organisations(kept, gone, by=SYSTEM)
    for row in (school, laboratory):
        row.refresh_from_db()
    assert school.path == f"/{roof.pk}/{kept.pk}/{school.pk}/"
    assert (laboratory.path, school.parent) == (f"{school.path}{laboratory.pk}/", kept)


def test_its_place_in_the_tree_may_be_chosen():
    roof = organisation("Ministry")
    kept, gone = madrid(), double(parent=roof)
    unit = organisation("School of Mines", parent=kept)
    merge_organisations(kept, gone, by=SYSTEM, take=["parent"])
    unit.refresh_from_db()
    assert unit.path == f"/{roof.pk}/{kept.pk}/{unit.pk}/"


def test_a_status_said_of_both_is_said_once():
    kept, gone = madrid(), double()
    InstitutionalStatus.objects.create(organisation=kept, name="Campus of excellence", starts_on="2009")
    InstitutionalStatus.objects.create(
        organisation=gone, name="CAMPUS of excellence", starts_on="2009", given_by="Ministry"
    )
    merge_organisations(kept, gone, by=SYSTEM)
    assert list(kept.statuses.values_list("name", "given_by")) == [("Campus of excellence", "Ministry")]


def test_two_networks_become_one():
    kept, gone = organisation("Network of Ports", kind="association"), organisation("Ports", kind="association")
    ours, theirs = (Network.objects.create(organisation=each) for each in (kept, gone))
    members = [organisation("Orchid University"), organisation("Harbour University")]
    for network in (ours, theirs):
        network.memberships.create(member=members[0], starts_on="2011", ends_on="2015" if network == ours else "")
    theirs.memberships.create(member=members[1])
    merge_organisations(kept, gone, by=SYSTEM)
    assert Network.objects.get() == ours
    assert [(row.member, str(row.ends_on)) for row in ours.memberships.order_by("pk")] == [
        (members[0], "2015"),
        (members[1], "None"),
    ]


def test_a_saved_view_of_the_other_asks_for_the_one():
    kept, gone, owner = madrid(), double(), user()
    view = SavedView.objects.create(
        kind="agreements",
        name="Ours",
        owner=owner,
        query=f"organisations={gone.pk}&organisations={kept.pk}&q={gone.pk}",
    )
    merge_organisations(kept, gone, by=SYSTEM)
    view.refresh_from_db()
    assert view.query == f"organisations={kept.pk}&q={gone.pk}"


def test_it_is_undone_whole_and_refused_with_what_was_changed_since():
    kept, gone = madrid(), double()
    engagement = log_engagement(by=SYSTEM, title="Visit", kind="visit", held_on="2019", organisations=[gone])
    merge_organisations(kept, gone, by=SYSTEM)
    add_name(by=SYSTEM, organisation=kept, text="Later name")
    again = take_back(gone, by=SYSTEM)
    assert (again.merged_into, again.archived_at, list(engagement.organisations.all())) == (None, None, [gone])
    assert set(kept.names.values_list("text", flat=True)) >= {"UPM", "Later name"}
    merge_organisations(kept, gone, by=SYSTEM)
    participant = engagement.participants.get()
    participant.role = "host"
    participant.save()
    with pytest.raises(ChangedSince) as refusal:
        take_back(gone, by=SYSTEM)
    assert refusal.value.records == [participant]
    assert list(engagement.organisations.all()) == [kept]


def test_a_chain_leads_to_the_last_and_is_undone_from_its_end():
    first, second, third = (organisation(f"Orchid {number}") for number in range(3))
    merge_organisations(second, first, by=SYSTEM)
    merge_organisations(third, second, by=SYSTEM)
    first.refresh_from_db()
    assert first.merged_into == third
    with pytest.raises(ChangedSince):
        take_back(first, by=SYSTEM)
    take_back(second, by=SYSTEM)
    take_back(first, by=SYSTEM)
    assert Organisation.objects.filter(merged_into=None, archived_at=None).count() == 3


def test_what_became_part_of_a_part_since_returns_with_it():
    kept, gone = madrid(), double()
    school = organisation("School", parent=gone)
    merge_organisations(kept, gone, by=SYSTEM)
    laboratory = organisation("Laboratory", parent=Organisation.objects.get(pk=school.pk))

    take_back(gone, by=SYSTEM)

    laboratory.refresh_from_db()
    assert laboratory.path == f"/{gone.pk}/{school.pk}/{laboratory.pk}/"


def test_what_is_written_later_about_the_other_goes_to_the_one():
    kept, gone, guest = madrid(), double(), person("Herrero", "Ana")
    merge_organisations(kept, gone, by=SYSTEM)
    engagement = log_engagement(by=SYSTEM, title="Visit", kind="visit", held_on="2019", organisations=[gone, kept])
    position = attest_position(by=SYSTEM, person=guest, title="Rector", organisation=gone)
    text = DocumentText.objects.create(document=Document.objects.create(title="Text"), text="a word")
    evidence = cite(by=SYSTEM, subject=gone, text=text, start=0, end=1)
    for row in (position, evidence):
        row.refresh_from_db()
    assert [each.organisation for each in engagement.participants.all()] == [kept]
    assert (position.organisation, evidence.subject) == (kept, kept)
    assert ContentType.objects.get_for_model(kept) == evidence.content_type


@pytest.mark.parametrize("case", ["itself", "its part", "what it is part of", "home", "archived", "merged before"])
def test_what_cannot_be_merged_is_refused(case):
    one = organisation("Orchid University")
    part = organisation("School of Waves", parent=one)
    other = organisation("Orchid")
    if case == "merged before":
        merge_organisations(organisation("Third"), other, by=SYSTEM)
    if case == "archived":
        Organisation.objects.filter(pk=other.pk).update(archived_at="2020-01-01T00:00Z")
    kept, gone = {
        "itself": (one, one),
        "its part": (one, part),
        "what it is part of": (part, one),
        "home": (one, home()),
        "archived": (one, other),
        "merged before": (one, other),
    }[case]
    with pytest.raises(Refused):
        merge_organisations(kept, gone, by=SYSTEM)
    assert not Organisation.objects.filter(merged_into=one).exists()


def test_both_must_be_within_reach():
    kept, gone = madrid(), double(visibility=Visibility.RESTRICTED)
    coordinator, manager = user("cora", role="coordinator"), user("mara", answers_for=(gone,))
    for pair in ((kept, gone), (gone, kept)):
        with pytest.raises(Forbidden):
            merge_organisations(*pair, by=Actor(coordinator))
    merge_organisations(kept, gone, by=Actor(manager))


def test_what_the_writer_may_not_see_moves_all_the_same():
    kept, gone, writer = madrid(), double(), user("cora", role="coordinator")
    secret = register_agreement(by=SYSTEM, title="Secret", organisations=[gone], visibility=Visibility.RESTRICTED)
    Responsibility.objects.create(user=user("lana"), organisation=gone)
    merge_organisations(kept, gone, by=Actor(writer))
    assert list(secret.organisations.all()) == [kept]


def test_who_has_seen_an_older_version_is_told():
    kept, gone = madrid(), double()
    versions = {kept.pk: version_of(kept), gone.pk: version_of(gone)}
    add_name(by=SYSTEM, organisation=gone, text="Another")
    with pytest.raises(Stale) as stale:
        merge_organisations(kept, gone, by=SYSTEM, versions=versions)
    assert stale.value.records == [gone]


def test_the_past_of_the_other_is_still_told():
    kept, gone = madrid(), double()
    merge_organisations(kept, gone, by=SYSTEM)
    assert next(event.change.reason for event in events_of(gone)) == "Organisations merged"
    assert PartnershipTier.objects.count() == 0
