"""Browsers and systems are told by the names that their owners know."""

import pytest

from syndesis.lib.user_agents import browser_and_system

WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("agent", "expected"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:131.0) Gecko/20100101 Firefox/131.0", ("Firefox", "Windows")),
        (f"Mozilla/5.0 (X11; Linux x86_64) {WEBKIT} Chrome/129.0.0.0 Safari/537.36", ("Chrome", "Linux")),
        (f"Mozilla/5.0 (Windows NT 10.0) {WEBKIT} Chrome/129.0.0.0 Safari/537.36 Edg/129.0", ("Edge", "Windows")),
        (f"Mozilla/5.0 (Linux; Android 14; Pixel 8) {WEBKIT} Chrome/129.0 Mobile Safari/537.36", ("Chrome", "Android")),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_6 like Mac OS X) AppleWebKit/605.1.15 Version/17.6 Safari/604.1",
            ("Safari", "iPhone"),
        ),
        ("curl/8.5.0", ("", "")),
        ("", ("", "")),
    ],
)
def test_a_browser_is_told_with_its_system(agent, expected):
    assert browser_and_system(agent) == expected
