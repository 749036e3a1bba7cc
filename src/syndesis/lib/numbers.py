"""Numbers as people write them: "1 200 000,50", "1,200,000.50" and "1'200'000" are amounts."""

import re

_APART = str.maketrans("", "", " \u00a0\u202f\u2009'’")
_THOUSANDS = re.compile(r"-?\d{1,3}(,\d{3})+")


def plain_number(text: str) -> str:
    """The same as machines write it, without what parts the thousands. One comma with three digits behind it parts
    thousands, else it stands before the fraction. What is no number stays none."""
    text = text.translate(_APART)
    if "," in text and "." in text:
        thousands, fraction = (".", ",") if text.rfind(",") > text.rfind(".") else (",", ".")
        return text.replace(thousands, "").replace(fraction, ".")
    if text.count(".") > 1:
        return text.replace(".", "")
    if text.count(",") == 1 and not _THOUSANDS.fullmatch(text):
        return text.replace(",", ".")
    return text.replace(",", "")
