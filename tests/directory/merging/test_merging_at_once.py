"""Merges that meet at the same moment, and writing that meets a merge: nothing is lost, and nobody waits for ever."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from syndesis.agreements.models import AgreementParty
from syndesis.agreements.services import register_agreement
from syndesis.core.history import Actor, ChangedSince
from syndesis.core.models import Note
from syndesis.core.notes import add_note
from syndesis.core.services import Refused
from syndesis.directory.merging import merge_organisations, take_back
from syndesis.directory.models import Organisation
from syndesis.directory.services import revise_organisation
from syndesis.engagement.models import Participant
from syndesis.engagement.services import log_engagement
from tests.directory.factories import SYSTEM, organisation, user

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.concept(128)]
ROUNDS = [0, 1, *(pytest.param(number, marks=pytest.mark.full) for number in range(2, 5))]


def at_once(*deeds: Callable[[], Any]) -> list[Any]:
    """What each returned, or the exception by which it was refused; any other fails the test."""
    start = Barrier(len(deeds))

    def do(deed: Callable[[], Any]) -> Any:
        start.wait()
        try:
            return deed()
        except (Refused, ChangedSince) as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(do, deeds))


def three() -> list[Organisation]:
    rows = [organisation(name) for name in ("Orchid University", "Orchid", "University of Orchids")]
    for row in rows:
        register_agreement(by=SYSTEM, title=f"With {row}", organisations=[row])
    return rows


def alive(*rows: Organisation) -> set[int]:
    return set(
        Organisation.objects.filter(merged_into=None, pk__in=[row.pk for row in rows]).values_list("pk", flat=True)
    )


@pytest.mark.parametrize("round_", ROUNDS)
def test_a_chain_at_once(round_):
    a, b, c = three()
    done = at_once(
        lambda: merge_organisations(b, a, by=SYSTEM),
        lambda: merge_organisations(c, b, by=SYSTEM),
    )
    left, refused = alive(a, b, c), [each for each in done if isinstance(each, Refused)]
    assert len(left) == 1 + len(refused)
    assert set(AgreementParty.objects.values_list("organisation", flat=True)) == left
    assert AgreementParty.objects.count() == 3


@pytest.mark.parametrize("round_", ROUNDS)
def test_one_into_two_at_once(round_):
    a, b, c = three()
    done = at_once(
        lambda: merge_organisations(b, a, by=SYSTEM),
        lambda: merge_organisations(c, a, by=SYSTEM),
    )
    assert [isinstance(each, Refused) for each in done].count(True) == 1
    assert len(alive(a, b, c)) == 2
    assert set(AgreementParty.objects.values_list("organisation", flat=True)) == alive(a, b, c)


@pytest.mark.parametrize("round_", ROUNDS)
def test_each_into_the_other_at_once(round_):
    a, b, _c = three()
    done = at_once(
        lambda: merge_organisations(b, a, by=SYSTEM),
        lambda: merge_organisations(a, b, by=SYSTEM),
    )
    assert [isinstance(each, Refused) for each in done].count(True) == 1
    assert len(alive(a, b)) == 1


@pytest.mark.parametrize("round_", ROUNDS)
def test_what_is_written_during_a_merge_goes_to_the_record_that_stays(round_):
    a, b, _c = three()
    writer = user()
    at_once(
        lambda: merge_organisations(b, a, by=SYSTEM),
        lambda: log_engagement(by=SYSTEM, title="Visit", kind="visit", held_on="2019", organisations=[a, b]),
        lambda: add_note(by=Actor(writer), subject=a, text="They called."),
        lambda: register_agreement(by=SYSTEM, title="New", organisations=[a]),
        lambda: organisation("School of Waves", parent=a),
    )
    assert [each.organisation for each in Participant.objects.all()] == [b]
    assert Note.objects.get().subject == b
    assert set(AgreementParty.objects.filter(organisation__in=[a, b]).values_list("organisation", flat=True)) == {b.pk}
    school = Organisation.objects.get(name="School of Waves")
    assert (school.parent, school.path) == (b, f"{b.path}{school.pk}/")


@pytest.mark.parametrize("round_", ROUNDS)
def test_moving_in_the_tree_meets_a_merge(round_):
    a, b, c = three()
    part = organisation("School of Waves", parent=a)
    at_once(
        lambda: merge_organisations(b, a, by=SYSTEM),
        lambda: revise_organisation(Organisation.objects.get(pk=b.pk), by=SYSTEM, parent=c),
        lambda: merge_organisations(c, a, by=SYSTEM),
    )
    part.refresh_from_db()
    whole = part.parent
    assert whole is not None
    assert part.path == f"{whole.path}{part.pk}/"
    assert whole.merged_into is None


def test_a_merge_and_its_return_at_once():
    a, b, c = three()
    merge_organisations(b, a, by=SYSTEM)
    at_once(lambda: take_back(a, by=SYSTEM), lambda: merge_organisations(c, b, by=SYSTEM))
    assert set(AgreementParty.objects.values_list("organisation", flat=True)) == alive(a, b, c)
