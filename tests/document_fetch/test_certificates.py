"""The generator of certificates holds what it says: before a reader is judged by it."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader

from tests.document_fetch import certificates
from tests.document_fetch.certificates import numbers, printing
from tests.document_fetch.certificates.blocks import Beside, Line, Page
from tests.document_fetch.certificates.company import company
from tests.document_fetch.certificates.forms import FORMS
from tests.document_fetch.certificates.held_out import days
from tests.document_fetch.certificates.style import CHROMIUM, HELD_OUT_SEEDS, REPORTLAB, fonts

BROWSER, NANUM = Path("/usr/bin/chromium"), Path("/usr/share/fonts/truetype/nanum")
pytestmark = pytest.mark.skipif(not NANUM.exists(), reason="fonts-nanum is missing: `make system-packages` installs it")
needs_browser = pytest.mark.skipif(
    not BROWSER.exists(), reason="Chromium is missing: `make system-packages` installs it"
)
#: Values that are counted or inferred, not printed as they are.
NOT_PRINTED = {"insured_pension", "insured_health", "insured_accident", "insured_employment"}


def designs(renderer: str) -> list[tuple[str, str]]:
    return [(k, name) for k, form in FORMS.items() for name, each in form.designs.items() if each.renderer == renderer]


def text_of(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def squeezed(text: str) -> str:
    return "".join(text.split()).replace(",", "").replace("-", "").replace("\N{WHITE UP-POINTING TRIANGLE}", "")


def printed_forms(value: str) -> set[str]:
    """How a value in its normal form may stand on paper."""
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return {value}
    held_out = (*days.SHORT, *days.WRITTEN, *days.ENGLISH)
    return {style(day) for style in (*printing.SHORT, *printing.WRITTEN, *printing.ENGLISH, *held_out)}


def parts(name: str, value: str) -> Iterator[str]:
    """A value's pieces: of a list, of a table's cells, of both ends of a period."""
    if value == "none":
        return
    cells = (
        value.replace("; ", "|").replace("~", "|").split("|") if name in {"periods", "exports"} else value.split(", ")
    )
    yield from cells


def unprinted(sample: certificates.Sample) -> list[tuple[str, str]]:
    pages = [squeezed(text) for text in text_of(sample.pdf)]
    return [
        (name, part)
        for name, said in sample.truth.items()
        if name not in NOT_PRINTED
        for part in parts(name, said.value)
        if not any(all(word in pages[said.page - 1] for word in words(form)) for form in printed_forms(part))
    ]


def words(form: str) -> list[str]:
    """Word for word: one that is printed several times over stands so in the text, too."""
    return [squeezed(word) for word in form.split()]


@pytest.mark.parametrize(("kind", "layout"), designs(REPORTLAB))
def test_every_value_of_the_truth_stands_on_the_drawn_page_that_it_names(kind, layout):
    assert {each.seed: unprinted(each) for each in certificates.samples(kind, [layout], range(4))} == {
        seed: [] for seed in range(4)
    }


@needs_browser
@pytest.mark.parametrize(("kind", "layout"), designs(CHROMIUM))
def test_every_value_of_the_truth_stands_on_the_printed_page_that_it_names(kind, layout):
    assert unprinted(certificates.sample(kind, layout, 1)) == []


@pytest.mark.parametrize("kind", certificates.KINDS)
def test_a_kind_has_open_layouts_and_held_out_ones_of_both_renderers(kind):
    made = FORMS[kind].designs
    assert {made[layout].renderer for layout in certificates.OPEN_LAYOUTS} == {CHROMIUM, REPORTLAB}
    assert {made[layout].renderer for layout in ("h", "k")} == {CHROMIUM, REPORTLAB}
    assert ("m" in made) == (kind in certificates.ENGLISH_KINDS)
    assert certificates.HELD_OUT.isdisjoint((*certificates.OPEN_LAYOUTS, *certificates.ENGLISH_LAYOUTS))


def test_held_out_layouts_are_set_in_fonts_that_no_open_one_of_their_renderer_has():
    for renderer in (CHROMIUM, REPORTLAB):
        in_the_open = {font for layout in ("a", "d") for font in fonts(renderer, layout)}
        assert in_the_open.isdisjoint(fonts(renderer, "h"))


@needs_browser
def test_held_out_samples_are_of_the_held_out_layouts_and_seeds_alone():
    drawn = [(each.layout, each.seed) for each in certificates.held_out("export_record_kita", 2)]
    assert drawn == [("k", seed) for seed in HELD_OUT_SEEDS[:2]]  # h was held out, and has been looked at


def test_what_stands_side_by_side_is_said_like_the_rest():
    beside = Beside([Line("one", truth={"one": "1"})], [Beside([], [Line("two", truth={"two": "2"})])])
    assert Page([beside, Line("three", truth={"three": "3"})]).said() == {"one": "1", "two": "2", "three": "3"}


def test_the_same_seed_draws_the_same_page():
    first, second = (certificates.sample("vat_tax_base", "c", 5) for _ in range(2))
    assert (first.pdf, first.truth) == (second.pdf, second.truth)
    assert certificates.degraded(first, 3) == certificates.degraded(second, 3)
    assert first.pdf != certificates.sample("vat_tax_base", "c", 6).pdf


@needs_browser
def test_the_same_seed_prints_the_same_text():
    first, second = (certificates.sample("sme_confirmation", "a", 5) for _ in range(2))
    assert (text_of(first.pdf), first.truth) == (text_of(second.pdf), second.truth)


@pytest.mark.parametrize("spoil", [certificates.degraded, certificates.photographed])
def test_a_scan_or_photograph_has_no_text_layer_but_as_many_pages(spoil):
    sample = certificates.sample("corporate_register", "b", 0)
    assert text_of(spoil(sample, 1)) == [""] * len(text_of(sample.pdf))


def test_numbers_have_valid_check_digits():
    for seed in range(50):
        made = company(seed, incorporated=True)
        ten = [int(digit) for digit in made.business_number.replace("-", "")]
        total = sum(d * w for d, w in zip(ten, (1, 3, 7, 1, 3, 7, 1, 3, 5), strict=False)) + ten[8] * 5 // 10
        assert (total + ten[9]) % 10 == 0
        thirteen = [int(digit) for digit in made.corporate_number.replace("-", "")]
        assert (sum(d * w for d, w in zip(thirteen, (1, 2) * 6, strict=False)) + thirteen[12]) % 10 == 0


def test_a_masked_number_is_printed_but_not_in_the_truth():
    masked = [
        each
        for each in certificates.samples("business_registration_proof", ["b"], range(30))
        if "masked" in each.traits and company(each.seed).incorporated
    ]
    assert masked
    for each in masked:
        assert "corporate_number" not in each.truth
        assert numbers.masked(company(each.seed).corporate_number) in text_of(each.pdf)[0]


def test_deleted_entries_of_the_register_are_printed_but_not_in_the_truth():
    texts = {seed: "".join(text_of(certificates.sample("corporate_register", "b", seed).pdf)) for seed in range(3)}
    assert [("퇴임" in texts[seed], "말소사항 포함" in texts[seed]) for seed in range(3)] == [
        (True, True),
        (True, True),
        (False, False),
    ]


def test_a_turned_page_is_stored_on_its_side_and_shown_upright():
    sample = certificates.sample("local_tax_clearance", "b", 2)
    page = PdfReader(BytesIO(certificates.turned(sample).pdf)).pages[0]
    assert page.get("/Rotate") == 90
    assert page.mediabox.width > page.mediabox.height
    assert unprinted(certificates.turned(sample)) == []


def test_pages_out_of_order_keep_their_truth():
    sample = certificates.reordered(certificates.sample("financial_statements", "b", 1), [3, 1, 4, 2])
    assert unprinted(sample) == []
    assert sample.truth["issue_number"].page == 2


def test_several_certificates_in_one_file_keep_all_pages():
    several = [certificates.sample(kind, "b", 1) for kind in ("financial_statements", "vat_tax_base")]
    assert len(text_of(certificates.bound(several))) == 5


def test_a_folder_given_by_the_caller_keeps_what_was_drawn(tmp_path):
    first = certificates.sample("factory_registration", "b", 1, folder=tmp_path)
    (kept,) = tmp_path.iterdir()
    assert kept.read_bytes() == first.pdf
    assert certificates.sample("factory_registration", "b", 1, folder=tmp_path) == first


def test_other_documents_are_many_and_some_name_our_certificates():
    others = list(certificates.other_documents(60))
    assert len({each.pdf for each in others}) == 60
    assert sum("증명서" in each.text for each in others) > 15
    assert {each.title for each in others}.isdisjoint({"납세증명서", "사업자등록증", "수출신고필증"})
