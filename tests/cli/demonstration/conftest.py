"""The demonstration, loaded once for all its tests, which only look at it."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

HERE = Path(__file__).parent
_open = ExitStack()
_is_loaded: list[bool] = []


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: Any) -> None:
    """It stays from module to module, in a transaction around those of the tests."""
    from syndesis.cli.demonstration import load

    if _is_loaded:
        return
    _open.callback(_is_loaded.clear)
    _open.enter_context(django_db_blocker.unblock())
    _open.enter_context(transaction.atomic())
    _open.callback(transaction.set_rollback, True)
    try:
        load()
    except BaseException:
        _open.close()
        raise
    _is_loaded.append(True)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """Gone before the first test from elsewhere: a fixture of the package would live longer."""
    try:
        yield
    finally:
        if nextitem is None or HERE not in nextitem.path.parents:
            _open.close()
