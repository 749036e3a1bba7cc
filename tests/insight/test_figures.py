"""Figures as published: each with its day, side by side, told to those who may see whom they describe."""

import pytest

from syndesis.core.history import Actor
from syndesis.core.models import HistoryEvent, Role
from syndesis.core.policies import Forbidden
from syndesis.insight import panels
from syndesis.insight.models import PublishedFigure
from syndesis.insight.services import keep_figure, keep_figures
from syndesis.insight.wording import of_whom, value_of
from tests.directory import factories
from tests.directory.factories import SYSTEM

pytestmark = pytest.mark.django_db


def figure(indicator: str = "students", value: float = 11400, **fields) -> PublishedFigure:
    return keep_figure(by=SYSTEM, indicator=indicator, value=value, **fields)


@pytest.mark.parametrize(
    ("value", "language", "words"),
    [(11400, "en", "11,400"), (17.3, "en", "17.3"), (0, "en", "0"), (1234567, "en", "1,234,567"), (17.3, "ru", "17,3")],
)
def test_a_value_is_written_as_its_reader_writes_numbers(value, language, words):
    from django.utils import translation

    with translation.override(language):
        assert value_of(figure(value=float(value))) == words


def test_a_large_figure_is_told_in_full():
    assert str(figure("euros", 1234567.0)) == "euros: 1234567"


@pytest.mark.concept(120)
def test_two_figures_that_differ_stand_side_by_side():
    university, other = factories.organisation("Harbour University"), factories.organisation("Other")
    now = figure(value=12000, as_of="2025", organisation=university)
    figure("Students", 11400, as_of="2021", organisation=university)
    figure(value=9000, as_of="2025", organisation=other)
    figure("teachers", 700, organisation=university)
    figure(value=1, as_of="2019", organisation=university, visibility="restricted")
    reader = factories.user(role=Role.VIEWER)
    assert [(line.title, line.end) for line in panels.at_other_days(now, reader)] == [("11,400", "2021")]


def test_an_organisation_shows_its_figures_and_those_of_its_parts():
    university, reader = factories.organisation("Harbour University"), factories.user(role=Role.VIEWER)
    figure("students", 11400, as_of="2021", organisation=university)
    figure("residents", 40, organisation=factories.organisation("Harbour Park", parent=university))
    figure("secrets", 7, organisation=university, visibility="restricted")
    figure("students", 3, organisation=factories.organisation("Other"))
    told = [(line.title, line.end, line.detail) for line in panels.of_organisation(university, reader)]
    assert told == [("residents", "40", ""), ("students", "11,400", "2021")]


def test_a_restricted_organisation_is_not_named_by_its_figures():
    hidden = factories.organisation("Orchid Academy", visibility="restricted")
    assert (of_whom(figure(organisation=hidden)), of_whom(figure())) == ("", "")


def test_many_figures_are_kept_in_one_deed_within_the_scope_of_the_writer():
    mine, other = factories.organisation("Harbour University"), factories.organisation("Other")
    actor = Actor(factories.user(role=Role.CONTRIBUTOR, answers_for=(mine,)))
    rows = [{"indicator": "students", "value": value, "organisation": mine} for value in (1, 2)]
    keep_figures(rows, by=actor)
    with pytest.raises(Forbidden):
        keep_figures([*rows, {"indicator": "students", "value": 3, "organisation": other}], by=actor)
    assert [figure.value for figure in PublishedFigure.objects.order_by("value")] == [1, 2]
    assert HistoryEvent.objects.filter(model="insight.publishedfigure").values("change").distinct().count() == 1
