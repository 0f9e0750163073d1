"""Rows that can be had once only: told apart by their columns, in whatever hand they are written."""

from typing import Any

import pytest

from forms import claims
from forms.definitions.logic import Condition
from forms.definitions.model import Programme, Question
from forms.evaluation import compiled
from forms.evaluation.knowledge import Knowledge
from forms.loading.checks import uniqueness
from tests.forms import made

NAMES = {"supplier": "company_name", "number": "text", "amount": "money", "note": "text"}
COLUMNS = [
    {"key": key, "type": kind, "label": made.words(key), "unit": "KRW" if kind == "money" else None}
    | {"optional": key == "note"}
    for key, kind in NAMES.items()
]
UNIQUE = {"columns": ["supplier", "number"], "across": "applications"}
LIMIT = {"key": "once", "needs": {"question": "bills", "distinct": True}, "words": made.WORDS, "mend": ["bills"]}


def table(**details: Any) -> dict[str, Any]:
    return made.question("bills", "table", **{"columns": COLUMNS, "max_rows": 5, "unique": UNIQUE} | details)


def programme(limits: Any = (LIMIT,), **details: Any) -> Programme:
    return made.programme(questions=[*made.QUESTIONS, table(**details)], limits=list(limits))


def bill(supplier: Any, number: Any, **more: Any) -> dict[str, Any]:
    return {"supplier": supplier, "number": number, **more}


def identity(supplier: Any, number: Any) -> str | None:
    found = claims.identities(Question.model_validate(table()), [bill(supplier, number)])
    return found[0] if found else None


SAME = ["INV-1", "inv 1", "Ｉｎｖ．１", "i n v 1", "INV–1", "I\u200bNV-1"]


@pytest.mark.parametrize("number", SAME)
@pytest.mark.parametrize("supplier", ["한빛", "㈜한빛", "한빛 주식회사", "한 빛", "한빛(주)"])
def test_one_thing_has_one_identity_in_every_hand(supplier: str, number: str) -> None:
    assert identity(supplier, number) == identity("한빛", "INV-1")


OTHER = [("한빛", "INV-2"), ("한빛", "INV-11"), ("달빛", "INV-1"), ("INV-1", "한빛"), ("한빛I", "NV-1")]


@pytest.mark.parametrize(("supplier", "number"), OTHER)
def test_another_thing_has_another_identity(supplier: str, number: str) -> None:
    assert identity(supplier, number) not in {None, identity("한빛", "INV-1")}


def test_by_other_columns_it_is_another_comparison() -> None:
    row = bill("한빛", "한빛")
    by = [Question.model_validate(table(unique={"columns": [column]})) for column in ("supplier", "number")]
    one, other = (claims.identities(question, [row]) for question in by)
    assert one != other


def test_signs_alone_are_taken_as_they_are() -> None:
    assert identity("한빛", "---") == identity("한빛", "- - -")
    assert identity("한빛", "---") != identity("한빛", "***")


@pytest.mark.parametrize("number", ["", " ", None, 7, [], {}, "가" * 2001])
def test_a_row_without_what_tells_it_apart_has_none(number: Any) -> None:
    assert identity("한빛", number) is None


@pytest.mark.parametrize("value", [None, "x", 7, {}, [7, "x", None], [{}], []])
def test_what_is_no_table_claims_nothing(value: Any) -> None:
    answers = [{"key": "bills", "value": value}]
    entries = claims.entries(programme(), {"bills"})
    assert claims.of_dossier({"unique": entries, "answers": answers}) == ()
    assert claims.of_dossier({"unique": entries, "answers": []}) == ()


def test_claims_name_their_question_and_row() -> None:
    rows = [bill("한빛", "1"), bill("", ""), bill("달빛", "2")]
    entries = claims.entries(programme(), {"bills"})
    found = claims.of_dossier({"unique": entries, "answers": [{"key": "bills", "value": rows}]})
    assert [(claim.question, claim.row) for claim in found] == [("bills", 1), ("bills", 3)]
    assert claims.shown(entries[0], rows[0], "ko") == "supplier 한빛 · number 1"


@pytest.mark.parametrize(
    ("details", "answered"),
    [({"unique": {"columns": ["number"]}}, {"bills"}), ({}, {"employees"}), ({"unique": None}, {"bills"})],
)
def test_a_dossier_tells_only_what_is_answered_and_unique_across_applications(details: Any, answered: set[str]) -> None:
    assert claims.entries(programme(limits=(), **details), answered) == []


@pytest.mark.parametrize(
    ("rows", "truth"),
    [
        ([bill("한빛", "INV-1"), bill("(주)한빛", "inv1")], False),
        ([bill("한빛", "INV-1"), bill("달빛", "INV-1")], True),
        ([bill("한빛", "INV-1")], True),
        (None, None),
    ],
)
def test_rows_are_distinct_by_the_columns_that_make_them_unique(rows: Any, truth: bool | None) -> None:
    condition, one = Condition.model_validate(LIMIT["needs"]), programme()
    answers = made.answers() if rows is None else made.answers(bills=rows)
    assert Knowledge(one, answers).holds(condition) is truth
    assert compiled.condition(one, condition).run(compiled.call(one, answers, None)) is truth


TYPES = ", ".join(sorted(claims.TYPES))
NO_LIMIT = "no limit says that it is broken: needs {question: bills, distinct: true}"


@pytest.mark.parametrize(
    ("details", "limits", "faults"),
    [
        ({}, (LIMIT,), []),
        ({}, (), [NO_LIMIT]),
        ({"unique": {"columns": ["serial"]}}, (LIMIT,), ["there is no column serial"]),
        (
            {"unique": {"columns": ["amount"]}},
            (LIMIT,),
            [f"amount (money) tells no row apart; what does: {TYPES}"],
        ),
        (
            {"unique": {"columns": ["note"]}},
            (LIMIT,),
            ["note may be empty, and an empty cell tells no row apart"],
        ),
        ({"unique": {"columns": ["number", "number"]}}, (LIMIT,), ["number is there twice"]),
        ({"type": "text", "columns": [], "max_rows": None}, (LIMIT,), ["only for table"]),
        ({"unique": None}, (LIMIT,), ["missing, a limit needs its rows to be distinct"]),
    ],
)
def test_what_is_unique_is_checked_when_a_definition_is_loaded(details: Any, limits: Any, faults: list[str]) -> None:
    found = list(uniqueness.faults(programme(limits=limits, **details)))
    assert found == [f"questions.bills.unique: {fault}" for fault in faults]
