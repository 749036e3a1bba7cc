"""The encoding of a text file, guessed from its beginning."""

import codecs
import io

BEGINNING = 1 << 20
MARKS = [(codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")]


def guess(file: io.BufferedReader) -> str:
    """By its mark; else UTF-8 if it can be that; else what its letters make likely. Nothing is consumed."""
    if file.seekable():
        start = file.read(BEGINNING)
        file.seek(0)
    else:
        start = file.peek()
    for mark, encoding in MARKS:
        if start.startswith(mark):
            return encoding
    try:
        codecs.getincrementaldecoder("utf-8")().decode(start)
    except UnicodeDecodeError:
        from charset_normalizer import from_bytes

        best = from_bytes(start[:65536]).best()
        return best.encoding if best else "cp1252"
    return "utf-8"
