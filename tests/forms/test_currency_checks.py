"""A test of money over two currencies, or of what is answered in either, is refused when a definition is loaded."""

from typing import Any

import pytest

from forms.loading import checks
from tests.forms import made

WON, DOLLARS = {"amount": 5, "currency": "KRW"}, {"amount": 5, "currency": "USD"}
RATE = {"parameter": "won_per_dollar"}
IN_WON = {
    "key": "exports_won",
    "section": "one",
    "type": "money",
    "unit": "KRW",
    "label": made.WORDS,
    "value": {"convert": {"value": {"question": "exports"}, "to": "KRW", "rate": RATE}},
}


def faults(**needs: Any) -> list[str]:
    programme = made.programme(
        rules=[made.rule("tested", needs)],
        derived=[IN_WON],
        parameters={"won_per_dollar": 1400, "limit_in_won": WON, "limit_in_dollars": DOLLARS},
    )
    return [fault for fault in checks.faults(programme) if fault.startswith("rules")]


@pytest.mark.parametrize("bound", [WON, {"parameter": "limit_in_won"}])
@pytest.mark.parametrize("key", ["sales", "exports_won"])
def test_won_are_compared_with_won(key: str, bound: object) -> None:
    assert faults(question=key, above=bound) == []


@pytest.mark.parametrize("bound", [DOLLARS, {"parameter": "limit_in_dollars"}])
@pytest.mark.parametrize("key", ["sales", "exports_won"])
def test_won_are_not_compared_with_dollars(key: str, bound: object) -> None:
    told = f"rules.tested.needs: {key} is in KRW and never settled against an amount in USD"
    assert faults(question=key, above=bound) == [told]


def test_dollars_are_not_compared_with_won() -> None:
    told = "rules.tested.needs: exports is in USD and never settled against an amount in KRW"
    assert faults(question="exports", at_most=WON) == [told]


def test_what_is_asked_in_dollars_is_answered_in_won_too_and_so_not_compared_itself() -> None:
    told = "rules.tested.needs: exports is answered in won too: test a derived value that converts it to USD"
    assert faults(question="exports", below=DOLLARS) == [told]


def test_another_answer_and_a_parameter_that_is_missing_are_no_matter_of_currency() -> None:
    assert faults(question="exports", below={"question": "sales"}) == []
    assert "currency" not in "".join(faults(question="sales", below={"parameter": "nowhere"}))
