"""Entering agreements in full: what they may not say of themselves, their parties, signatories and numbers."""

import pytest
from django.urls import reverse

from syndesis.agreements import services
from syndesis.agreements.models import Agreement, ReferenceCounter
from syndesis.agreements.objects import AgreementType
from syndesis.agreements.services.numbering import set_pattern
from syndesis.core.history import Actor
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.directory.models import Partnership
from syndesis.directory.services import hold_position
from syndesis.objects.services import create, revise
from tests.api.calls import of_role
from tests.directory.factories import SYSTEM, home, organisation, person, user

pytestmark = pytest.mark.django_db


def agreement(title: str = "Harbour", **fields):
    parties = fields.pop("organisations", None) or [organisation(f"University of {title}")]
    return services.register_agreement(by=SYSTEM, title=title, organisations=parties, **fields)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"starts_on": "2020", "ends_on": "2019-12-31"}, "ends_on"),
        ({"is_open_ended": True, "ends_on": "2030"}, "is_open_ended"),
        ({"is_open_ended": True, "term_months": 12}, "is_open_ended"),
        ({"base_relation": "amendment"}, "base"),
    ],
)
def test_what_contradicts_itself_is_refused_at_its_field_and_nothing_is_written(said, field):
    party = organisation("Harbour University")
    row = services.register_agreement(by=SYSTEM, title="Sound", organisations=[party])
    for write in (
        lambda: services.register_agreement(by=SYSTEM, title="Wrong", organisations=[party], **said),
        lambda: revise(AgreementType, row, by=SYSTEM, **said),
    ):
        with pytest.raises(Refused) as refusal:
            write()
        assert refusal.value.field == field
    assert [each.title for each in Agreement.objects.all()] == ["Sound"]


@pytest.mark.concept(47)
def test_nothing_comes_under_itself_or_follows_itself_and_what_was_terminated_is_not_changed():
    top, middle = agreement("Top"), agreement("Middle")
    services.revise_agreement(middle, by=SYSTEM, framework=top, base=top, base_relation="renewal")
    low = agreement("Low", framework=middle, base=middle, base_relation="successor")
    for fields, field in (
        ({"framework": low}, "framework"),
        ({"framework": top}, "framework"),
        ({"base": low, "base_relation": "amendment"}, "base"),
    ):
        with pytest.raises(Refused) as refusal:
            services.revise_agreement(Agreement.objects.get(pk=top.pk), by=SYSTEM, **fields)
        assert refusal.value.field == field
    over = agreement("Over", status="terminated")
    with pytest.raises(Refused, match="“Over” was terminated") as refusal:
        agreement("Amendment", base=over, base_relation="amendment")
    assert refusal.value.field == "base"
    assert agreement("After it", base=over, base_relation="successor").base == over


@pytest.mark.concept(45, 46)
def test_an_agreement_is_entered_in_full_with_a_department_as_its_party():
    ours, university = home(), organisation("Harbour University")
    faculty = organisation("Faculty of Tides", parent=university)
    dean = person("Quince")
    row = create(
        AgreementType,
        by=SYSTEM,
        title="Tides",
        titles={"ru": "Приливы"},
        kind="memorandum",
        status="active",
        organisations=[ours],
        parties=[{"organisation": faculty, "role": "host", "contact": dean}],
        scopes=[{"kind": "research"}, {"kind": "teaching"}, {"kind": "students", "remark": "two a year"}],
        target_groups=[{"group": "master"}],
        languages=[{"language": "en", "is_authentic": True}, {"language": "ru"}],
        clauses=[{"kind": "confidentiality", "text": "Five years.", "where": "Article 7"}],
        units=[faculty],
        champion=dean,
        signed_on="2015-04",
    )
    assert [(each.organisation, each.role, each.contact) for each in row.parties.order_by("organisation_id")] == [
        (ours, "party", None),
        (faculty, "host", dean),
    ]
    assert [each.kind for each in row.scopes.all()] == ["research", "teaching", "students"]
    assert [(each.language, each.is_authentic) for each in row.languages.all()] == [("en", True), ("ru", False)]
    assert (list(row.units.all()), row.clauses.get().where) == ([faculty], "Article 7")
    assert Partnership.objects.get().organisation == faculty
    with pytest.raises(Refused, match="a party once") as refusal:
        create(AgreementType, by=SYSTEM, title="Twice", parties=[{"organisation": faculty}, {"organisation": faculty}])
    assert refusal.value.field == "parties"
    revise(AgreementType, row, by=SYSTEM, parties=[{"organisation": ours}])
    assert [each.organisation for each in row.parties.all()] == [ours]
    with pytest.raises(Refused, match="at least one party"):
        revise(AgreementType, row, by=SYSTEM, parties=[])


@pytest.mark.concept(44)
def test_a_relationship_may_be_older_than_its_first_agreement():
    party = organisation("Leibniz University")
    agreement("First", organisations=[party], status="active", signed_on="2012-06")
    Partnership.objects.filter(organisation=party).update(started_on="1984")
    agreement("Second", organisations=[party], status="active", signed_on="2018")
    assert str(Partnership.objects.get().started_on) == "1984"


@pytest.mark.concept(45)
def test_a_signatory_has_the_position_of_the_day_of_signing_and_keeps_it():
    park, rector = organisation("Technology Park"), person("Quince")
    held = hold_position(
        by=SYSTEM, person=rector, title="Director", organisation=park, starts_on="2014", ends_on="2016"
    )
    hold_position(by=SYSTEM, person=rector, title="President", organisation=park, starts_on="2017")
    row = agreement(organisations=[park], signed_on="2015-04")
    signed = services.add_signatory(by=SYSTEM, agreement=row, organisation=park, person=rector)
    assert (signed.position, signed.position_then) == (held, "Director")
    held.title = "Managing director"
    held.save()
    signed.refresh_from_db()
    assert signed.position_then == "Director"
    services.remove_signatory(signed, by=SYSTEM)
    assert not row.signatories.exists()


@pytest.mark.concept(45)
def test_who_signed_is_written_with_the_agreement_and_goes_with_the_party():
    ours, park, rector, dean = home(), organisation("Technology Park"), person("Quince"), person("Sands")
    held = hold_position(by=SYSTEM, person=rector, title="Director", organisation=park, starts_on="2014")
    row = create(
        AgreementType,
        by=SYSTEM,
        title="Tides",
        organisations=[ours, park],
        signed_on="2015-04",
        signatories=[{"organisation": park, "person": rector}, {"organisation": ours, "person": dean}],
    )

    def signed():
        return [(each.organisation, each.person, each.position, each.position_then) for each in row.signatories.all()]

    assert signed() == [(park, rector, held, "Director"), (ours, dean, None, "")]
    first, second = (each.pk for each in row.signatories.all())
    stranger = {"organisation": organisation("Strange"), "person": dean}
    with pytest.raises(Refused, match="Strange is no party") as refusal:
        revise(AgreementType, row, by=SYSTEM, signatories=[{"id": first}, {"id": second}, stranger])
    assert refusal.value.field == "signatories"
    changes = [{"id": first}, {"id": second, "organisation": ours, "position_then": "Provost"}]
    revise(AgreementType, row, by=SYSTEM, signatories=changes)
    assert signed() == [(park, rector, held, "Director"), (ours, dean, None, "Provost")]
    revise(AgreementType, row, by=SYSTEM, organisations=[park], signatories=changes)
    assert signed() == [(park, rector, held, "Director")]
    lake = organisation("Lake")
    revise(AgreementType, row, by=SYSTEM, organisations=[lake])
    assert signed() == []


@pytest.mark.concept(45)
def test_the_api_takes_and_gives_who_signed_and_hides_whom_one_may_not_see():
    park, hidden = organisation("Park"), organisation("Orchid", visibility="restricted")
    rector, dean = person("Quince"), person("Sands")
    row = agreement(organisations=[park, hidden])
    services.add_signatory(by=SYSTEM, agreement=row, organisation=hidden, person=dean)
    api, path = of_role("manager"), f"/agreements/{row.pk}/"
    said = {"organisation": park.pk, "person": rector.pk, "position_then": "Director", "signed_on": "2020-05"}
    answer = api.patch(path, {"signatories": [said]})
    assert answer.status_code == 200, answer.json()
    [told] = api.get(path).json()["signatories"]
    assert (told["organisation"]["id"], told["person"]["id"], told["position_then"]) == (park.pk, rector.pk, "Director")
    assert [each.person for each in row.signatories.all()] == [dean, rector]
    wrong = api.patch(path, {"signatories": [{"organisation": organisation("Other").pk, "person": rector.pk}]})
    assert (wrong.status_code, list(wrong.json()["errors"])) == (422, ["signatories"])
    assert row.signatories.count() == 2


def test_what_it_follows_without_as_what_is_told_at_the_field(client):
    first, ada = agreement("First"), user("ada", role="administrator")
    client.force_login(ada)
    for said, field in (
        ({"base": first.pk, "base_relation": ""}, "base_relation"),
        ({"base_relation": "renewal"}, "base"),
    ):
        page = client.post(
            reverse("web:agreement_new"), {"title": "Second", "organisations": [organisation("Sea").pk], **said}
        )
        form = page.context["form"]
        assert (page.status_code, field in form.errors, form.non_field_errors()) == (422, True, [])


def test_numbers_follow_the_pattern_and_none_is_given_twice():
    boss = Actor(user("ada", role="administrator"))
    assert agreement("Before").reference == ""
    set_pattern("{kind}/{year}/{number:03}", by=boss)
    agreement("Typed", reference="MOU/2020/002")
    made = [agreement(f"M{n}", kind="memorandum", signed_on="2020-05") for n in range(2)]
    made.append(agreement("E", kind="exchange", signed_on="2020"))
    assert [each.reference for each in made] == ["MOU/2020/001", "MOU/2020/003", "EX/2020/001"]
    Agreement.objects.filter(pk=made[1].pk).update(reference="")
    assert agreement("Next", kind="memorandum", signed_on="2020").reference == "MOU/2020/004"
    assert ReferenceCounter.objects.get(scope="MOU/2020/#").last == 4
    for wrong in ("{kind}", "{name}-{number}", "{number", "{number:>9}", "{kind!r}{number}", "{number.real}"):
        with pytest.raises(Refused) as refusal:
            set_pattern(wrong, by=boss)
        assert refusal.value.field == "pattern"
    with pytest.raises(Forbidden):
        set_pattern("{number}", by=Actor(user("mona")))
