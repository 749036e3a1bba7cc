"""What may be asked of the rows of a type, and what is told where it makes no sense."""

import pytest
from django.http import QueryDict

from syndesis.agreements.objects import AgreementType
from syndesis.agreements.services import register_agreement
from syndesis.core.models import Role, User
from syndesis.directory.objects import PartnerType, PersonType
from syndesis.directory.services import attest_position, start_partnership
from syndesis.engagement.objects import EngagementType, PromiseType
from syndesis.engagement.services import log_engagement, record_promise
from syndesis.objects.filtersets import filterset
from syndesis.objects.registry import of
from tests.directory.factories import SYSTEM, organisation, person, user

pytestmark = pytest.mark.django_db


def mara() -> User:
    return User.objects.filter(username="mara").first() or user("mara")


def found(kind, query: str, reader=None) -> list[str]:
    return sorted(str(row) for row in filterset(kind)(QueryDict(query), user=reader or mara()).qs)


def told(kind, query: str, reader=None) -> dict[str, list[str]]:
    wanted = filterset(kind)(QueryDict(query), user=reader or mara())
    return {name: list(errors) for name, errors in wanted.errors.items()}


def partner(name: str, **fields):
    row = organisation(name, **fields)
    start_partnership(by=SYSTEM, organisation=row)
    return row


def test_several_values_of_a_choice_are_any_of_them():
    for name, country in (("Harbour", "ES"), ("Lake", "PT"), ("Hill", "NO")):
        partner(name, country=country)
    assert found(PartnerType, "country=ES&country=PT") == ["Harbour", "Lake"]
    assert found(PartnerType, "country=ES&country=PT&q=lake") == ["Lake"]
    assert found(PartnerType, "country=") == ["Harbour", "Hill", "Lake"]


def test_rows_are_narrowed_to_records_that_they_refer_to_and_none_is_repeated():
    first, second, third = (organisation(name) for name in ("Harbour", "Lake", "Hill"))
    register_agreement(by=SYSTEM, title="Memorandum", organisations=[first, second])
    register_agreement(by=SYSTEM, title="Contract", organisations=[third])
    register_agreement(by=SYSTEM, title="Annex", organisations=[second])
    query = f"organisations={first.pk}&organisations={second.pk}"
    assert found(AgreementType, query) == ["Annex", "Memorandum"]


def test_a_reference_follows_a_path_and_a_single_one_its_column():
    employer, owner = organisation("Harbour"), person("Sokolov")
    attest_position(by=SYSTEM, person=owner, organisation=employer, title="Head", on="2025")
    attest_position(by=SYSTEM, person=owner, organisation=employer, title="Director", on="2026")
    person("Petrov")
    record_promise(by=SYSTEM, title="Summer school", owner=owner)
    record_promise(by=SYSTEM, title="Joint master")
    assert found(PersonType, f"organisations={employer.pk}") == ["Sokolov"]
    assert found(PromiseType, f"owner={owner.pk}") == ["Summer school"]


@pytest.mark.parametrize("key", ["abc", "²", "9" * 30, "-1", "0", "١"])
def test_a_key_of_no_record_is_told_and_narrows_nothing(key):
    record_promise(by=SYSTEM, title="Summer school")
    assert told(PromiseType, f"organisations={key}") == {"organisations": [f"There is no such record: {key}."]}
    assert found(PromiseType, f"organisations={key}") == ["Summer school"]


def test_that_a_restricted_record_exists_is_told_to_nobody_who_may_not_see_it():
    hidden = organisation("Orchid", visibility="restricted")
    register_agreement(by=SYSTEM, title="Memorandum", organisations=[hidden])
    viewer, administrator = user("vera", role=Role.VIEWER), user("ada", role=Role.ADMINISTRATOR)
    query, unknown = f"organisations={hidden.pk}", f"organisations={hidden.pk + 1}"
    expected = [f"There is no such record: {key}." for key in (hidden.pk, hidden.pk + 1)]
    assert [told(AgreementType, each, viewer)["organisations"][0] for each in (query, unknown)] == expected
    assert (told(AgreementType, query, administrator), found(AgreementType, query, administrator)) == (
        {},
        ["Memorandum"],
    )


def test_a_period_holds_what_may_lie_within_it():
    for day in ("2010", "2011", "2011-04", "2011-04-12", "2012-01", ""):
        log_engagement(by=SYSTEM, title=day or "undated", held_on=day)
    assert found(EngagementType, "held_on_from=2011-04-13") == ["2011", "2011-04", "2012-01"]
    assert found(EngagementType, "held_on_until=2011-04-11") == ["2010", "2011", "2011-04"]
    assert found(EngagementType, "held_on_from=2011-04&held_on_until=April 2011") == [
        "2011", "2011-04", "2011-04-12",
    ]  # fmt: skip
    assert told(EngagementType, "held_on_from=12.04.2011&held_on_until=апрель 2012") == {}


def test_a_period_of_a_computed_day():
    met, silent = partner("Harbour"), partner("Lake")
    log_engagement(by=SYSTEM, title="Visit", held_on="2024-05", organisations=[met])
    log_engagement(by=SYSTEM, title="Visit", held_on="2019", organisations=[silent])
    assert found(PartnerType, "last_contact_until=2020") == ["Lake"]


@pytest.mark.parametrize(
    ("kind", "query", "parameters"),
    [
        (PartnerType, "tier=golden", ["tier"]),
        (PartnerType, "tier=strategic&tier=golden&kind=park", ["tier", "kind"]),
        (PartnerType, "country=%00", ["country"]),
        (PartnerType, "country=" + "E" * 300, ["country"]),
        (PartnerType, "q=%00", ["q"]),
        (PartnerType, "q=" + "a" * 300, ["q"]),
        (PartnerType, "archived=perhaps", ["archived"]),
        (EngagementType, "held_on_from=2011-13", ["held_on_from"]),
        (EngagementType, "held_on_from=soon&held_on_until=2011-02-30", ["held_on_from", "held_on_until"]),
        (EngagementType, "held_on_from=%00", ["held_on_from"]),
        (EngagementType, "organisations=%00", ["organisations"]),
    ],
)
def test_a_value_that_makes_no_sense_is_told_by_its_parameter_and_narrows_nothing(kind, query, parameters):
    partner("Harbour")
    log_engagement(by=SYSTEM, title="Visit", held_on="2011")
    assert list(told(kind, query)) == parameters
    assert found(kind, query) == (["Visit"] if kind is EngagementType else ["Harbour"])


def test_the_archive_is_for_those_who_write():
    kept, archived = partner("Harbour"), partner("Lake")
    type(archived).objects.filter(pk=archived.pk).update(archived_at="2026-01-01T00:00Z")
    viewer, manager = user("vera", role=Role.VIEWER), mara()
    assert found(PartnerType, "archived=1", manager) == ["Lake"]
    assert (found(PartnerType, "archived=1", viewer), told(PartnerType, "archived=1", viewer)) == (
        [kept.name],
        {"archived": ["Your role does not allow this."]},
    )
    assert found(PartnerType, "archived=0", viewer) == ["Harbour"]


def test_each_type_has_one_ordinary_filter_set():
    made = filterset(AgreementType)
    assert (made, made.__name__) == (filterset(of(AgreementType.model)), "AgreementTypeFilters")
    assert list(made.base_filters) == [
        "q", "archived", "status", "kind", "organisations", "signed_on_from", "signed_on_until",
        "ends_on_from", "ends_on_until", "framework",
        "phase", "unit", "officer", "topic", "region", "runs_until_from", "runs_until_until",
        "decide_by_from", "decide_by_until", "ending", "deciding", "signed_copy", "no_end", "scope",
        "country", "lane",
    ]  # fmt: skip
    assert [str(each.label) for each in made.base_filters.values()][4:6] == ["Parties", "Signed, from"]
