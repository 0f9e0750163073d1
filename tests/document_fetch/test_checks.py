"""Values that must keep to each other are doubtful together."""

import pytest

from document_fetch.model import Value
from document_fetch.reading import checks
from document_fetch.reading.registry import LAYOUTS


def sure(said: dict[str, str]) -> set[str]:
    """Of the values of a KITA record those that are still certain after the checks."""
    values = {name: Value(text, text, 1, (0, 0, 1, 1), 1.0) for name, text in said.items()}
    return {name for name, value in checks.checked(values, LAYOUTS["export_record_kita"]).items() if not value.doubtful}


ALL = {"direct_exports": "120000.00", "indirect_exports": "30000.00", "total_usd": "150000.00"}


@pytest.mark.parametrize(
    "said",
    [ALL, {"total_usd": "150000.00"}, {"direct_exports": "120000.00", "total_usd": "120000.00"}],
    ids=["all_three", "total_only", "direct_and_total"],
)
def test_amounts_that_add_up_stay_certain(said):
    assert sure(said) == set(said)


@pytest.mark.parametrize(
    "said",
    [
        ALL | {"total_usd": "120000.00"},
        ALL | {"indirect_exports": "150000.00"},
        {"indirect_exports": "30000.00", "total_usd": "150000.00"},
        {"indirect_exports": "30000.00"},
    ],
    ids=["wrong_sum", "recognised_is_the_whole", "direct_is_missing", "alone"],
)
def test_what_no_sum_proves_is_doubtful(said):
    assert sure(said) == set()
