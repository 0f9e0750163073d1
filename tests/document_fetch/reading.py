"""Reading without the sandbox; shared by the tests."""

from datetime import date

from document_fetch import demo
from document_fetch.demo import DemoCompany
from document_fetch.model import Reading
from document_fetch.reading import parser, text
from document_fetch.reading.registry import LAYOUTS

ISSUED = date(2026, 6, 29)
#: Every kind of practice certificate of every practice company that can have it.
ISSUED_PAPERS = [(kind, company) for company in demo.COMPANIES.values() for kind in demo.kinds_of(company)]
PAPER_NAMES = [f"{kind}-{name}" for name, company in demo.COMPANIES.items() for kind in demo.kinds_of(company)]


def read_here(pdf: bytes) -> Reading:
    return read_all_here(pdf)[0]


def read_all_here(pdf: bytes) -> tuple[Reading, ...]:
    return parser.parse(text.pages(pdf), LAYOUTS)


def read_demo(kind: str, company: DemoCompany, **facts) -> Reading:
    return read_here(demo.issue(kind, company, issued_on=ISSUED, **facts))
