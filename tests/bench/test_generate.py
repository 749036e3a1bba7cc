"""The invented record by which we measure: in proportion, the same for the same seed, with its whole history."""

from dataclasses import replace

import pytest
from django.db.models import Count

from bench.generate import REASON, Size, fill, rows
from syndesis.agreements.models import Agreement, AgreementParty
from syndesis.core import search
from syndesis.core.models import Change, Document, Evidence, HistoryEvent
from syndesis.core.search import reindex
from syndesis.directory.models import Organisation, OrganisationName, Partnership, Person
from syndesis.engagement.models import Engagement, Initiative, InitiativeStage
from syndesis.lib.text import words

pytestmark = pytest.mark.django_db
FEW = {"stays": 200}
SIZE = replace(Size.of(50), **FEW)


@pytest.fixture
def written(db: None):
    return fill(SIZE, seed=7)


def values(size: Size, seed: int) -> list[tuple[type, dict[str, object]]]:
    made = rows(size, seed)
    return [(type(row), {n: v for n, v in vars(row).items() if n != "_state"}) for row in made]


def test_a_record_keeps_its_proportions_whatever_its_size():
    assert Size() == Size.of(5000)
    assert Size.of(50) == Size(50, 200, 500, 150, 1000, 30, 10, 5000, 100, 5, 500, 200)


def test_there_are_as_many_records_as_were_asked_for(written):
    asked = {Partnership: 50, Agreement: 200, Engagement: 500, Person: 150, Initiative: 1000, Document: 30}
    assert {model: model.objects.count() for model in asked} == asked
    assert {model: written[model] for model in asked} == asked
    parties = Agreement.objects.annotate(number=Count("parties")).values_list("number", flat=True)
    assert min(parties) >= 2
    assert InitiativeStage.objects.values("initiative").distinct().count() == 1000
    assert Evidence.objects.exists()


def test_partners_write_themselves_in_four_scripts(written):
    text = "".join(OrganisationName.objects.values_list("text", flat=True))
    scripts = [("a", "z"), ("а", "я"), ("一", "龥"), ("ا", "ي")]
    assert [any(first <= letter <= last for letter in text) for first, last in scripts] == [True] * 4


def test_a_partner_is_busier_than_another():
    fill(replace(Size.of(200), **FEW), seed=7)
    met = Organisation.objects.filter(partnership__isnull=False).annotate(met=Count("participations__engagement"))
    busy = sorted(met.values_list("met", flat=True))
    assert busy[-1] > 2 * busy[100] > 0


def test_the_same_seed_makes_the_same_record_and_another_a_different_one():
    size = replace(Size.of(20), **FEW)
    first = values(size, 1)
    assert values(size, 1) == first
    assert values(size, 2) != first


def test_its_history_is_complete_and_one_deed(written):
    deed = Change.objects.get(reason=REASON)
    events = HistoryEvent.objects.filter(change=deed)
    counted = dict(events.values_list("model").annotate(Count("pk")))
    assert counted == {model._meta.label_lower: number for model, number in written.items()}
    assert set(events.values_list("operation", flat=True)) == {"insert"}


def test_partial_dates_have_their_edges(written):
    row = Agreement.objects.exclude(signed_on="").first()
    assert (row.signed_on_first, row.signed_on_last) == (row.signed_on.first, row.signed_on.last)


def test_search_finds_a_partner_by_its_name(written):
    partner = Partnership.objects.select_related("organisation").first().organisation
    reindex()  # so large a deed is left to a job
    within = search.within({Organisation: Organisation.objects.all()})
    assert partner.pk in [hit.pk for hit in search.search(" ".join(words(partner.name)), within=within)]


def test_what_comes_afterwards_gets_keys_of_its_own(written):
    AgreementParty.objects.all().delete()
    party = AgreementParty.objects.create(
        agreement=Agreement.objects.first(), organisation=Organisation.objects.first()
    )
    assert party.pk > written[AgreementParty]
