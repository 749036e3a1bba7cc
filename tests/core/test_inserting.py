"""Inserting many rows at once: what stands in the table afterwards is what Django would have put there."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from syndesis.agreements.choices import AgreementKind
from syndesis.agreements.models import Agreement, AgreementParty
from syndesis.core.history import recording
from syndesis.core.inserting import insert
from syndesis.core.models import HistoryEvent, Visibility
from syndesis.lib.partial_dates import PartialDate
from tests.directory.factories import SYSTEM, organisation

pytestmark = [pytest.mark.django_db, pytest.mark.every_database]


def agreements(unit: Any) -> list[Agreement]:
    return [
        Agreement(title="Plain", owner_unit=unit),
        Agreement(title='中文 ‘%s’ \\ "', titles={"es": "Convenio", "ru": "Договор"}, kind=AgreementKind.CONTRACT),
        Agreement(title="Of its words", visibility=Visibility.RESTRICTED, kind="contract", is_invented=True),
        Agreement(title="Of numbers", term_months="12", renewal_months=6, decide_by=date(2030, 1, 31)),
        Agreement(title="In part", signed_on="2011-04", ends_on=PartialDate.parse("2016"), term_months=True),
    ]


def test_rows_stand_as_django_would_have_put_them(django_assert_num_queries):
    unit = organisation("Harbour Institute")
    with recording(SYSTEM, "Tried"):
        Agreement.objects.bulk_create(agreements(unit))
        usual = list(Agreement.objects.order_by("pk").values())
        Agreement.objects.all().delete()
        with django_assert_num_queries(3):  # a savepoint around the statement
            made = insert(Agreement, agreements(unit))
    rows = list(Agreement.objects.order_by("pk").values())
    assert [row["id"] for row in rows] == [each.pk for each in made]
    assert [row | {"id": 0} for row in rows] == [row | {"id": 0} for row in usual]
    told = HistoryEvent.objects.filter(model="agreements.agreement", operation="insert", change__isnull=False)
    assert set(told.values_list("object_id", flat=True)) >= {each.pk for each in made}
    assert not any(each._state.adding for each in made)


def test_a_great_many_rows_keep_their_order_and_are_written_in_few_statements():
    partner = organisation("Harbour Institute")
    with CaptureQueriesContext(connection) as queries:
        made = insert(Agreement, [Agreement(title=f"Number {number}") for number in range(1000)])
    titles = Agreement.objects.in_bulk([each.pk for each in made])
    assert [titles[each.pk].title for each in made] == [f"Number {number}" for number in range(1000)]
    assert len(queries) <= 45
    links = insert(AgreementParty, [AgreementParty(agreement=each, organisation=partner) for each in made])
    assert AgreementParty.objects.filter(organisation=partner).count() == len(links)
    assert insert(Agreement, []) == []


def test_nothing_is_written_that_the_table_refuses():
    partner = organisation("Harbour Institute")
    (made,) = insert(Agreement, [Agreement(title="One")])
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(AgreementParty, [AgreementParty(agreement=made, organisation=partner) for _twice in range(2)])
    with pytest.raises(ValueError, match="unsaved related object"):
        insert(AgreementParty, [AgreementParty(agreement=Agreement(title="Not there"), organisation=partner)])
    assert AgreementParty.objects.count() == 0
