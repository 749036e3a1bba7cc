"""The typefaces of printed papers, as typst reads them: made from the web fonts of two npm packages.

    python frontend/fonts.py FOLDER      writes one file a family and weight, and `coverage.json`

Started by `build.py` under a Python that has fontTools and Brotli. Inter comes as a variable font in seven files by
script: each is fixed at a weight, then they are joined. Noto Sans SC comes whole; it is only unpacked.
"""

import json
import sys
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

PACKAGES = Path(__file__).resolve().parent / "node_modules"
INTER = PACKAGES / "@fontsource-variable" / "inter" / "files"
NOTO = PACKAGES / "@fontsource" / "noto-sans-sc" / "files"
SCRIPTS = ("latin", "latin-ext", "cyrillic", "cyrillic-ext", "greek", "greek-ext", "vietnamese")
WEIGHTS = {400: "Regular", 600: "SemiBold"}
FAMILY, STYLE, WHOLE, POSTSCRIPT, TYPOGRAPHIC_FAMILY, TYPOGRAPHIC_STYLE = 1, 2, 4, 6, 16, 17
"""Entries of a font's table of names (OpenType specification, `name`)."""


def inter(weight: int) -> TTFont:
    with TemporaryDirectory() as folder:
        parts = []
        for script in SCRIPTS:
            part = TTFont(INTER / f"inter-{script}-wght-normal.woff2")
            part.flavor = None
            instantiateVariableFont(part, {"wght": weight}, inplace=True)
            parts.append(str(Path(folder) / f"{script}.ttf"))
            part.save(parts[-1])
        return Merger().merge(parts)


def noto(weight: int) -> TTFont:
    font = TTFont(NOTO / f"noto-sans-sc-chinese-simplified-{weight}-normal.woff2")
    font.flavor = None
    return font


MAKERS = {"Inter": inter, "Noto Sans SC": noto}


def write(folder: Path, family: str, weight: int) -> list[int]:
    """Makes one file, and gives the characters that it can set."""
    font = MAKERS[family](weight)
    name_it(font, family, weight)
    font.save(folder / f"{family.replace(' ', '')}-{WEIGHTS[weight]}.ttf")
    return list(font.getBestCmap())


def name_it(font: TTFont, family: str, weight: int) -> None:
    """The web fonts call every weight by the name of their thinnest; programs find a font by these."""
    style, table = WEIGHTS[weight], font["name"]
    postscript = f"{family.replace(' ', '')}-{style}"
    names = {FAMILY: family if weight == 400 else f"{family} {style}", STYLE: "Regular", WHOLE: f"{family} {style}"}
    names |= {POSTSCRIPT: postscript, TYPOGRAPHIC_FAMILY: family, TYPOGRAPHIC_STYLE: style}
    for number, text in names.items():
        table.removeNames(nameID=number)
        table.setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    if "STAT" in font:  # describes the axes of the variable font that this was
        del font["STAT"]


def ranges(points: Iterable[int]) -> list[list[int]]:
    """First and last of every unbroken run."""
    runs: list[list[int]] = []
    for point in sorted(points):
        if runs and runs[-1][1] == point - 1:
            runs[-1][1] = point
        else:
            runs.append([point, point])
    return runs


def main(folder: Path) -> None:
    jobs = [(folder, family, weight) for family in MAKERS for weight in WEIGHTS]
    with ProcessPoolExecutor() as processes:
        sets = [set(points) for points in processes.map(write, *zip(*jobs, strict=True))]
    (folder / "coverage.json").write_text(json.dumps(ranges(set.union(*sets))), encoding="ascii")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
