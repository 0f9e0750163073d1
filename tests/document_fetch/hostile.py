"""Files that are not what they seem, each a few kilobytes, built here so that none lies in the repository."""

import zlib
from collections.abc import Iterable, Sequence
from io import BytesIO

from pypdf import PdfReader, PdfWriter

from document_fetch.demo.paper import Paper
from document_fetch.errors import NoRecogniser, NoText
from document_fetch.reading.ocr import presence

MEGABYTE = 1024 * 1024
#: Why a picture of nothing is refused: nothing is made out in it, or this machine reads no pictures.
NO_TEXT = NoRecogniser if presence.missing() else NoText


def pdf_of(
    content: bytes, *, filters: str = "", extra: bytes = b"", page: bytes = b"", more: Sequence[bytes] = ()
) -> bytes:
    """A one-page PDF around a content stream, with Helvetica as /F1.

    `extra` goes into the resources, `page` into the page, and `more` are objects from number 6 on.
    """
    stream = b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), filters.encode(), content)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> %s >> %s >>" % (extra, page),
        stream,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        *more,
    ]
    return _assembled(objects)


def _assembled(objects: Iterable[bytes]) -> bytes:
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    tail = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, len(out))
    return out + head + table + tail


def bomb(megabytes: int) -> bytes:
    """A content stream that unfolds to `megabytes` of blanks, packed twice."""
    packer = zlib.compressobj(9)
    once = b"".join(packer.compress(b" " * MEGABYTE) for _ in range(megabytes)) + packer.flush()
    return pdf_of(zlib.compress(once, 9), filters="/Filter [/FlateDecode /FlateDecode]")


def busy(operations: int) -> bytes:
    """A content stream that is small but takes long to draw."""
    return pdf_of(zlib.compress(b"q 1 0 0 1 0 0 cm Q\n" * operations, 9), filters="/Filter /FlateDecode")


def laughs(levels: int, times: int) -> bytes:
    """A form that draws a form `times` times, and so on down: times ** levels drawings, each of nothing much."""
    forms = []
    for level in range(levels):
        content = b"/X Do " * times if level < levels - 1 else b"0 0 m 9 9 l S"
        below = b"/Resources << /XObject << /X %d 0 R >> >>" % (7 + level) if level < levels - 1 else b""
        head = b"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] %s /Length %d >>" % (below, len(content))
        forms.append(b"%s\nstream\n%s\nendstream" % (head, content))
    return pdf_of(b"/X Do", extra=b"/XObject << /X 6 0 R >>", more=forms)


def grid(lines: int) -> bytes:
    """A page ruled with as many upright as level lines, and enough text to be read."""
    step = 500 / lines
    rules = [f"50 {50 + i * step:.2f} m 550 {50 + i * step:.2f} l S" for i in range(lines)]
    rules += [f"{50 + i * step:.2f} 50 m {50 + i * step:.2f} 550 l S" for i in range(lines)]
    words = "BT /F1 12 Tf 60 700 Td (a grid with a title that no certificate has) Tj ET"
    return pdf_of(zlib.compress("\n".join([*rules, words]).encode(), 9), filters="/Filter /FlateDecode")


def picture() -> bytes:
    """A page that is one image, as a scanner makes it."""
    image = b"/XObject << /I 6 0 R >>"
    page = pdf_of(b"q 595 0 0 842 0 0 cm /I Do Q", extra=image)
    pixels = (
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"
    )
    return page.replace(b"xref\n0 6", b"6 0 obj\n%s\nstream\n\x00\nendstream\nendobj\nxref\n0 6" % pixels, 1)


def locked(pdf: bytes, *, password: str) -> bytes:
    """The PDF encrypted with AES-256; an empty password still opens for reading."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf)))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="AES-256")
    return _written(writer)


def repeated(pdf: bytes, pages: int) -> bytes:
    """The PDF's first page, many times."""
    writer = PdfWriter()
    page = PdfReader(BytesIO(pdf)).pages[0]
    for _ in range(pages):
        writer.add_page(page)
    return _written(writer)


def letter(*lines: str, size: float = 12, spacing: float = 0) -> bytes:
    """A page of plain lines, one below the other."""
    paper = Paper("letter")
    for i, line in enumerate(lines):
        paper.text(line, x=60, y=60 + i * 24, size=size, spacing=spacing)
    return paper.finish()


def _written(writer: PdfWriter) -> bytes:
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
