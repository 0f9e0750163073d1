"""The real programme, small questions made to measure, and answers."""

import copy
from collections.abc import Callable
from typing import Any

import pytest

from forms.answers import Answer, Provenance
from forms.definitions.model import Programme, Question
from forms.loading import files as definition_files
from forms.loading import loader, sharing
from tests import definitions

ANSWERS: dict[str, Any] = {
    "business_number": "124-81-00998",
    "company_name": "한빛식품(주)",
    "business_form": "corporation",
    "representative": "홍길동",
    "opened_on": "2019-03-04",
    "business_address": "서울특별시 마포구 월드컵북로 400",
    "sme_size": "small",
    "business_status": "operating",
    "tax_arrears": "none",
    "export_stage": "exporting",
    "main_product": "기초 화장품",
    "employees": 6,
    "platforms": ["amazon", "shopee"],
    "monthly_parcels": 200,
    "destinations": ["US", "JP"],
    "logistics_partner": "express",
    "contact_name": "김하늘",
    "contact_phone": "010-1234-5678",
    "contact_email": "sky@hanbit.example.com",
}


@pytest.fixture(scope="session")
def programme() -> Programme:
    return definitions.shipped().pinned("kosme.shared_logistics", "2026-1")


@pytest.fixture
def answered() -> Callable[..., dict[str, Answer]]:
    """Answers of a firm to which everything required has been put, with changes; None leaves one out."""

    def make(**changes: Any) -> dict[str, Answer]:
        values = {key: value for key, value in (ANSWERS | changes).items() if value is not None}
        return {key: Answer(key, value, Provenance("user", confirmed=True)) for key, value in values.items()}

    return make


@pytest.fixture
def only() -> Callable[..., dict[str, Answer]]:
    """Just these answers."""
    return lambda **values: {key: Answer(key, value, Provenance("user")) for key, value in values.items()}


@pytest.fixture
def question() -> Callable[..., Question]:
    """A question of a type, with whatever else is said of it."""

    def make(kind: str, **details: Any) -> Question:
        words = {"ko": "말", "en": "words"}
        fixed = {"key": "asked", "section": "one", "type": kind, "label": {"ko": "항목", "en": "item"}}
        return Question.model_validate(fixed | dict.fromkeys(("ask", "why", "help", "example"), words) | details)

    return make


@pytest.fixture
def definition() -> Callable[[], dict[str, Any]]:
    """The real programme as read from YAML with what it shares put in, to be broken."""
    (_, raw), *_ = definition_files.editions(loader.PROGRAMMES / "kosme" / "shared_logistics")
    library, _ = sharing.load()
    library.resolve(raw)
    return lambda: copy.deepcopy(raw.keys)
