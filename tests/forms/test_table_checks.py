"""The columns of a table are checked when a definition is loaded."""

from collections.abc import Callable
from typing import Any

import pytest

from forms.definitions.model import Question
from forms.loading.checks import tables as table_checks

Make = Callable[..., Question]


EITHER = "row_labels: a table has either row_labels or max_rows"
UNIT = "columns.sales.unit:"
OTHER = {"ko": "다른 것", "en": "other"}
BAR = {"ko": "가|나", "en": "a"}
APART = "label: '가|나' holds what sets cells and rows apart"
TWICE = [f"columns: '{name}' names two of them" for name in ("sales", "매출액")]


def column(**details: Any) -> dict[str, Any]:
    return {"key": "sales", "label": {"ko": "매출액", "en": "sales"}, "type": "count"} | details


@pytest.mark.parametrize(
    ("details", "faults"),
    [
        ({"columns": [column()], "max_rows": 3}, []),
        ({"columns": [column()], "row_labels": ["2023", 2024]}, []),
        ({"max_rows": 3}, ["columns: missing"]),
        ({"columns": [column()]}, [EITHER]),
        ({"columns": [column()], "max_rows": 3, "row_labels": ["a"]}, [EITHER]),
        ({"columns": [column(unit="kg")], "max_rows": 3}, [f"{UNIT} kg is none of month, parcel, person, piece"]),
        ({"columns": [column(type="money")], "max_rows": 3}, [f"{UNIT} money needs its currency, KRW or USD"]),
        ({"columns": [column(), column(label=OTHER)], "max_rows": 3}, ["columns.sales: defined twice"]),
        ({"columns": [column(), column(key="more")], "max_rows": 3}, TWICE),
        ({"columns": [column(label=BAR)], "max_rows": 3}, [APART]),
        ({"columns": [column()], "row_labels": ["2023", "2023"]}, ["row_labels: '2023' names two of them"]),
    ],
)  # fmt: skip
def test_faults_of_a_table(question: Make, details: dict[str, Any], faults: list[str]) -> None:
    assert list(table_checks.faults(question("table", **details))) == faults


@pytest.mark.parametrize("kind", ["table", "file", "choice", "choices", "countries", "bank_account", "shoe_size"])
def test_a_cell_holds_one_value_in_few_words(question: Make, kind: str) -> None:
    (fault,) = table_checks.faults(question("table", columns=[column(type=kind)], max_rows=3))
    assert fault.startswith(f"columns.sales.type: no type of a cell is {kind}; known: address, business_number")


def test_columns_are_for_tables_only(question: Make) -> None:
    (fault,) = table_checks.faults(question("count", columns=[column()]))
    assert fault == "columns: only for table, as are row_labels and max_rows"
