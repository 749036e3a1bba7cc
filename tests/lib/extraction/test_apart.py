"""A process that reads files has limits, and is told nothing of ours."""

import sys

import pytest

from syndesis.lib.extraction import Unreadable, apart
from tests.intake.formats import samples


def reason(content: bytes, kind: apart.Kind = "pdf", **limits: float) -> str:
    with pytest.raises(Unreadable) as unreadable:
        apart.text_of(kind, content, **limits)
    return unreadable.value.reason


def test_a_reader_that_takes_too_long_is_ended():
    assert reason(samples.pdf(samples.printed("Text")), seconds=0.001) == "slow"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process within its memory")
def test_a_reader_that_wants_too_much_memory_is_ended():
    attributes = " ".join(f"a{n}" for n in range(3_000))
    page = f"<p {attributes}>x</p>" * 300
    assert reason(page.encode(), kind="page", memory=150 << 20) in ("slow", "damaged")


def test_one_long_tag_does_not_hold_us_up():
    tag = "<p " + " ".join(f"a{n}=1" for n in range(150_000)) + ">x</p>"
    assert reason(tag.encode(), kind="page", seconds=2) == "slow"


def test_a_failure_of_the_reader_itself_is_logged(caplog):
    assert reason(b"", kind="no such kind") == "damaged"
    assert "The reader of no such kind files failed" in caplog.text


def test_no_setting_reaches_the_process(monkeypatch):
    monkeypatch.setenv("PYTHONSTARTUP", "x")
    monkeypatch.setenv("SYNDESIS_SECRET_KEY", "x")
    seen = {}
    run = apart.subprocess.run
    monkeypatch.setattr(
        apart.subprocess, "run", lambda *args, **kwargs: seen.update(kwargs["env"]) or run(*args, **kwargs)
    )
    assert apart.text_of("pdf", samples.pdf(samples.printed("Text"))) == "Text"
    assert {name for name in seen if name.startswith("SYNDESIS")} == set()
