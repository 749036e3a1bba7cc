"""The term that is kept with an agreement follows everything that changes it."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from syndesis.agreements import services
from syndesis.agreements.models import Agreement
from syndesis.agreements.objects import AgreementType
from syndesis.agreements.queries.term import term_of
from syndesis.agreements.services.term import renew_by_calendar
from syndesis.agreements.wording.term import told
from syndesis.objects.services import archive, restore
from tests.directory.factories import SYSTEM, home, organisation

pytestmark = pytest.mark.django_db
MAY = {"signed_on": "2016-05-01", "ends_on": "2021-04-30"}


def agreement(title: str = "Harbour", **fields):
    parties = fields.pop("organisations", None) or [organisation(f"University of {title}")]
    return services.register_agreement(by=SYSTEM, title=title, organisations=parties, **fields)


def kept(row: Agreement) -> tuple[date | None, date | None]:
    row.refresh_from_db()
    return row.runs_until, row.decide_by


def lines(row: Agreement) -> list[str]:
    row.refresh_from_db()
    texts = Agreement.objects.in_bulk()
    return told(term_of(row, date(2026, 11, 21)), texts, lambda keys: ", ".join(sorted(map(str, keys))))


@pytest.mark.concept(42, 47)
def test_extensions_count_once_signed_and_no_more_when_archived_terminated_or_taken_elsewhere():
    party = organisation("Harbour University")
    base = agreement(organisations=[party], **MAY, notice=3)
    assert kept(base) == (date(2021, 4, 30), date(2021, 1, 31))
    more = {"base": base, "base_relation": "extension", "signed_on": "2021-03-03", "ends_on": "2026"}
    extension = agreement("Longer", organisations=[party], **more, status="draft")
    assert kept(base)[0] == date(2021, 4, 30)
    services.correct(extension, by=SYSTEM, status="active", reason="Read anew.")
    assert kept(base) == (date(2026, 12, 31), date(2026, 9, 30))
    assert lines(base) == [
        "Until 30 April 2021 by its text.",
        "Extended until 31 December 2026 by the extension of 3 March 2021.",
        "Notice of 3 months: decide by 30 September 2026.",
    ]
    archive(AgreementType, [extension], by=SYSTEM)
    assert kept(base)[0] == date(2021, 4, 30)
    restore(AgreementType, [extension], by=SYSTEM)
    assert kept(base)[0] == date(2026, 12, 31)
    services.correct(extension, by=SYSTEM, status="terminated", reason="Read anew.")
    assert kept(base)[0] == date(2021, 4, 30)
    services.correct(extension, by=SYSTEM, status="active", reason="Read anew.")
    other = agreement("Other", signed_on="2020", ends_on="2022")
    services.revise_agreement(extension, by=SYSTEM, base=other)
    assert (kept(base)[0], kept(other)[0]) == (date(2021, 4, 30), date(2026, 12, 31))
    annex = agreement("Annex to it", base=extension, base_relation="annex", signed_on="2022", ends_on="2030")
    assert kept(other)[0] == date(2030, 12, 31)
    assert annex.runs_until == date(2030, 12, 31)


def test_what_renews_itself_goes_on_by_the_calendar_and_a_follower_ends_the_waiting():
    years = agreement(
        signed_on="2024-11-20", term_months=24, renewal="automatic", renewal_months=12, notice=30, notice_unit="days"
    )
    ends = agreement("Ends", signed_on="2024-11-20", ends_on="2026-11-19")
    Agreement.objects.filter(pk=years.pk).update(runs_until=date(2026, 11, 19))
    assert renew_by_calendar(by=SYSTEM, today=date(2026, 11, 21)) == 1
    assert kept(years) == (date(2027, 11, 19), date(2027, 10, 20))
    assert kept(ends)[0] == date(2026, 11, 19)
    agreement("Next", base=years, base_relation="renewal", signed_on="2027-01-01")
    assert kept(years) == (date(2027, 11, 19), None)


@pytest.mark.concept(45)
def test_parties_are_those_of_the_text_and_who_joined_without_who_left():
    ours, first, second, third = home(), organisation("First"), organisation("Second"), organisation("Third")
    base = agreement(organisations=[ours, first, second], **MAY)
    agreement(
        "Accession",
        organisations=[ours, third],
        parties=[{"organisation": second, "leaves": True}],
        base=base,
        base_relation="amendment",
        signed_on="2018-02",
    )
    assert term_of(base).parties == {ours.pk, first.pk, third.pk}
    assert lines(base)[1:] == [
        f"Joined by the amendment of 1 February 2018: {third.pk}.",
        f"Left by the amendment of 1 February 2018: {second.pk}.",
    ]


def test_the_terms_of_many_cost_as_many_queries_as_those_of_few():
    party = organisation("Harbour University")
    rows = [{"title": f"Agreement {number}", "organisations": [party], **MAY} for number in range(60)]
    services.register_agreements(rows[:1], by=SYSTEM)
    counted = []
    for some in (rows[:10], rows):
        with CaptureQueriesContext(connection) as queries:
            made = services.register_agreements(some, by=SYSTEM)
        with CaptureQueriesContext(connection) as more:
            services.revise_agreements([(each, {"notice": 6}) for each in made], by=SYSTEM)
        counted.append(sum(not each["sql"].startswith(("INSERT", "UPDATE")) for each in [*queries, *more]))
        assert {each.decide_by for each in Agreement.objects.filter(notice=6)} == {date(2020, 10, 31)}
    assert counted[0] == counted[1]
