"""A setting that cannot be meant is refused by its name."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from syndesis.config import environment

GIVEN = [
    (lambda: environment.number("PROXIES", 0), "2", 2),
    (lambda: environment.number("PROXIES", 7), "", 7),
    (lambda: environment.prices("PROXIES"), "0.15, 0.60", (Decimal("0.15"), Decimal("0.60"))),
    (lambda: environment.prices("PROXIES"), "", None),
]
REFUSED = [
    (lambda: environment.number("PROXIES", 0), "two", "SYNDESIS_PROXIES is a whole number, not 'two'"),
    (lambda: environment.number("PROXIES", 0), "-1", "SYNDESIS_PROXIES is a whole number, not '-1'"),
    (lambda: environment.prices("PROXIES"), "0.15", "SYNDESIS_PROXIES is two prices with a comma between, not '0.15'"),
    (lambda: environment.prices("PROXIES"), "a,b", "SYNDESIS_PROXIES is two prices with a comma between, not 'a,b'"),
]


@pytest.mark.parametrize(("read", "given", "meant"), GIVEN)
def test_what_is_given_is_read(
    read: Callable[[], Any], given: str, meant: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SYNDESIS_PROXIES", given)
    assert read() == meant


@pytest.mark.parametrize(("read", "given", "told"), REFUSED)
def test_what_cannot_be_meant_is_refused(
    read: Callable[[], Any], given: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SYNDESIS_PROXIES", given)
    with pytest.raises(ImproperlyConfigured) as refusal:
        read()
    assert str(refusal.value) == told
