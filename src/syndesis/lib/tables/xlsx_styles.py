"""Which numbers of a workbook are dates, and which are read with leading noughts: by the format of their cells."""

import re
from enum import Enum
from typing import Any

from lxml import etree

_DATES = frozenset([*range(14, 18), 22, *range(27, 32), *range(34, 37), *range(50, 59)])
_TIMES = frozenset([18, 19, 20, 21, 32, 33, 45, 46, 47])
"""Formats that every workbook knows by number, also those of Chinese and Japanese dates."""
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_NOUGHTS = re.compile(r"0{2,30}")


class Form(Enum):
    PLAIN = "plain"
    DATE = "date"
    TIME = "time"


Formats = list[tuple[Form, int]]
"""By the number of a cell's style: what its numbers are, and the digits to which they are filled up with noughts."""


def formats(root: Any) -> Formats:
    own = {each.get("numFmtId"): each.get("formatCode", "") for each in root.iter("{*}numFmt")}
    cells = root.find("{*}cellXfs")
    return [_format(each.get("numFmtId", "0"), own) for each in cells.iter("{*}xf")] if cells is not None else []


def _format(number: str, own: dict[str, str]) -> tuple[Form, int]:
    if number in own:
        return form_of(own[number])
    known = int(number) if number.isdecimal() else 0
    return (Form.DATE if known in _DATES else Form.TIME if known in _TIMES else Form.PLAIN), 0


def form_of(code: str) -> tuple[Form, int]:
    """What a format of the workbook's own makes of a number: "dd.mm.yyyy" a date, "00000" a text of five digits."""
    plain = _QUOTED.sub("", code.partition(";")[0]).lower()
    if any(letter in plain for letter in "yd") or re.fullmatch(r"\W*m+\W*", plain) or re.search("[年月日]", plain):
        return Form.DATE, 0
    if any(letter in plain for letter in "hs") or "[h" in code.lower():
        return Form.TIME, 0
    return Form.PLAIN, len(plain) if _NOUGHTS.fullmatch(plain) else 0


def parse(content: bytes) -> Any:
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
