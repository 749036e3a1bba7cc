"""Files of every format, made here: PDFs by hand, Word files and messages by their libraries."""

import io
import zipfile
import zlib
from email.message import EmailMessage

import docx

NEWS = "On 7 May 2025 a delegation of Harbour University visited Northern Polytechnic."
HELVETICA = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
PIXEL = b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"


def pdf(*pages: bytes, font: bytes = HELVETICA, more: tuple[bytes, ...] = (), trailer: bytes = b"") -> bytes:
    """A PDF whose pages have these content streams. Object 3 is the font F1, 4 the image I1; `more` begins at 5."""
    first = 5 + len(more)
    kids = b" ".join(b"%d 0 R" % (first + 2 * at) for at in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(pages), kids),
        font,
        PIXEL + b"\nstream\n\0\nendstream",
        *more,
    ]
    for at, content in enumerate(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> /XObject << /I1 4 0 R >> >> >>" % (first + 2 * at + 1)
        )
        objects.append(stream(content))
    return _written(objects, trailer)


def stream(data: bytes, *, packed: bool = False) -> bytes:
    data = zlib.compress(data, 9) if packed else data
    return b"<< /Length %d%s >>\nstream\n%s\nendstream" % (len(data), b" /Filter /FlateDecode" * packed, data)


def _written(objects: list[bytes], trailer: bytes) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R %s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(out)


def printed(*lines: str, at: tuple[int, int] = (72, 720), leading: int = 14, size: int = 12) -> bytes:
    """The content stream of lines one below the other."""
    shown = b" ".join(
        b"(%s) Tj 0 -%d Td" % (line.encode("cp1252").replace(b"(", rb"\(").replace(b")", rb"\)"), leading)
        for line in lines
    )
    return b"BT /F1 %d Tf %d %d Td %s ET\n" % (size, *at, shown)


def unicode_pdf(*lines: str) -> bytes:
    """A PDF whose letters are numbers of glyphs, and whose font says by a ToUnicode map what they are."""
    letters = sorted(set("".join(lines)))
    codes = {letter: at for at, letter in enumerate(letters, 1)}
    rows = [b"<%04X> <%s>" % (code, letter.encode("utf-16-be").hex().encode()) for letter, code in codes.items()]
    blocks = [rows[at : at + 100] for at in range(0, len(rows), 100)]
    cmap = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def\n"
        b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        + b"".join(b"%d beginbfchar\n%s\nendbfchar\n" % (len(block), b"\n".join(block)) for block in blocks)
        + b"endcmap CMapName currentdict /CMap defineresource pop end end"
    )
    font = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H"
        b" /DescendantFonts [5 0 R] /ToUnicode 6 0 R >>"
    )
    descendant = (
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /DW 600 /FontDescriptor 7 0 R"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
    )
    descriptor = (
        b"<< /Type /FontDescriptor /FontName /A /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900"
        b" /Descent -200 /CapHeight 700 /StemV 80 >>"
    )
    shown = b" ".join(b"<%s> Tj 0 -14 Td" % b"".join(b"%04X" % codes[letter] for letter in line) for line in lines)
    content = b"BT /F1 10 Tf 20 720 Td %s ET" % shown
    return pdf(content, font=font, more=(descendant, stream(cmap), descriptor))


def scan(pages: int = 3) -> bytes:
    return pdf(*[b"q 612 0 0 792 0 0 cm /I1 Do Q " + printed(str(number + 1)) for number in range(pages)])


def locked_pdf() -> bytes:
    """One that no password but its own opens: what it keeps of that is 32 bytes that no password gives."""
    key = b"<%s>" % (b"00" * 32)
    return pdf(
        printed(NEWS),
        trailer=b"/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O %s /U %s >> " % (key, key),
    )


def word(*paragraphs: str) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs or (NEWS,):
        document.add_paragraph(paragraph)
    return saved(document)


def saved(document: "docx.document.Document") -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def repacked(content: bytes, changed: dict[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP file with other or further members."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", packing) as new:
        for name in old.namelist():
            new.writestr(name, changed.get(name, old.read(name)))
        for name in changed.keys() - set(old.namelist()):
            new.writestr(name, changed[name])
    return out.getvalue()


def message(text: str = NEWS, **headers: str) -> EmailMessage:
    mail = EmailMessage()
    for name, value in ({"Subject": "A visit", "Date": "Wed, 07 May 2025 23:30:00 -0500"} | headers).items():
        mail[name] = value
    mail["From"], mail["To"] = "María López <m.lopez@harbour.example>", "Partners <partners@north.example>"
    mail["Message-ID"] = "<1@harbour.example>"
    mail.set_content(text)
    return mail


def page(text: str = NEWS) -> bytes:
    head = "<!DOCTYPE html><html><head><title>A visit</title></head>"
    return f"{head}<body><article><p>{text * 5}</p></article></body></html>".encode()
