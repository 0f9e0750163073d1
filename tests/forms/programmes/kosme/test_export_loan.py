"""The pre-check of loans knows the fifteen exclusions by their numbers, and says whom to ask where it does not know."""

import re

import pytest

from forms.definitions.model import Programme
from tests import definitions


@pytest.fixture(scope="module")
def loan() -> Programme:
    return definitions.shipped().pinned("kosme.export_loan", "2026-1")


def test_each_of_the_fifteen_exclusions_is_a_rule_with_its_number(loan: Programme) -> None:
    exclusions = [rule for rule in loan.rules if rule.exclusion]
    numbers = [int(found[1]) for rule in exclusions if (found := re.match(r"exclusion_(\d\d)_", rule.key))]
    assert numbers == list(range(1, 16))
    for number, rule in zip(numbers, exclusions, strict=True):
        assert f"제{number}호" in rule.source


def test_the_call_centre_is_named_where_only_it_can_tell(loan: Programme) -> None:
    rule = next(rule for rule in loan.rules if rule.key == "exclusion_10_debt_ratio")
    for words in (rule.reason_unknown, loan.next_steps):
        assert "1811-3655" in words.ko
        assert "1811-3655" in words.en


def test_no_limit_of_the_debt_ratio_is_made_up(loan: Programme) -> None:
    limits = loan.notice.parameters["debt_ratio_limit"]
    assert limits.guess
    assert limits.value == {}


def test_it_is_said_that_nothing_is_decided(loan: Programme) -> None:
    assert loan.selection.kind == "precheck"
    assert loan.support is not None
    assert "심사로 정해져요" in loan.support.words.ko
    assert "신청이 아니고" in loan.summary.ko
