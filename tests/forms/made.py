"""Programmes made to measure: a few questions of every kind that logic looks at, and what a test adds to them."""

from typing import Any

from forms.answers import Answer, Giver, Provenance
from forms.definitions.model import Programme

WORDS = {"ko": "말", "en": "words"}
SOURCE = "지어낸 공고"


def words(text: str) -> dict[str, str]:
    return {"ko": text, "en": text}


def question(key: str, kind: str, **details: Any) -> dict[str, Any]:
    fixed = {"key": key, "section": "one", "type": kind, "label": words(key)}
    return fixed | dict.fromkeys(("ask", "why", "help", "example"), WORDS) | details


def rule(key: str, needs: dict[str, Any], **details: Any) -> dict[str, Any]:
    reasons = {f"reason_{outcome}": words(f"{key} {outcome}") for outcome in ("yes", "no", "unknown")}
    return {"key": key, "needs": needs, "source": SOURCE, "since": "2020-01-01"} | reasons | details


def paper(key: str, *kinds: str, **details: Any) -> dict[str, Any]:
    return {"key": key, "name": words(key), "kinds": list(kinds) or [key], "where": WORDS} | details


def choices(*ids: str, undecided: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    return [{"id": one, "label": words(one), "undecided": one in undecided} for one in ids]


QUESTIONS = [
    question("employees", "count", min=0, max=100_000, shared="employees", label={"ko": "직원 수", "en": "staff"}),
    question("sales", "money", unit="KRW", min=0, label={"ko": "작년 매출액", "en": "sales last year"}),
    question("exports", "money", unit="USD", min=0, label={"ko": "작년 직접수출", "en": "direct exports last year"}),
    question("weight", "decimal", unit="kg", min=0),
    question("size", "choice", choices=choices("micro", "small", "large", "unsure", undecided=("unsure",))),
    question("platforms", "choices", choices=choices("amazon", "shopee", "none_yet")),
    question("insured", "yes_no"),
    question("opened_on", "date"),
    question("product", "text"),
    question(
        "years",
        "table",
        columns=[
            {"key": "sales", "label": {"ko": "매출", "en": "sales"}, "type": "money", "unit": "KRW"},
            {"key": "staff", "label": {"ko": "직원", "en": "staff"}, "type": "count"},
        ],
        row_labels=["2025", "2024", "2023"],
        label={"ko": "연도별 실적", "en": "figures by year"},
    ),
]


def programme(**parts: Any) -> Programme:
    """A programme of the questions above; `parameters` and the notice's dates may be given beside its own keys."""
    notice = {name: parts.pop(name) for name in ("opens", "closes", "closes_at", "parameters") if name in parts}
    given = {key: one if isinstance(one, dict) and "value" in one else {"value": one, "source": SOURCE}
             for key, one in notice.pop("parameters", {}).items()}  # fmt: skip
    fixed = {
        "id": "made.up",
        "agency": WORDS,
        "name": words("made up"),
        "summary": WORDS,
        "next_steps": WORDS,
        "stored": WORDS,
        "sha256": "0" * 64,
        "sections": [{"key": "one", "title": WORDS}],
        "questions": QUESTIONS,
        "notice": {"id": "2026-1", "source": SOURCE, "parameters": given} | notice,
    }
    return Programme.model_validate(fixed | parts)


def answers(giver: Giver = "user", /, **values: Any) -> dict[str, Answer]:
    return {key: Answer(key, value, Provenance(giver)) for key, value in values.items()}


def won(amount: int) -> dict[str, Any]:
    return {"amount": amount, "currency": "KRW"}


def dollars(amount: int) -> dict[str, Any]:
    return {"amount": amount, "currency": "USD"}
