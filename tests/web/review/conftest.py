"""Patience: these tests count keys and decisions, and the machine that runs them may be busy with others."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

PATIENCE = 180_000
"""Milliseconds."""
USUAL = 5_000


@pytest.fixture
def page(page: Page) -> Iterator[Page]:
    page.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    yield page
    expect.set_options(timeout=USUAL)
