"""Whether this machine can read pictures."""

from document_fetch.reading.ocr import tesseract
from document_fetch.reading.ocr.leptonica import LEPTONICA
from document_fetch.reading.ocr.tesseract import TESSERACT


def missing() -> tuple[str, ...]:
    """The Debian packages that it lacks for that."""
    models = (name for name in tesseract.MODELS if not (tesseract.DATA / f"{name}.traineddata").exists())
    libraries = () if LEPTONICA.is_there and TESSERACT.is_there else ("tesseract-ocr",)
    return (*libraries, *(tesseract.PACKAGES[name] for name in models))
