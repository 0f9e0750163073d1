"""What the card sends for a table is read back by the field types as the same rows, for every table there is."""

from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st
from playwright.async_api import Page

from forms import errors, field_errors, fields
from forms.definitions.model import Column, Language, Question
from tests.forms.test_round_trips import VALUES
from tests.widget.conftest import IN_BROWSER, Visit
from tests.widget.tables import column, described, made, shipped, words

pytestmark = IN_BROWSER

NAME = {"key": "name", "type": "text", "label": words("제품명", "product")}
TABLES: dict[str, Question] = shipped() | {
    "one free column": made(NAME),
    "all that may be empty": made(NAME | {"optional": True}, column("day", "date", "날", "day", optional=True)),
    "labels that begin alike": made(
        NAME | {"optional": True},
        column("usd", "money", "금액", "amount", unit="USD"),
        row_labels=[words("직접 수출", "direct"), words("직접 수출 외", "direct and other")],
        max_rows=None,
    ),
    "every unit of money": made(
        column("won", "money", "국내 금액", "amount at home", unit="KRW"),
        column("dollars", "money", "해외 금액", "amount abroad", unit="USD"),
        column("insured", "yes_no", "보험", "insured"),
        column("share", "percent", "비중", "share", optional=True),
    ),
}
HEADS = {"ko": "구분", "en": "item"}
EXAMPLES = 30

LAID_OUT = """async sets => { const { laidOut } = await import("/widget/table/text.js");
                        return sets.map(([input, rows, head]) => laidOut(input, rows, head)); }"""
REFUSED = """async sets => { const { refusal } = await import("/widget/table/text.js");
                       return sets.map(([column, cell]) => refusal(column, cell)); }"""


def values(asked: Column) -> st.SearchStrategy[Any]:
    if asked.type != "money":
        return VALUES[asked.type]
    amounts = st.integers(0, 10**9)
    return amounts.map(lambda amount: {"amount": amount, "currency": "USD" if "USD" in str(asked.unit) else "KRW"})


def row(question: Question) -> st.SearchStrategy[dict[str, Any]]:
    needed = {one.key: values(one) for one in question.columns if not one.optional}
    free = {one.key: values(one) for one in question.columns if one.optional}
    # A row without anything is none.
    return st.fixed_dictionaries(needed, optional=free).filter(bool)


def tables(question: Question) -> list[list[dict[str, Any]]]:
    """Some filled tables, the same ones each time."""
    found: list[list[dict[str, Any]]] = []
    count = len(question.row_labels)
    sizes = {"min_size": count, "max_size": count} if count else {"min_size": 1, "max_size": question.max_rows}

    @seed(1)
    @settings(max_examples=EXAMPLES, database=None, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(row(question), **sizes))  # type: ignore[arg-type]
    def collect(rows: list[dict[str, Any]]) -> None:
        found.append(rows)

    collect()
    return [rows for rows in found if len(str(rows)) < 1500]


def cells(question: Question, rows: list[dict[str, Any]], language: Language) -> list[list[str]]:
    """As people fill them in: as the answer that stands is put into the boxes."""
    return described(question, language, rows)["filled"]


async def sent(page: Page, sets: list[tuple[dict[str, Any], list[list[str]], str]]) -> list[str]:
    return list(await page.evaluate(LAID_OUT, sets))


@pytest.mark.parametrize("name", TABLES)
async def test_the_text_of_a_table_is_read_back_as_its_rows(visit: Visit, name: str) -> None:
    page, question = await visit(), TABLES[name]
    every = tables(question)
    assert len(every) >= 10
    for language in get_args(Language):
        form = described(question, language)
        texts = await sent(page, [(form, cells(question, rows, language), HEADS[language]) for rows in every])
        for rows, text in zip(every, texts, strict=True):
            assert fields.parse(question, text, language) == rows, text
            assert fields.is_meant(question, text)


async def test_a_number_that_stands_alone_is_told_with_the_unit_behind_its_box(visit: Visit) -> None:
    page = await visit()
    for unit, factor in (
        ("KRW", 1),
        ("KRW_thousand", 1000),
        ("KRW_million", 10**6),
        ("USD", 1),
        ("USD_thousand", 1000),
    ):
        question = made(column("amount", "money", "금액", "amount", unit=unit), NAME)
        for language in get_args(Language):
            for number in ("350", "３５０"):
                (text,) = await sent(page, [(described(question, language), [[number, "비누"]], "")])
                (read,) = fields.parse(question, text, language)
                assert read["amount"]["amount"] == 350 * factor, text


async def test_each_hint_is_an_example_that_is_read(visit: Visit) -> None:
    page = await visit()
    for kind in fields.SCALARS:
        for unit in sorted(fields.FIELD_TYPES[kind].units() or {None}, key=str):
            question = made(column("asked", kind, "칸", "box", unit=unit), NAME)
            for language in get_args(Language):
                form = described(question, language)
                hint = form["columns"][0].get("hint")
                if hint:
                    example = hint.removeprefix("예: ").removeprefix("e.g. ")
                    (text,) = await sent(page, [(form, [[example, "비누"]], "")])
                    assert fields.parse(question, text, language), text
                assert unit is None or form["columns"][0]["unit"]


HOSTILE = [
    ("a|b", "separator"),
    ("a；b", "separator"),
    ("a;b", "separator"),
    ("a\u037eb", "separator"),  # the Greek question mark is a semicolon once text is normalised
    ("a｜b", "separator"),
    ("\u200b", "missing"),
    (" \t\n ", "missing"),
    ("-", "missing"),
    ("a\nb", None),
    ("a, b", None),
    ("제품명", None),
    ("<b>", None),
]


async def test_cells_that_would_be_read_as_several_are_refused_and_no_others(visit: Visit) -> None:
    page = await visit()
    column = {"key": "name", "label": "이름", "type": "text"}
    found = await page.evaluate(REFUSED, [[column, cell] for cell, _ in HOSTILE])
    assert found == [why for _, why in HOSTILE]


async def test_a_choice_must_be_one_of_those_on_show(visit: Visit) -> None:
    column = {"key": "a", "label": "보험", "type": "yes_no", "choices": ["예", "아니요"], "optional": True}
    found = await (await visit()).evaluate(REFUSED, [[column, cell] for cell in ("예", "", "Yes", "<b>")])
    assert found == [None, None, "choice", "choice"]


async def test_a_cell_that_is_sent_stays_one_cell_of_one_row(visit: Visit) -> None:
    page = await visit()
    for question in (made(NAME), made(NAME, column("note", "text", "비고", "note"))):
        for cell in (cell for cell, why in HOSTILE if why is None):
            rows = [[cell] * len(question.columns), ["비누"] * len(question.columns)]
            (text,) = await sent(page, [(described(question), rows, "구분")])
            read = fields.parse(question, text, "ko")
            assert len(read) == 2, text
            assert read[0]["name"] == " ".join(cell.split())


async def test_a_wrong_cell_is_meant_as_the_answer_and_named_in_the_refusal(visit: Visit) -> None:
    question = TABLES["kosme.logistics_reimbursement 2026-1 invoices"]
    rows = [["INV-1", "2026-03-02", "가람특송", "1200000", "어제"]]
    (text,) = await sent(await visit(), [(described(question), rows, "구분")])
    assert fields.is_meant(question, text)
    with pytest.raises(field_errors.WrongCell) as caught:
        fields.parse(question, text, "ko")
    assert caught.value.facts["column"] == "돈을 보낸 날"


async def test_a_resident_number_in_a_cell_is_refused_as_one(visit: Visit) -> None:
    question = made(NAME, column("note", "text", "비고", "note"))
    (text,) = await sent(await visit(), [(described(question), [["비누", "930309-1234567"]], "")])
    with pytest.raises(errors.ResidentNumber):
        fields.parse(question, text, "ko")


async def test_amounts_are_said_in_groups_where_the_language_has_them(visit: Visit) -> None:
    page = await visit()
    said = await page.evaluate(
        """async texts => { const { spokenAmount } = await import("/widget/table/amounts.js");
                            return texts.map(text => spokenAmount(text, ["만", "억", "조"])); }""",
        ["350000000", "1,250,000", "9999", "10000", "300005000", "3억", "1.5", "-20000", "1" * 16, ""],
    )
    assert said == ["3억 5,000만", "125만", "", "1만", "3억 5,000", "", "", "", "", ""]
