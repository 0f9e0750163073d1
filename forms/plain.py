"""Reading and showing without a question: plain yes and no, plain dates."""

from forms import errors
from forms.definitions.model import Language
from forms.field_types import cleaning, dates, yes_no


def yes_or_no(text: str) -> bool | None:
    """True for yes, False for no, None for anything else."""
    try:
        return yes_no.yes_or_no(cleaning.clean(text, limit=cleaning.RAW_LIMIT))
    except errors.FieldError:
        return None


def show_date(iso: str, language: Language) -> str:
    """An ISO date as people read it, such as 2026년 12월 3일 or "3 December 2026"; raises ValueError."""
    return dates.show(iso, language)
