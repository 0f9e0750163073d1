"""Tables for the tests of the widget: the descriptions that the real definitions give, and some made to measure."""

from typing import Any

from forms import fields
from forms.definitions.model import Language, Question
from tests import definitions

EDITIONS = definitions.shipped()


def shipped() -> dict[str, Question]:
    """Every table that a programme on the shelf asks for, by programme, notice and key."""
    every = [programme for notices in EDITIONS.all.values() for programme in notices.values()]
    return {
        f"{programme.id} {programme.notice.id} {question.key}": question
        for programme in every
        for question in programme.questions
        if question.type == "table"
    }


def question(programme: str, key: str) -> Question:
    return EDITIONS.pinned(programme, "2026-1").question(key)


INVOICES = question("kosme.logistics_reimbursement", "invoices")
EXPORTS = question("kosme.export_voucher", "exports_by_country")
SALES = question("kosme.online_platform", "sales_history")


def words(ko: str, en: str) -> dict[str, str]:
    return {"ko": ko, "en": en}


def made(*columns: dict[str, Any], **details: Any) -> Question:
    """A table of these columns, which are free rows unless `details` says otherwise."""
    raw = EXPORTS.model_dump(by_alias=True) | {"columns": list(columns), "max_rows": 5, "key": "made"} | details
    return Question.model_validate(raw)


def column(key: str, kind: str, ko: str, en: str, **details: Any) -> dict[str, Any]:
    return {"key": key, "type": kind, "label": words(ko, en), **details}


def described(asked: Question, language: Language = "ko", value: Any = None) -> dict[str, Any]:
    """As the gateway sends it with the question."""
    form = fields.input_of(asked, language, value)
    assert form is not None
    return form.as_json()
