"""All entries that a reader asks for, in their order: a few queries a kind, however many there are."""

from collections.abc import Callable, Iterable

from syndesis.engagement.calendar.anniversaries import anniversaries
from syndesis.engagement.calendar.calls import calls_closing
from syndesis.engagement.calendar.deadlines import actions_due, agreements_ending, answers_due, decisions_due
from syndesis.engagement.calendar.entries import Entry, Kind, Within
from syndesis.engagement.calendar.occasions import occasions

SOURCES: dict[Kind, Callable[[Within], Iterable[Entry]]] = {
    Kind.OCCASION: occasions,
    Kind.DEADLINE: actions_due,
    Kind.AGREEMENT: agreements_ending,
    Kind.DECISION: decisions_due,
    Kind.CALL: calls_closing,
    Kind.ANNIVERSARY: anniversaries,
    Kind.ANSWER: answers_due,
}


def calendar_of(within: Within) -> list[Entry]:
    """Within the reader's scope."""
    found = [entry for kind in Kind if kind in within.kinds for entry in SOURCES[kind](within)]
    return sorted(found, key=lambda entry: entry.order)
