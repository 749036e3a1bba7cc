"""The term of an agreement after all that changed it: reckoned step by step, so that it can be told."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from syndesis.lib.terms.days import DAY, last_to_decide, longer, term_end
from syndesis.lib.terms.facts import Kind, Step, Term, Text

AUTOMATIC = "automatic"


def reckon(
    text: Text,
    changes: Iterable[Text] = (),
    *,
    today: date,
    renews: bool = True,
    given_on: date | None = None,
    ended_on: date | None = None,
    followed_by: int = 0,
    is_over: bool = False,
) -> Term:
    """The term as it stands today. `changes` are those that count, in any order; `renews` tells whether it still can
    renew itself, `given_on` the day of a notice, `ended_on` that of a termination, `followed_by` what took its place,
    and `is_over` whether nothing is left to decide."""
    ordered = sorted(changes, key=lambda each: (each.day or date.max, each.key))
    course = _Course(text, stops=given_on or date.max)
    course.begin()
    for change in ordered:
        if renews and change.day:
            course.renew(min(change.day, today))
        course.change(change)
    if renews:
        course.renew(today)
        course.give_notice(given_on)
    course.end(ended_on)
    parties = _parties(text, ordered, course.steps)
    decide_by = None if ended_on or followed_by or is_over else course.decide()
    if followed_by:
        course.steps.append(Step(Kind.FOLLOWED, key=followed_by))
    return Term(
        starts=text.starts or text.day,
        until=course.until,
        decide_by=decide_by,
        open_ended=course.open_ended,
        estimated=course.estimated,
        parties=parties,
        renewal=course.rule,
        steps=tuple(course.steps),
    )


@dataclass
class _Course:
    """How it stands at a moment of the reckoning."""

    text: Text
    stops: date
    """No renewal counts from this day on."""
    until: date | None = None
    open_ended: bool = False
    estimated: bool = False
    rule: str = ""
    months: int | None = None
    """By which it renews itself."""
    most: int | None = None
    notice: int = 0
    in_days: bool = False
    times: int = 0
    """It has renewed itself since its end was last named, which was `named`."""
    named: date | None = None
    steps: list[Step] = field(default_factory=list)

    def begin(self) -> None:
        text, starts = self.text, self.text.starts or self.text.day
        if text.ends is not None:
            self._set(text.ends, text, Step(Kind.TEXT, text.key, text.ends))
        elif text.open_ended:
            self.open_ended = True
            self.steps.append(Step(Kind.OPEN, text.key))
        elif text.months and starts is not None:
            until = term_end(starts, text.months)
            self._set(until, text, Step(Kind.TERM, text.key, until, starts, text.months))
        else:
            self.steps.append(Step(Kind.UNKNOWN, text.key))
        self._learn(text)

    def change(self, change: Text) -> None:
        """What a change says of the end, of renewal and of notice."""
        until = self._end_by(change)
        keeps = change.adds and (
            self.open_ended or (self.until is not None and until is not None and until <= self.until)
        )
        if until is not None and not keeps:
            kind = Kind.SHORTENED if self.open_ended or (self.until and until < self.until) else Kind.LENGTHENED
            self._set(until, change, Step(kind, change.key, until, change.day))
        elif until is None and change.open_ended and not self.open_ended:
            self.until, self.named, self.open_ended, self.estimated = None, None, True, False
            self.steps.append(Step(Kind.OPENED, change.key, day=change.day))
        if change.renewal and change.renewal != self.rule:
            self.steps.append(Step(Kind.RULE, change.key, day=change.day, rule=change.renewal))
        if change.notice is not None and (change.notice, change.notice_in_days) != (self.notice, self.in_days):
            number, in_days = change.notice, change.notice_in_days
            self.steps.append(Step(Kind.NOTICE, change.key, day=change.day, number=number, in_days=in_days))
        self._learn(change)

    def renew(self, by: date) -> None:
        """Renew it as often as it had come to its end by a day, at most so often, and never from `stops` on."""
        if self.rule != AUTOMATIC or not self.months or self.until is None or self.named is None:
            return
        before, last = self.times, self.until
        while self.until < min(by, self.stops) and (self.most is None or self.times < self.most):
            self.times += 1
            # From the end that was named, so that one on the 31st does not creep through shorter months.
            last, self.until = self.until, longer(self.named, self.months * self.times)
        if times := self.times - before:
            self.steps.append(Step(Kind.RENEWED, until=self.until, day=last + DAY, number=self.months, times=times))

    def give_notice(self, on: date | None) -> None:
        if on is not None and self.rule == AUTOMATIC and self.until is not None:
            self.steps.append(Step(Kind.GIVEN, until=self.until, day=on))

    def end(self, on: date | None) -> None:
        if on is not None and (self.until is None or on < self.until):
            self.until, self.open_ended, self.estimated = on, False, False
            self.steps.append(Step(Kind.ENDED, until=on))

    def decide(self) -> date | None:
        if self.until is None or not self.notice:
            return self.until
        day = last_to_decide(self.until, self.notice, in_days=self.in_days)
        self.steps.append(Step(Kind.DECIDE, day=day, number=self.notice, in_days=self.in_days))
        return day

    def _set(self, until: date, says: Text, step: Step) -> None:
        self.until = self.named = until
        self.open_ended, self.estimated, self.times = False, says.estimated, 0
        self.steps.append(step)

    def _learn(self, says: Text) -> None:
        self.rule = says.renewal or self.rule
        self.months = says.renewal_months or self.months or (None if says.lengthens else says.months)
        self.most = says.renewals_most or self.most
        if says.notice is not None:
            self.notice, self.in_days = says.notice, says.notice_in_days

    def _end_by(self, change: Text) -> date | None:
        """The end that a change names or makes; none where it says nothing of it."""
        if change.ends is not None or not change.months or change.open_ended:
            return change.ends
        if change.lengthens and self.open_ended:
            return None
        if change.lengthens and self.until is not None:
            return longer(self.until, change.months)
        begins = change.starts or (None if change.lengthens else self.text.starts or self.text.day) or change.day
        return term_end(begins, change.months) if begins else None


def _parties(text: Text, changes: Sequence[Text], steps: list[Step]) -> frozenset[int]:
    """Those of the text, with those who joined and without those who left, each change after the other."""
    parties = text.parties - text.leaving
    for change in changes:
        joined, left = change.parties - change.leaving - parties, change.leaving & parties
        parties = (parties | joined) - left
        if joined:
            steps.append(Step(Kind.JOINED, change.key, day=change.day, parties=joined))
        if left:
            steps.append(Step(Kind.LEFT, change.key, day=change.day, parties=left))
    return parties
