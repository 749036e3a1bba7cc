"""What all tests stand on: a data folder of their own, a browser, and the material that lies beside the project."""

import atexit
import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.objects.chief import CHIEF, ELSEWHERE

# Before Django reads its settings, which is why pyproject.toml does not name them.
FOLDER = Path(tempfile.mkdtemp(prefix="syndesis-tests-"))
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
os.environ |= {
    "DJANGO_SETTINGS_MODULE": os.environ.get("TEST_SETTINGS", "syndesis.config.settings"),
    "DJANGO_ALLOW_ASYNC_UNSAFE": "true",  # the loop of Playwright runs in the thread of the test
    "SYNDESIS_DATA": str(FOLDER),
}
SHARED = Path(__file__).resolve().parents[2] / "shared"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--full", action="store_true", help="run the slow tests too")


def pytest_configure() -> None:
    from django.conf import settings

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # a good hasher is slow on purpose
    settings.WHITENOISE_AUTOREFRESH = True  # or the client of each test would look at all static files first
    default = settings.DATABASES["default"]
    if default["ENGINE"].endswith("sqlite3"):
        # A file, since the threads of a live server cannot share a database in memory.
        default.setdefault("TEST", {})["NAME"] = str(FOLDER / "test.sqlite3")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Modules that have nothing for this run are not even imported: for the browser, those that do not name it; on a
    second database, those that say nothing of it and are not of the ground."""
    if config.getoption("--full") or not collection_path.name.startswith("test_") or collection_path.suffix != ".py":
        return None
    text = collection_path.read_text(encoding="utf-8")
    if config.getoption("-m") == "browser":
        return "mark.browser" not in text or None
    from django.db import connection

    ground = collection_path.relative_to(config.rootpath).as_posix().startswith(GROUND)
    matters = ground or any(word in text for word in ("mark.every_database", "transaction=True", "transactional_db"))
    return (connection.vendor != "sqlite" and not matters) or None


def pytest_collection_finish() -> None:
    """What is loaded by now stays until the end: garbage is looked for among what the tests make, and less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without --full the slow ones are left out, the dear ones of the kit but for some types, and on a second database
    what it cannot change."""
    if config.getoption("--full"):
        return
    from django.db import connection

    again = connection.vendor != "sqlite"
    left_out = [
        item for item in items if item.get_closest_marker("full") or _is_dear(item) or (again and _is_same_on_any(item))
    ]
    config.hook.pytest_deselected(items=left_out)
    dropped = set(left_out)
    items[:] = [item for item in items if item not in dropped]


DEAR = ("test_contract_of_forms", "test_contract_of_rows", "test_contract_of_pages", "test_contract_of_importing")
DEAR += ("test_contract_of_lists", "test_contract_of_queries", "test_contract_of_writing")
DEAR += ("api/test_contract", "api/test_fuzz")
"""What the kit makes of every declaration and takes long to try: with the chief types only."""
KIT = ("objects/test_contract.py", "test_a_record_out_of_reach_is_named_on_no_page", "objects/test_seen")
"""Who sees what: tried with all types; on a second database, this and the dear ones with a few."""
GROUND = ("tests/core/", "tests/objects/", "tests/api/", "tests/catalogue/", "tests/directory/", "tests/full/")
"""What all else stands on. Of the rest a second database sees what says that it matters there, or commits."""


def _is_dear(item: pytest.Item) -> bool:
    return any(name in item.nodeid for name in DEAR) and not _is_of(CHIEF, item)


def _is_of(kinds: tuple[str, ...], item: pytest.Item) -> bool:
    return "[" not in item.name or any(kind in item.name for kind in kinds)


def _is_same_on_any(item: pytest.Item) -> bool:
    """Whether a test shows the same on every database: it says so, asks for none, tries the kit once more, or is about
    what stands on the ground that others try."""
    if any(name in item.nodeid for name in KIT + DEAR) and not _is_of(ELSEWHERE, item):
        return True
    asked = item.get_closest_marker("django_db")
    commits = (asked and asked.kwargs.get("transaction")) or "transactional_db" in getattr(item, "fixturenames", ())
    if not (item.nodeid.startswith(GROUND) or commits or item.get_closest_marker("every_database")):
        return True
    asks = asked or {"db", "transactional_db"} & set(getattr(item, "fixturenames", ()))
    return bool(item.get_closest_marker("any_database") or not asks)


@pytest.fixture(scope="session", autouse=True)
def emptied_where_filled() -> None:
    """After a test that commits, rows are deleted where there are any: to empty each of 150 tables, as Django does,
    takes PostgreSQL seconds, and then content types, permissions and triggers are made anew."""
    from django.db import connection, transaction
    from django.test import TransactionTestCase

    kept = {"django_content_type", "auth_permission"}
    last = "core_historyevent"  # triggers write into it what is deleted elsewhere

    def empty(_case: TransactionTestCase) -> None:
        tables = sorted(set(connection.introspection.django_table_names(only_existing=True)) - kept - {last})
        filled = (f"SELECT '{table}' WHERE EXISTS (SELECT 1 FROM \"{table}\")" for table in tables)
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join(filled))
            for table in [*(name for (name,) in cursor.fetchall()), last]:
                cursor.execute(f'DELETE FROM "{table}"')

    TransactionTestCase._fixture_teardown = empty  # type: ignore[attr-defined]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of registers and texts beside a checkout: real data that the project does not carry."""
    if not SHARED.is_dir():
        pytest.skip("no folder `shared` beside the project")
    return SHARED


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The machine's own Chromium: nothing is downloaded for a test."""
    program = next((found for name in CHROMIUM if (found := shutil.which(name))), None)
    if not program:
        pytest.skip("no Chromium on this machine")
    return browser_type_launch_args | {"executable_path": program, "args": ["--no-sandbox", "--disable-dev-shm-usage"]}


@pytest.fixture
def page(page: Any, live_server: Any) -> Iterator[Any]:
    """A page that fails its test when the console shows an error or anything is asked of another host."""
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "request",
        lambda request: (
            None if request.url.startswith((live_server.url, "data:", "blob:")) else complaints.append(request.url)
        ),
    )
    yield page
    assert complaints == []


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """A page asked for in another language leaves its thread in that language."""
    from django.utils import translation

    yield
    translation.deactivate()


@pytest.fixture(autouse=True)
def without_names_of_before() -> Iterator[None]:
    """The names of our record are kept by the number of its last change, which comes again after a test is rolled
    back."""
    yield
    if gazetteers := sys.modules.get("syndesis.intake.gazetteers"):
        gazetteers._known_to_us.cache_clear()
