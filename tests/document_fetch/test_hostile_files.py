"""Every wrong file has its own answer, inside 15 seconds, and costs the parent nothing. Figures: RELIABILITY 4.5."""

import time

import psutil
import pytest

from document_fetch import demo, errors, service
from document_fetch.demo import HANBIT
from tests.document_fetch import hostile
from tests.document_fetch.reading import ISSUED

GOOD = demo.issue("business_registration", HANBIT, issued_on=ISSUED)


def refused(pdf: bytes) -> errors.DocumentError:
    with pytest.raises(errors.DocumentError) as caught:
        service.read(pdf)
    return caught.value


def test_a_good_certificate_is_read():
    assert service.read(GOOD).get("company_name") == HANBIT.name


@pytest.mark.parametrize(
    ("pdf", "error", "facts"),
    [
        (b"", errors.EmptyFile, {}),
        (b"PK\x03\x04 a spreadsheet", errors.WrongFormat, {}),
        (
            b"%PDF-" + b"0" * service.MAX_BYTES,
            errors.TooLarge,
            {"size": 10_485_765, "limit": 10_485_760, "limit_mb": 10},
        ),
        (b"%PDF-1.7\nnothing else", errors.Damaged, {}),
        (hostile.locked(GOOD, password="secret"), errors.Locked, {}),
        (hostile.picture(), hostile.NO_TEXT, {}),
        (hostile.repeated(GOOD, 31), errors.TooManyPages, {"pages": 31, "limit": 30}),
        (hostile.grid(1_100), errors.TooManyLines, {"limit": 2_000}),
        (hostile.letter("안녕하세요. 그냥 편지예요. 증명서가 아니에요."), errors.NotACertificate, {}),
    ],
    ids=["empty", "not_pdf", "too_large", "no_body", "locked", "picture", "pages", "lines", "letter"],
)
def test_a_wrong_file_is_refused_by_its_own_error(pdf, error, facts):
    refusal = refused(pdf)
    assert type(refusal) is error
    assert refusal.facts == facts


def test_the_limit_of_size_is_inclusive():
    service.check(b"%PDF-" + b"0" * (service.MAX_BYTES - 5))


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9])
def test_a_file_cut_short_is_damaged(kept):
    assert isinstance(refused(GOOD[: int(len(GOOD) * kept)]), errors.Unreadable)


def test_a_decompression_bomb_is_too_heavy_and_the_parent_stays_flat():
    pdf = hostile.bomb(600)
    assert len(pdf) < 5_000
    before = psutil.Process().memory_info().rss
    refusal = refused(pdf)
    assert type(refusal) is errors.TooHeavy
    assert refusal.facts == {"resource": "memory"}
    assert psutil.Process().memory_info().rss - before < 20 * hostile.MEGABYTE


def test_forms_that_draw_forms_that_draw_forms_are_too_heavy():
    assert refused(hostile.laughs(9, 8)).facts == {"resource": "memory"}


def test_a_file_that_only_burns_time_is_stopped():
    refusal = refused(hostile.busy(4_000_000))
    assert type(refusal) is errors.TooHeavy
    assert refusal.facts == {"resource": "time"}


def test_a_grid_that_would_keep_table_extraction_beyond_the_limit_is_read_inside_it():
    assert type(refused(hostile.grid(180))) is errors.NotACertificate


def test_nothing_of_a_refused_file_stays_behind():
    refused(hostile.picture())
    before = settled(psutil.Process())  # zygotes with the child that waits next, and servers of other tests
    refused(hostile.picture())
    assert settled(psutil.Process()) <= before


def settled(process: psutil.Process) -> int:
    """How many processes it has started that are still there, half a second later."""
    time.sleep(0.5)
    return len(process.children(recursive=True))
