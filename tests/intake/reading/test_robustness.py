"""Whatever the text, a reading is made, and every place in it lies in the text."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from syndesis.intake.reading import Gazetteer, Reading, read

PIECES = [
    "Northern Polytechnic University",
    "Uppsala University",
    "(UPM; Spain)",
    "Professor Ada BROOK",
    ", Vice-Rector for Arts,",
    "signed",
    "a memorandum of understanding",
    "on 3 May 2019",
    "visited our University",
    "discussed",
    "a joint summer school",
    "250 universities",
    "in Madrid",
    "\n\n",
    "\n",
    ". ",
    "“",
    "”",
    "[link](#)",
    "## ",
    "© Press",
    "Advertisement",
    "the",
    "and",
    "清华大学",
    "副校长王小明",
    "签署协议。",
    "Томский политехнический университет",
    "подписал соглашение",
    "firmó un convenio",
    "\u200b",
    "e\u0301",
    "\U0001f600",
    "Дата публикации: 2019.12.09",
    "Prepared by NPU",
    "Text: Ada Brook",
    "# date: 2020-01-01",
]


def astray(reading: Reading) -> list[object]:
    """Findings with a place outside the text, or evidence of nothing."""
    size = len(reading.text)
    return [
        found
        for found in reading.findings()
        if not found.evidence.of(reading.text).strip()
        or any(not 0 <= span.start <= span.end <= size for span in (found.evidence, *found.mentions))
    ]


def loose(reading: Reading) -> set[str]:
    """Keys that findings refer to and no finding has."""
    keys = {found.key for found in reading.findings()}
    used = {p.organisation for p in reading.people} | {o.parent for o in reading.organisations}
    used |= {k for e in reading.engagements for k in (*e.organisations, *e.people)}
    used |= {k for a in reading.agreements for k in a.parties}
    used |= {k for a in (*reading.activities, *reading.commitments) for k in a.organisations}
    used |= {f.organisation for f in reading.figures}
    return used - keys - {""}


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=25))
def test_all_evidence_of_a_patchwork_is_verbatim(ours: Gazetteer, pieces: list[str]):
    reading = read(" ".join(pieces), ours)

    assert (astray(reading), loose(reading)) == ([], set())


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=300))
def test_any_text_at_all_is_read(ours: Gazetteer, text: str):
    assert (astray(read(text, ours)), read(text, ours).text) == ([], text)


@pytest.mark.parametrize(
    "text", ["", " ", "x", "\n\n\n", "Advertisement", "© All", "(((", "«»", "大", "# a: b", "I" * 300]
)
def test_next_to_nothing_is_read(text: str, ours: Gazetteer):
    assert read(text, ours).findings() == []


@pytest.mark.parametrize(
    "piece",
    ["Alpha Beta ", "said ", "(", "\n", "12 ", "University of ", "“word ", "Alpha, ", "清华大学", "университет ", "a"],
)
def test_time_grows_with_the_length_of_a_text_and_no_faster(piece: str, ours: Gazetteer):
    def seconds(size: int) -> float:
        began = time.process_time()
        read(piece * (size // len(piece)), ours)
        return time.process_time() - began

    seconds(2_000)
    small = max(min(seconds(15_000), seconds(15_000)), 0.05)
    assert seconds(60_000) < small * 14
