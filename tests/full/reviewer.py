"""Somebody at work: hands documents in, waits for readings, accepts, rejects, takes back, and keeps a ledger."""

import random
import re
import threading
import time
from collections.abc import Iterator

from tests.full.browser import Answer, Browser, Unanswered
from tests.full.ledger import HandedIn, Ledger

AT_ONCE, AT_MOST = 5, 15
"""Documents on the desk: never fewer, never more."""
DECIDED = 12
"""Decisions about one document until it is left to the end."""
BECOMES = {"accept": "accepted", "reject": "rejected", "undo": "open"}


class Reviewer(threading.Thread):
    """Works until `told` to stop, whatever happens to the server; what must never happen ends in `complaints`."""

    def __init__(self, browser: Browser, texts: Iterator[str], seed: int, told: threading.Event) -> None:
        super().__init__(daemon=True)
        self.browser, self.texts, self.luck, self.told = browser, texts, random.Random(seed), told
        self.ledger = Ledger()
        self.desk: dict[str, int] = {}
        """Decisions taken so far, by the address of the review."""
        self.unsure: list[HandedIn] = []

    @property
    def has_begun(self) -> bool:
        return self.ledger.counts["accept"] > 0 or bool(self.ledger.complaints)

    def run(self) -> None:
        while not self.told.is_set():
            try:
                self.step()
            except Unanswered:
                self.ledger.counts["unanswered"] += 1
                self.told.wait(0.1)
            except Exception as error:  # noqa: BLE001  (a thread that ends in silence would prove nothing)
                self.ledger.complaints.append(f"a reviewer was stopped by {error!r}")
                return

    def step(self) -> None:
        time.sleep(self.luck.uniform(0.01, 0.1))
        if self.unsure and self.luck.random() < 0.3:
            self.hand_in(self.unsure.pop())
        elif len(self.desk) < AT_ONCE or (len(self.desk) < AT_MOST and self.luck.random() < 0.15):
            self.hand_in_another()
        else:
            self.work_on(self.luck.choice(list(self.desk)))

    def hand_in_another(self) -> None:
        document = HandedIn(next(self.texts))
        self.ledger.documents.append(document)
        self.hand_in(document)

    def hand_in(self, document: HandedIn) -> None:
        try:
            answer = self.expect(302, self.browser.post("/intake/", text=document.text))
        except Unanswered:
            if self.luck.random() < 0.7:
                self.unsure.append(document)
            raise
        address = re.fullmatch(r"/intake/(\d+)/", answer.location)
        assert address, answer
        document.intake = int(address[1])
        self.desk[answer.location] = 0
        self.ledger.counts["handed in"] += 1

    def work_on(self, address: str) -> None:
        findings = self.look(address)
        for _ in range(self.luck.randrange(1, 4) if findings else 0):
            if self.luck.random() < 0.1:
                findings = self.decide_on_all(address, findings)
            else:
                findings |= self.decide(findings)
            self.desk[address] += 1
        if self.desk[address] > DECIDED:
            del self.desk[address]

    def look(self, address: str) -> dict[int, str]:
        answer = self.expect(200, self.browser.get(address))
        self.ledger.shown(answer.findings)
        return answer.findings

    def decide(self, findings: dict[int, str]) -> dict[int, str]:
        key = self.luck.choice(list(findings))
        deed = "undo" if findings[key] != "open" else self.luck.choices(["accept", "reject"], [4, 1])[0]
        # What is accepted brings the open ones that it names.
        touched = [key] if deed != "accept" else [each for each, state in findings.items() if state == "open"]
        before = {each: self.ledger.states[each] for each in touched}
        self.ledger.unsure(touched, BECOMES[deed])
        self.ledger.asked[key] = BECOMES[deed]
        answer = self.expect(200, self.browser.post(f"/findings/{key}/{deed}/", htmx=True))
        del self.ledger.asked[key]
        self.ledger.shown(answer.findings)
        self.ledger.states |= {each: states for each, states in before.items() if each not in answer.findings}
        done = answer.findings.get(key) == BECOMES[deed]
        self.ledger.counts[deed if done else f"{deed} refused"] += 1
        return answer.findings

    def decide_on_all(self, address: str, findings: dict[int, str]) -> dict[int, str]:
        deed = self.luck.choice(["accept", "undo"])
        before = "open" if deed == "accept" else "accepted"
        self.ledger.unsure([key for key, state in findings.items() if state == before], BECOMES[deed])
        self.expect(302, self.browser.post(f"{address}{deed}/"))
        self.ledger.counts[f"{deed} all"] += 1
        return self.look(address)

    def expect(self, status: int, answer: Answer) -> Answer:
        self.ledger.counts["answers"] += 1
        assert answer.status == status, answer
        return answer
