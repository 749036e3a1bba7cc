"""The term of an agreement is reckoned from what the texts say, and no sequence of them leaves it undefined."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syndesis.lib.terms import Kind, Text, add_months, last_to_decide, reckon, term_end

TODAY = date(2026, 11, 21)


def test_a_term_is_told_step_by_step_from_its_text_to_the_day_to_decide() -> None:
    text = Text(1, date(2016, 5, 1), ends=date(2021, 4, 30), renewal="automatic", renewal_months=12, notice=3)
    extension = Text(2, date(2021, 3, 3), ends=date(2026, 4, 30), lengthens=True)
    term = reckon(text, [extension], today=TODAY)
    assert [(step.kind, step.until or step.day) for step in term.steps] == [
        (Kind.TEXT, date(2021, 4, 30)),
        (Kind.LENGTHENED, date(2026, 4, 30)),
        (Kind.RENEWED, date(2027, 4, 30)),
        (Kind.DECIDE, date(2027, 1, 31)),
    ]
    assert (term.until, term.decide_by) == (date(2027, 4, 30), date(2027, 1, 31))
    assert term.steps[2].day == date(2026, 5, 1)


def test_what_renewed_itself_before_a_rule_was_changed_stays_renewed() -> None:
    text = Text(1, date(2015, 1, 1), months=12, renewal="automatic")
    ended = Text(2, date(2020, 6, 1), renewal="none")
    assert reckon(text, [ended], today=TODAY).until == date(2020, 12, 31)


def test_notice_a_limit_and_a_termination_end_the_renewals() -> None:
    text = Text(1, date(2015, 1, 1), months=12, renewal="automatic")
    assert reckon(text, today=TODAY).until == date(2026, 12, 31)
    assert reckon(text, today=TODAY, given_on=date(2024, 9, 1)).until == date(2024, 12, 31)
    assert reckon(text, today=TODAY, ended_on=date(2023, 3, 31)).decide_by is None
    assert reckon(text, today=TODAY, ended_on=date(2023, 3, 31)).until == date(2023, 3, 31)
    assert reckon(
        Text(1, date(2015, 1, 1), months=12, renewal="automatic", renewals_most=2), today=TODAY
    ).until == date(2017, 12, 31)


def test_an_annex_lengthens_and_never_shortens_an_amendment_does_both() -> None:
    text, day = Text(1, date(2020, 1, 1), ends=date(2025, 12, 31)), date(2022, 1, 1)
    assert reckon(text, [Text(2, day, ends=date(2023, 1, 1), adds=True)], today=TODAY).until == date(2025, 12, 31)
    assert reckon(text, [Text(2, day, ends=date(2027, 1, 1), adds=True)], today=TODAY).until == date(2027, 1, 1)
    assert reckon(text, [Text(2, day, ends=date(2023, 1, 1))], today=TODAY).until == date(2023, 1, 1)
    assert reckon(text, [Text(2, day, months=24, lengthens=True)], today=TODAY).until == date(2027, 12, 31)
    assert reckon(text, [Text(2, day, open_ended=True)], today=TODAY).until is None


@pytest.mark.parametrize(
    ("until", "notice", "in_days", "day"),
    [
        (date(2026, 12, 31), 6, False, date(2026, 6, 30)),
        (date(2026, 8, 31), 6, False, date(2026, 2, 28)),
        (date(2026, 4, 30), 30, True, date(2026, 3, 31)),
        (date(1, 3, 1), 6, False, date.min),
    ],
)
def test_the_whole_period_of_notice_lies_before_the_end(until: date, notice: int, in_days: bool, day: date) -> None:
    assert last_to_decide(until, notice, in_days=in_days) == day


DAYS = st.none() | st.dates(date(1980, 1, 1), date(2060, 12, 31))
MONTHS = st.none() | st.integers(1, 600)
ORGANISATIONS = st.frozensets(st.integers(1, 5), max_size=4)
TEXTS = st.builds(
    Text,
    st.integers(1, 99),
    day=DAYS,
    starts=DAYS,
    ends=DAYS,
    open_ended=st.booleans(),
    months=MONTHS,
    lengthens=st.booleans(),
    adds=st.booleans(),
    renewal=st.sampled_from(["", "none", "agreed", "automatic"]),
    renewal_months=MONTHS,
    renewals_most=st.none() | st.integers(1, 9),
    notice=st.none() | st.integers(0, 400),
    notice_in_days=st.booleans(),
    parties=ORGANISATIONS,
    leaving=ORGANISATIONS,
)


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.lists(TEXTS, max_size=6), DAYS, DAYS, st.sampled_from([0, 7]))
def test_no_sequence_of_changes_leaves_the_term_undefined(
    text: Text, changes: list[Text], given_on: date | None, ended_on: date | None, followed_by: int
) -> None:
    facts = {"today": TODAY, "given_on": given_on, "ended_on": ended_on, "followed_by": followed_by}
    term = reckon(text, changes, **facts)
    assert term == reckon(text, reversed(changes), **facts) or len({each.key for each in changes}) < len(changes)
    assert not (term.open_ended and term.until)
    assert term.until is not None or term.decide_by is None
    assert term.decide_by is None or term.decide_by <= term.until
    assert (term.decide_by is None) or not (ended_on or followed_by)
    assert ended_on is None or (term.until is not None and term.until <= ended_on)
    told = [step.until for step in term.steps if step.until] if not term.open_ended else []
    assert term.until == (told[-1] if told else None)
    expected = set(text.parties - text.leaving)
    for change in sorted(changes, key=lambda each: (each.day or date.max, each.key)):
        expected = (expected | change.parties) - change.leaving
    assert term.parties == expected or len({each.key for each in changes}) < len(changes)


@settings(max_examples=40, deadline=None)
@given(st.dates(), st.integers(1, 5000))
def test_a_term_begins_before_it_ends_and_never_leaves_the_calendar(starts: date, months: int) -> None:
    assert starts <= term_end(starts, months) <= date.max
    assert add_months(starts, -months) <= starts
