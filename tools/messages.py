"""The interface's words in its languages: found in code and templates, kept in .po files, compiled for use.

Run as `python -m tools.messages update|compile|check` in the project's own environment, which has Babel and Django; no
gettext programs are needed.
"""

import ast
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "syndesis"
LOCALE = PACKAGE / "locale"
LANGUAGES = ("ru", "es", "zh_Hans")
KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
REASONS = {"recording": 1, "recording_migration": 0}
"""Functions that take the reason of a deed, and where: it is kept as it stands in the code, and translated where
it is read."""


def path_of(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def template() -> Catalog:
    """All strings that are marked for translation."""
    catalog = Catalog(charset="utf-8")
    for source in _sources():
        for _line, message, comments, context in extract("python", BytesIO(source), KEYWORDS, ["Translators:"]):
            catalog.add(message, auto_comments=comments, context=context)
    for path in _modules():
        for reason in _reasons(path.read_text(encoding="utf-8")):
            catalog.add(reason)
    return catalog


def _modules() -> Iterator[Path]:
    return (path for path in sorted(PACKAGE.rglob("*.py")) if "migrations" not in path.parts)


def _reasons(source: str) -> Iterator[str]:
    """The reasons that stand in a module, also where one of two is given: `"One made" if ... else "Many made"`."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in REASONS:
            given = node.args[REASONS[node.func.id] :][:1]
            either = [
                part for each in given for part in ([each.body, each.orelse] if isinstance(each, ast.IfExp) else [each])
            ]
            yield from (part.value for part in either if isinstance(part, ast.Constant) and isinstance(part.value, str))


def _sources() -> Iterator[bytes]:
    """Python as it is, and templates as the Python that Django makes of their tags for this purpose."""
    from django.utils.translation.template import templatize

    for path in _modules():
        yield path.read_bytes()
    for path in sorted(PACKAGE.rglob("*.html")):
        code = templatize(path.read_text(encoding="utf-8"), origin=str(path))
        yield "\n".join(line.strip() for line in code.splitlines()).encode()  # its indents are the template's


def read(language: str) -> Catalog:
    path = path_of(language)
    if not path.exists():
        comment = f"# The interface of Syndesis: {language}."
        return Catalog(locale=language, domain="django", project="Syndesis", header_comment=comment, fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language, domain="django")


def update() -> None:
    """Bring each language's file up to date: new strings come in empty, those no longer used go."""
    wanted = template()
    for language in LANGUAGES:
        catalog = read(language)
        created = catalog.creation_date
        catalog.update(wanted, no_fuzzy_matching=True)
        catalog.creation_date = created
        path_of(language).parent.mkdir(parents=True, exist_ok=True)
        with path_of(language).open("wb") as file:
            write_po(file, catalog, no_location=True, sort_output=True, ignore_obsolete=True, width=120)
        print(f"{language}: {sum(not is_whole(message) for message in catalog if message.id)} to translate")


def compile_all() -> None:
    for language in LANGUAGES:
        if path_of(language).exists():
            with path_of(language).with_suffix(".mo").open("wb") as file:
                write_mo(file, read(language))


def is_whole(message: Message) -> bool:
    strings = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    return all(strings) and not message.fuzzy


def problems() -> list[str]:
    """Each string that a language lacks, has as a guess, or fills in with other placeholders."""
    found = []
    wanted = template()
    for language in LANGUAGES:
        catalog = read(language)
        for message in wanted:
            if not message.id:
                continue
            held = catalog.get(message.id, message.context)
            if held is None or not is_whole(held):
                found.append(f"{language}: not translated: {message.id!r}")
                continue
            found += [f"{language}: {error}: {message.id!r}" for error in held.check(catalog)]
    return found


def main(deed: str) -> int:
    """Deeds: `update`, `compile`, `check`."""
    if deed == "update":
        update()
    elif deed == "compile":
        compile_all()
    else:
        print("\n".join(problems()))
        return bool(problems())
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
