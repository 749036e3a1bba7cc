"""What one reviewer knows of the server's deeds: the confirmed ones, and those whose confirmation never came."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass
class HandedIn:
    """A document that was sent to the server."""

    text: str
    intake: int | None = None
    """The number under which the server confirmed it."""

    @property
    def content(self) -> bytes:
        return self.text.encode()

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


@dataclass
class Ledger:
    """What is held against the database in the end."""

    documents: list[HandedIn] = field(default_factory=list)
    states: dict[int, set[str]] = field(default_factory=dict)
    """The decisions that each finding may have: one where the server's last word is known."""
    asked: dict[int, str] = field(default_factory=dict)
    """What was asked for without an answer, until the server shows what came of it."""
    counts: Counter[str] = field(default_factory=Counter)
    complaints: list[str] = field(default_factory=list)

    def shown(self, findings: Mapping[int, str]) -> None:
        """The server says how these findings stand; what it confirmed before must still be so."""
        for key, state in findings.items():
            possible = self.states.get(key, {"open"})
            if state not in possible:
                self.complaints.append(f"finding {key} is shown {state}, and was left {' or '.join(sorted(possible))}")
            self.states[key] = {state}
            if key in self.asked:
                self.counts["unanswered and done" if self.asked.pop(key) == state else "unanswered and not done"] += 1

    def unsure(self, findings: Iterable[int], state: str) -> None:
        """A request was not answered that may have brought these findings into this state."""
        for key in findings:
            self.states[key] = self.states.get(key, {"open"}) | {state}


def joined(ledgers: Iterable[Ledger]) -> Ledger:
    """One ledger of reviewers who each worked on documents of their own."""
    whole = Ledger()
    for ledger in ledgers:
        whole.documents += ledger.documents
        whole.states |= ledger.states
        whole.counts += ledger.counts
        whole.complaints += ledger.complaints
    return whole
