"""What people do to certificates: several in one file, pages out of order, pages lying on their side."""

from collections.abc import Callable, Sequence
from io import BytesIO

from pypdf import PageObject, PdfReader, PdfWriter, Transformation
from pypdf.generic import RectangleObject

from tests.document_fetch.certificates.model import Expected, Sample


def bound(samples: Sequence[Sample]) -> bytes:
    """One PDF of several certificates, one after the other."""
    return _written([page for sample in samples for page in PdfReader(BytesIO(sample.pdf)).pages])


def reordered(sample: Sample, order: Sequence[int]) -> Sample:
    """The same certificate with its pages in another order (numbers from 1), and the truth's page numbers with them."""
    pages = PdfReader(BytesIO(sample.pdf)).pages
    truth = {name: Expected(each.value, order.index(each.page) + 1) for name, each in sample.truth.items()}
    pdf = _written([pages[number - 1] for number in order])
    return _changed(sample, pdf, "reordered", truth)


def turned(sample: Sample, degrees: int = 90) -> Sample:
    """Each page stored on its side with /Rotate, so that a viewer shows it upright."""
    pages = list(PdfReader(BytesIO(sample.pdf)).pages)
    return _changed(sample, _written(pages, lambda page: _turn(page, degrees)), "rotated")


def lying(sample: Sample, degrees: int = 90) -> Sample:
    """Each page as a viewer shows it lying on its side: scanned so, and never set upright."""
    pages = list(PdfReader(BytesIO(sample.pdf)).pages)
    return _changed(sample, _written(pages, lambda page: page.rotate(degrees)), "lying")


def page_count(pdf: bytes) -> int:
    return len(PdfReader(BytesIO(pdf)).pages)


def _turn(page: PageObject, degrees: int) -> None:
    """Content turned against the clock by what /Rotate turns with it."""
    width, height = float(page.mediabox.width), float(page.mediabox.height)
    shift = {90: (height, 0.0), 180: (width, height), 270: (0.0, width)}[degrees]
    page.add_transformation(Transformation().rotate(degrees).translate(*shift))
    box = (width, height) if degrees == 180 else (height, width)
    for name in ("mediabox", "cropbox", "trimbox", "bleedbox", "artbox"):
        setattr(page, name, RectangleObject((0, 0, *box)))
    page.rotate(degrees)


def _written(pages: Sequence[PageObject], change: Callable[[PageObject], object] | None = None) -> bytes:
    writer = PdfWriter()
    for page in pages:
        added = writer.add_page(page)
        if change:
            change(added)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _changed(sample: Sample, pdf: bytes, trait: str, truth: dict[str, Expected] | None = None) -> Sample:
    return Sample(
        sample.kind, sample.layout, sample.renderer, pdf, truth or sample.truth, sample.seed, (*sample.traits, trait)
    )
