"""Rules of the project itself, which no reader should have to remember."""

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from django.utils.module_loading import import_string
from django_tasks.base import Task

ROOT = Path(__file__).resolve().parents[1]
HOSTS = ["py" + "pi.org", "python" + "hosted.org", "npm" + "js.org", "npm" + "js.com", "deb.deb" + "ian.org"]
"""Where packages are fetched from is the machine's business; in pieces here, so that this file passes its own test."""
FOLDERS = "home|root|work|opt|Users|mnt|private"


def files(*endings: str) -> list[Path]:
    """What git keeps, and what is about to be added to it."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.decode()
    paths = (ROOT / name for name in listed.split("\0") if name.endswith(endings or ("",)))
    return sorted(path for path in paths if path.is_file() and not path.is_symlink())


def text_of(path: Path) -> str:
    return path.read_bytes().decode("utf-8", errors="ignore")


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_nothing_names_a_registry_of_packages():
    assert [(named(path), host) for path in files() for host in HOSTS if host in text_of(path)] == []


def test_nothing_names_a_folder_of_one_machine():
    absolute = re.compile(rf"(?<![\w./:~-])/(?:{FOLDERS})/[\w.-]+")
    found = [(named(path), match[0]) for path in files() for match in absolute.finditer(text_of(path))]

    assert found == []


def test_no_file_has_grown_too_long():
    code = [path for path in files(".py") if "migrations" not in path.parts]
    lengths = {named(path): len(text_of(path).splitlines()) for path in code}

    assert {name: n for name, n in lengths.items() if n > (800 if name.startswith("tests/") else 600)} == {}


def test_no_file_made_by_others_is_kept():
    assert [named(path) for path in files(".min.js", ".min.css", ".woff", ".woff2", ".ttf", ".otf")] == []


def test_every_setting_is_documented_and_every_documented_setting_is_read():
    call = re.compile(r"\b(?:text|flag|words|number|prices)\(\"([A-Z_]+)\"")
    read = set()
    for path in (ROOT / "src").rglob("*.py"):
        read |= {f"SYNDESIS_{name}" for name in call.findall(text_of(path))}
    documented = set(re.findall(r"^\| `(SYNDESIS_[A-Z_]+)`", text_of(ROOT / "docs" / "settings.md"), re.MULTILINE))

    assert documented == read


def test_the_environment_is_read_in_one_place():
    elsewhere = re.compile(r"os\.environ(?:\.get\(|\[)\"SYNDESIS_|getenv\(\"SYNDESIS_")
    readers = [named(path) for path in (ROOT / "src").rglob("*.py") if elsewhere.search(text_of(path))]

    assert readers == []


def test_every_dependency_says_why_it_is_there():
    project = tomllib.loads(text_of(ROOT / "pyproject.toml"))
    wanted = project["project"]["dependencies"] + [
        each for group in project["dependency-groups"].values() for each in group
    ]
    names = {re.split(r"[\s\[<>=~!;]", requirement)[0] for requirement in wanted}
    packages = re.findall(r'^    "(@?[\w/-]+)": "[\d.]+",?$', text_of(ROOT / "frontend" / "package.json"), re.MULTILINE)
    reasons = set(re.findall(r"^\| (@?[\w/-]+) \|", text_of(ROOT / "docs" / "dev" / "dependencies.md"), re.MULTILINE))

    assert reasons - {"Package"} == names | set(packages)


def test_what_is_imported_is_named_as_a_dependency():
    requirements = tomllib.loads(text_of(ROOT / "pyproject.toml"))["project"]["dependencies"]
    wanted = {re.split(r"[\s\[<>=~!;]", requirement)[0].replace("-", "_").lower() for requirement in requirements}
    known = packages_distributions()
    undeclared = {
        (name, named(path))
        for path in (ROOT / "src").rglob("*.py")
        for name in imported(path) - sys.stdlib_module_names - {"syndesis"}
        if not wanted & {each.replace("-", "_").lower() for each in known.get(name, [])}
    }

    assert undeclared == set()


def imported(path: Path) -> set[str]:
    """The first parts of all modules that a file imports, at its top or inside a function."""
    nodes = list(ast.walk(ast.parse(text_of(path))))
    modules = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    modules += [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]
    return {module.partition(".")[0] for module in modules}


def test_every_job_enqueued_by_name_exists():
    call = re.compile(r"\benqueue\(\s*\"(syndesis[\w.]+)\"")
    names = {name for path in (ROOT / "src").rglob("*.py") for name in call.findall(text_of(path))}

    for name in names:
        assert isinstance(import_string(name), Task)


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_file_holds_versions_and_hashes_only(lock):
    text = text_of(ROOT / lock)
    requirements = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]

    assert [line for line in requirements if not re.match(r"[\w.-]+(?:\[[\w,]+\])?==[\w.+!]+ ", line)] == []
    assert text.count("--hash=sha256:") > len(requirements)
    assert "://" not in text
    assert "file:" not in text


def test_the_lock_of_developers_agrees_with_the_lock_of_users():
    pinned = re.compile(r"^([\w.-]+)==(\S+)( ;.*)?", re.MULTILINE)
    users, developers = (set(pinned.findall(text_of(ROOT / f"requirements{part}.lock"))) for part in ("", "-dev"))

    assert {(name, version) for name, version, _ in users} - {
        (name, version) for name, version, _ in developers
    } == set()


def test_the_lock_of_the_front_end_names_no_place_to_fetch_from():
    text = text_of(ROOT / "frontend" / "package-lock.json")

    assert '"resolved"' not in text
    assert text.count('"integrity"') == len(re.findall(r'^    "node_modules/', text, re.MULTILINE))
