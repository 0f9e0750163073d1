"""Whole pages made to look otherwise: rules, notes, footers, titles, signatures, units and signs of amounts."""

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

from tests.document_fetch.certificates.blocks import Block, Line, Page, Table

Twist = Callable[[Page, Random], Page]
NOTES = (
    "※ 상호, 대표자, 사업자등록번호 등 기재사항이 변경된 경우에는 정정 신고를 하여야 합니다.",
    "※ 유효기간은 발급일부터 기산하며, 발급번호로 진위를 확인할 수 있습니다.",
    "※ 주소 또는 소재지가 변경된 때에는 관할 기관에 신고하시기 바랍니다.",
    "(안내) 이 증명서의 사용목적 외의 사용을 금합니다. 담당자 연락처로 문의하시기 바랍니다.",
    "1. 신고일, 신고구분 및 과세기간은 전산자료에 따릅니다.",
)
FOOTERS = ("- 1 -", "1 / 1", "Page 1 of 1", "1쪽", "출력일시 2026-03-05 10:11", "{title}", "{title} - 1 / 1")
ENDINGS = (" (직인)", " 직인", " (인)", " [직인생략]", "(관인)")
DAY_LABELS = ("발급일 : ", "발급일자: ", "발급일자 ", "증명일 : ")
SIGNS: tuple[Callable[[str], str], ...] = (
    lambda amount: "\N{WHITE UP-POINTING TRIANGLE}" + amount,
    lambda amount: "\N{BLACK UP-POINTING TRIANGLE}" + amount,
    lambda amount: f"({amount})",
    lambda amount: "\N{MINUS SIGN}" + amount,
    lambda amount: "- " + amount,
)
NEGATIVE = re.compile(r"[-\N{WHITE UP-POINTING TRIANGLE}](\d[\d,]*)")
TITLE_SIZE, SHARE = 15.0, 0.2


def chosen(rng: Random, each: Any) -> tuple[Twist, ...]:
    """The twists of one document, each as likely as another."""
    return tuple(twist for twist in TWISTS if rng.random() < SHARE)


def row_rules(page: Page, rng: Random) -> Page:
    return _tables(page, lambda table: replace(table, ruled="rows" if table.ruled == "all" else table.ruled))


def level_rules(page: Page, rng: Random) -> Page:
    return _tables(page, lambda table: replace(table, ruled="level" if table.ruled == "all" else table.ruled))


def no_rules(page: Page, rng: Random) -> Page:
    return _tables(page, lambda table: replace(table, ruled="none"))


def double_rules(page: Page, rng: Random) -> Page:
    return _tables(page, lambda table: replace(table, ruled="doubled" if table.ruled == "all" else table.ruled))


def shades(page: Page, rng: Random) -> Page:
    return _tables(page, lambda table: replace(table, ruled="shades" if table.ruled == "all" else table.ruled))


def narrow(page: Page, rng: Random) -> Page:
    return _tables(page, lambda table: replace(table, widths=[width * 0.8 for width in table.widths]))


def notes(page: Page, rng: Random) -> Page:
    more = [Line(note, 8) for note in rng.sample(NOTES, rng.randint(1, 3))]
    at = len(page.blocks) if rng.random() < 0.6 else rng.randint(0, len(page.blocks))
    return replace(page, blocks=[*page.blocks[:at], *more, *page.blocks[at:]])


def footers(page: Page, rng: Random) -> Page:
    return page if page.footer else replace(page, footer=rng.choice(FOOTERS).format(title=_title(page)))


def two_line_title(page: Page, rng: Random) -> Page:
    def changed(text: str) -> str:
        plain = " ".join(text.split("\n")[0].split())
        cut = plain.index(" ") if " " in plain else len(plain) // 2
        return text if "\n" in text or "(" in plain else f"{plain[:cut]}\n{plain[cut:].strip()}"

    return _titles(page, changed)


def spaced_title(page: Page, rng: Random) -> Page:
    return _titles(page, lambda text: text if text.isascii() or "\n" in text else " ".join(text.replace(" ", "")))


def signed_by(page: Page, rng: Random) -> Page:
    ending = rng.choice(ENDINGS)
    return _lines(page, "issuer", lambda line: replace(line, text=line.text + ending))


def labelled_day(page: Page, rng: Random) -> Page:
    before = rng.choice(DAY_LABELS)
    return _lines(page, "issued_on", lambda line: replace(line, text=before + line.text))


def signs(page: Page, rng: Random) -> Page:
    sign = rng.choice(SIGNS)
    return _money(page, lambda text: NEGATIVE.sub(lambda found: sign(found[1]), text))


def won_behind(page: Page, rng: Random) -> Page:
    return _money(page, lambda text: f"{text}원" if text[-1:].isdigit() and "." not in text else text)


TWISTS: tuple[Twist, ...] = (
    row_rules, level_rules, no_rules, double_rules, shades, narrow, notes, two_line_title, spaced_title, footers,
    signed_by, labelled_day, signs, won_behind,
)  # fmt: skip


def _blocks(page: Page, change: Callable[[Block], Block]) -> Page:
    return replace(page, blocks=[change(block) for block in page.blocks])


def _tables(page: Page, change: Callable[[Table], Table]) -> Page:
    return _blocks(page, lambda block: change(block) if isinstance(block, Table) else block)


def _lines(page: Page, field: str, change: Callable[[Line], Line]) -> Page:
    return _blocks(page, lambda block: change(block) if isinstance(block, Line) and field in block.truth else block)


def _cells(table: Table, role: str, change: Callable[[str], str]) -> Table:
    rows = [[replace(c, text=change(c.text)) if c.role == role else c for c in row] for row in table.rows]
    return replace(table, rows=rows)


def _money(page: Page, change: Callable[[str], str]) -> Page:
    return _tables(page, lambda table: _cells(table, "money", change))


def _is_title(block: Block) -> bool:
    return isinstance(block, Line) and block.bold and block.size >= TITLE_SIZE and not block.truth


def _title(page: Page) -> str:
    named = [b.text for b in page.blocks if isinstance(b, Line) and _is_title(b)]
    boxed = [c.text for b in page.blocks if isinstance(b, Table) for row in b.rows for c in row if c.role == "title"]
    return (named or boxed or [""])[0].replace("\n", " ")


def _titles(page: Page, change: Callable[[str], str]) -> Page:
    def changed(block: Block) -> Block:
        if isinstance(block, Line) and _is_title(block):
            return replace(block, text=change(block.text))
        return _cells(block, "title", change) if isinstance(block, Table) else block

    return _blocks(page, changed)
