"""수출신고필증(적재전, 갑지)."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from tests.document_fetch.certificates import numbers, sheet
from tests.document_fetch.certificates.arrange import Entry, entry
from tests.document_fetch.certificates.blocks import Bars, Beside, Block, Cell, Gap, Line, Page, Table
from tests.document_fetch.certificates.company import Company
from tests.document_fetch.certificates.forms import declaration
from tests.document_fetch.certificates.held_out import parts
from tests.document_fetch.certificates.style import Style

NUMBER = re.compile(r"^(?:[①-⑮]|\(\d+\))")
WARNING = "※ 신고수리일로부터 30일 이내에 적재하지 아니하면 수출신고수리가 취소되고 과태료가 부과될 수 있습니다."
CHECK = "이 수출신고필증의 진위는 관세청 전자통관시스템(unipass.customs.go.kr)에서 확인할 수 있습니다."


def _facts(s: Style) -> tuple[date, date, date, str]:
    accepted = sheet.issue_day(s.rng)
    declared, due = accepted - timedelta(days=s.rng.choice((0, 0, 1))), accepted + timedelta(days=30)
    return declared, accepted, due, f"{numbers.digits(s.rng, 5)}-{declared:%y}-{numbers.digits(s.rng, 6)}X"


def _bare(each: Entry) -> Entry:
    """Without the number of its box."""
    return Entry(NUMBER.sub("", each.label), each.printed, each.truth)


def _party(*rows: Sequence[Entry]) -> list[Cell]:
    """One cell for a party: a line for each row, its labels in brackets but the first."""
    lines = []
    for i, row in enumerate(rows):
        said = [
            f"{each.label}  {each.printed}" if i == 0 else f"({each.label.strip('()')}) {each.printed}" for each in row
        ]
        lines.append("    ".join(said))
    return [Cell("\n".join(lines))]


def _parties(rows: list[list[Entry]], c: Company) -> Table:
    """Who is who at the left half, a cell for each of them."""
    declarant, agent, owner, place, maker, buyer = rows[:6]
    address = entry("주소", place[0].printed, **place[0].truth)
    table = [
        _party([declarant[0]]),
        _party([agent[0]], agent[1:]),
        _party([owner[0]], [address], [owner[1]], [owner[2]]),
        _party([maker[0]], maker[1:]),
        _party([buyer[0]], buyer[1:]),
    ]
    told = [declarant[:1], agent, owner, place, maker, buyer]
    return Table([1.0], table, "all", truth=parts.said(told))


def _boxes(s: Style, entries: Sequence[Entry], columns: int, *, ruled: str = "all") -> Table:
    """A small label over its value, `columns` to a row."""
    table = []
    for i in range(0, len(entries), columns):
        row = entries[i : i + columns]
        last = columns - len(row) + 1
        cells = [
            Cell(each.printed or " ", caption=each.label, cols=last if n == len(row) - 1 else 1)
            for n, each in enumerate(row)
        ]
        table.append(cells)
    return Table([1 / columns] * columns, table, ruled, truth=parts.said([entries]))


def declaration_h(c: Company, s: Style) -> list[Page]:
    """Parties down the left half, a cell each; deal and transport in small boxes down the right half."""
    declared, accepted, due, number = _facts(s)
    rows = declaration.parties(c, s, number, declared)
    filed = [rows[0][1], *rows[6], *rows[7], *(each for row in declaration.transport(s, accepted) for each in row)]
    goods = declaration.goods(c, s)
    end = declaration.dates(s, accepted, due)
    blocks: list[Block] = [
        Beside([Line("UNI-PASS", s.size + 2, bold=True)], [Line("(처리기간 : 즉시)", s.size, "right")]),
        parts.title("수출신고필증 (적재전, 갑지)", 17, spacing=2),
        Gap(6),
        Beside([_parties(rows, c)], [_boxes(s, filed, 3)], 0.46),
        Gap(3),
        Line("● 품명·규격 (란번호/총란수 : 001/001)", s.size),
        *(_boxes(s, row, len(row)) for row in goods),
        Gap(3),
        parts.grid(s, end[1:], [0.13, 0.2, 0.14, 0.2, 0.13, 0.2]),
        Gap(4),
        Line(WARNING, s.size * 0.85),
        Bars(number, "right"),
    ]
    return [Page(blocks)]


def declaration_k(c: Company, s: Style) -> list[Page]:
    """A list for the exporter's files: boxes without numbers, under heads, two to a row, ruled across only."""
    declared, accepted, due, number = _facts(s)
    rows = [[_bare(each) for each in row] for row in declaration.parties(c, s, number, declared)]
    moved = [[_bare(each) for each in row] for row in declaration.transport(s, accepted)]
    goods = [[_bare(each) for each in row] for row in declaration.goods(c, s)]
    filed = [
        rows[0][1],
        sheet.day_entry(s, "신고일자", declared, "declared_on"),
        sheet.day_entry(s, "신고수리일자", accepted, "accepted_on"),
        sheet.day_entry(s, "적재의무기한", due, "loading_due"),
    ]
    heads = (
        ("신고", [*filed, *rows[6][1:], *rows[7]]),
        ("당사자", [rows[0][0], *rows[1], *rows[2], *rows[3], *rows[4], *rows[5]]),
        ("운송", [each for row in moved for each in row]),
        ("물품과 금액", [each for row in goods for each in row]),
    )
    blocks: list[Block] = [
        parts.title("수출신고필증(갑지)", 18, align="left"),
        Line("적재전", s.size),
        *(block for head, entries in heads for block in _listed(s, head, entries)),
        Gap(4),
        *parts.notes(s, WARNING, CHECK),
    ]
    return [Page(blocks, f"신고번호 {number}")]


def _listed(s: Style, head: str, entries: Sequence[Entry]) -> Iterator[Block]:
    """A head, and its entries two to a row; one that needs the width has its row alone."""
    yield Gap(4)
    yield Line(f"【 {head} 】", s.size, bold=True)
    rows: list[list[Entry]] = []
    for each in entries:
        alone = len(each.printed) > 28
        if alone or not rows or len(rows[-1]) == 2 or len(rows[-1][0].printed) > 28:
            rows.append([each])
        else:
            rows[-1].append(each)
    yield parts.grid(s, rows, [0.17, 0.33, 0.19, 0.31], ruled="edges", align="left")
