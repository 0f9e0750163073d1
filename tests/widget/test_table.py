"""A table is filled in beneath its question: rows, keyboard, refusals, drafts; what is sent is typed text."""

from playwright.async_api import Page, expect

from forms.definitions.model import Question
from tests.widget.conftest import IN_BROWSER, Site, Visit
from tests.widget.hand import Hand
from tests.widget.tables import EXPORTS, INVOICES, SALES, column, described, made

pytestmark = IN_BROWSER

PASTE = """(box, text) => { const data = new DataTransfer(); data.setData("text/plain", text);
    box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })); }"""
INVOICE = ["INV-1", "2026.3.2", "가람특송", "1200000", "2026.3.5"]


class Asked:
    """Somebody who was asked for a table."""

    def __init__(self, site: Site, page: Page) -> None:
        self.site, self.page, self.hand = site, page, Hand(page)
        self.card = self.hand.widget.locator(".card")
        self.boxes = self.card.locator("input, select")

    async def ask(self, question: Question, **more: object) -> None:
        form = described(question, "ko", more.pop("value", None))
        await self.site.gateway.say(self.site.gateway.talk, text=question.ask.ko, input=form, **more)
        await expect(self.card).to_have_count(1)

    async def fill(self, *cells: str) -> None:
        for at, cell in enumerate(cells):
            await self.boxes.nth(at).fill(cell)

    async def send(self) -> None:
        await self.hand.button("이대로 보내기").click()

    @property
    def sent(self) -> list[str]:
        return self.site.gateway.talk.own_texts()


async def asked(site: Site, visit: Visit, question: Question, **window: object) -> Asked:
    site.gateway.silent = True
    person = Asked(site, await visit(**window))
    await person.hand.open()
    await person.ask(question)
    return person


async def test_labelled_rows_are_lines_and_go_out_as_text(site: Site, visit: Visit) -> None:
    person = await asked(site, visit, SALES)
    for year, amount in (("2025", "350000000"), ("2024", "3억"), ("2023", "0")):
        await person.card.get_by_label(year).fill(amount)
    await expect(person.card.locator(".amount")).to_have_text(["3억 5,000만원"])
    await person.send()
    await expect(person.hand.said("2025 | 350000000원")).to_have_count(1)
    assert person.sent == ["구분 | 매출액\n2025 | 350000000원\n2024 | 3억\n2023 | 0원"]


async def test_free_rows_come_and_go_and_empty_ones_are_not_sent(site: Site, visit: Visit) -> None:
    person = await asked(site, visit, EXPORTS)
    await expect(person.card.get_by_role("group")).to_have_count(3)
    await person.fill("미국", "80000", "일본", "4만")
    await person.hand.button("줄 추가").click()
    await expect(person.boxes.nth(6)).to_be_focused()
    await person.hand.button("1번째 줄 지우기").click()
    await expect(person.card.get_by_role("group")).to_have_count(3)
    await expect(person.boxes.first).to_have_value("일본")
    await expect(person.boxes.first).to_be_focused()
    await person.send()
    await expect(person.hand.said("일본")).to_have_count(1)
    assert person.sent == ["나라 | 수출액\n일본 | 4만"]


async def test_a_full_table_takes_no_more_rows(site: Site, visit: Visit) -> None:
    person = await asked(site, visit, made(column("name", "text", "제품명", "product"), max_rows=2))
    await expect(person.hand.button("줄 추가")).to_have_count(0)
    await expect(person.card).to_contain_text("2줄까지 적을 수 있어요.")


async def test_what_is_missing_is_told_at_its_box_and_nothing_is_sent(site: Site, visit: Visit) -> None:
    person = await asked(site, visit, INVOICES)
    await person.send()
    await expect(person.hand.widget.locator("[aria-live=polite]")).to_contain_text("아직 적힌 줄이 없어요")
    await person.fill("INV-1; INV-2", "2026.3.2")
    await person.send()
    first = person.boxes.first
    await expect(first).to_be_focused()
    await expect(first).to_have_attribute("aria-invalid", "true")
    await expect(first).to_have_accessible_description("이 칸에는 |와 ;를 쓸 수 없어요. 빼고 적어 주세요.")
    await expect(person.card.locator(".why")).to_have_count(4)
    await expect(person.hand.widget.locator("[aria-live=polite]")).to_contain_text("고칠 칸이 4개 있어요")
    await first.fill("INV-1")
    await expect(first).not_to_have_attribute("aria-invalid", "true")
    assert person.sent == []


async def test_the_keyboard_alone_fills_and_sends(site: Site, visit: Visit) -> None:
    person = await asked(site, visit, SALES)
    await person.boxes.first.focus()
    for amount in ("3억", "2억", "1억"):
        await person.page.keyboard.type(amount)
        await person.page.keyboard.press("Enter")
    await expect(person.hand.said("2023 | 1억")).to_have_count(1)
    assert len(person.sent) == 1


async def test_a_refused_table_comes_back_as_it_was(site: Site, visit: Visit) -> None:
    person = await asked(site, visit, INVOICES)
    await person.fill(*INVOICE[:4], "어제")
    await person.send()
    await expect(person.card).to_have_count(0)
    await expect(person.hand.widget.locator(".past-input")).to_have_text("표로 답하는 질문이었어요: 송장 목록")
    await site.gateway.say(site.gateway.talk, text="1번째 줄의 ‘돈을 보낸 날’ 칸을 읽지 못했어요.")
    await person.ask(INVOICES)
    for at, cell in enumerate([*INVOICE[:4], "어제"]):
        await expect(person.boxes.nth(at)).to_have_value(cell)
    await expect(person.hand.widget.locator(".past-input")).to_have_count(1)
    await person.boxes.nth(4).fill(INVOICE[4])
    await person.send()
    await expect(person.hand.said("2026.3.5")).to_have_count(1)
    assert person.sent[-1].splitlines()[1] == "INV-1 | 2026.3.2 | 가람특송 | 1200000원 | 2026.3.5"


async def test_a_draft_survives_a_reload_and_a_question_in_between(site: Site, visit: Visit) -> None:
    person = await asked(site, visit, INVOICES)
    await person.fill(*INVOICE[:3])
    await person.page.reload()
    await person.hand.open()
    await expect(person.boxes.nth(2)).to_have_value("가람특송")
    await person.hand.say("왜 물어봐요?")
    await expect(person.card).to_have_count(0)
    await person.ask(INVOICES)
    await expect(person.boxes.nth(2)).to_have_value("가람특송")


async def test_an_answer_that_stands_is_put_in_and_beats_an_old_draft(site: Site, visit: Visit) -> None:
    person = await asked(site, visit, EXPORTS)
    await person.fill("미국", "80000")
    await person.send()
    await site.gateway.say(site.gateway.talk, text="적었어요. 다음 질문이에요.")
    await person.hand.say("나라별 수출액 고칠게요")
    await expect(person.hand.said("고칠게요")).to_have_count(1)
    standing = [{"country": "JP", "amount": {"amount": 20000, "currency": "USD"}}]
    await person.ask(EXPORTS, value=standing)
    await expect(person.boxes.nth(0)).to_have_value("일본")
    await expect(person.boxes.nth(1)).to_have_value("2만 달러")


async def test_only_the_latest_question_can_be_filled_in_and_news_do_not_close_it(site: Site, visit: Visit) -> None:
    person = await asked(site, visit, EXPORTS)
    await person.fill("미국")
    await site.gateway.say(site.gateway.talk, text="담당자가 다른 신청의 검토를 시작했어요.")
    await person.hand.choose_file("확인서.pdf")
    await expect(person.hand.widget.locator(".document")).to_have_count(1)
    await expect(person.boxes.first).to_have_value("미국")
    await site.gateway.say(site.gateway.talk, text="맞나요?", buttons=[{"id": "b", "label": "네"}])
    await expect(person.card).to_have_count(0)
    await person.ask(SALES)
    await expect(person.card.locator(".card-title")).to_have_text("최근 3년 매출액")


async def test_typing_the_answer_works_as_before(site: Site, visit: Visit) -> None:
    person = await asked(site, visit, EXPORTS)
    await person.hand.say("미국 8만 달러, 일본 4만 달러")
    await expect(person.card).to_have_count(0)
    assert person.sent == ["미국 8만 달러, 일본 4만 달러"]


async def test_a_table_sent_without_a_connection_waits_and_goes_out_once(site: Site, visit: Visit) -> None:
    person = await asked(site, visit, SALES)
    await person.fill("3억", "2억", "1억")
    site.gateway.door_open = False
    await site.gateway.drop()
    await expect(person.hand.widget.locator(".connection")).not_to_have_class("connection online")
    await person.send()
    await expect(person.hand.widget.locator(".pending.waiting")).to_have_count(1)
    site.gateway.door_open = True
    site.gateway.lose_acks = 1
    await expect(person.hand.widget.locator(".pending")).to_have_count(0, timeout=15_000)
    assert person.sent == ["구분 | 매출액\n2025 | 3억\n2024 | 2억\n2023 | 1억"]


async def test_cells_copied_from_a_spreadsheet_fill_rows(site: Site, visit: Visit) -> None:
    person = await asked(site, visit, INVOICES)
    head = "\t".join(label.label.ko for label in INVOICES.columns)
    lines = ["\t".join([f"INV-{number}", *INVOICE[1:]]) for number in range(1, 61)]
    await person.boxes.first.evaluate(PASTE, "\r\n".join([head, *lines, ""]))
    await expect(person.card.get_by_role("group")).to_have_count(50)
    await expect(person.boxes.first).to_have_value("INV-1")
    await expect(person.boxes.nth(249)).to_have_value("2026.3.5")
    await expect(person.card.locator(".card-told")).to_have_text("줄이 모자라서 10줄은 붙여 넣지 못했어요.")


async def test_lines_copied_with_their_labels_find_their_rows(site: Site, visit: Visit) -> None:
    person = await asked(site, visit, SALES)
    copied = "연도\t매출액\n2023\t100,000,000\n2025\t3억\n2024\t2억"
    await person.boxes.nth(1).evaluate(PASTE, copied)
    for at, amount in enumerate(["3억", "2억", "100,000,000"]):
        await expect(person.boxes.nth(at)).to_have_value(amount)


async def test_cells_beyond_the_last_column_are_left_out(site: Site, visit: Visit) -> None:
    person = await asked(site, visit, EXPORTS)
    await person.boxes.nth(1).evaluate(PASTE, "80000\t많음\n40000\t적음")
    for at, cell in enumerate(["", "80000", "", "40000", "", ""]):
        await expect(person.boxes.nth(at)).to_have_value(cell)


async def test_a_korean_syllable_is_put_together_in_a_box_and_enter_only_ends_it(site: Site, visit: Visit) -> None:
    person = await asked(site, visit, EXPORTS)
    await person.boxes.first.focus()
    keyboard = await person.page.context.new_cdp_session(person.page)
    for syllable in ("ㅎ", "하", "한"):
        await keyboard.send("Input.imeSetComposition", {"text": syllable, "selectionStart": 1, "selectionEnd": 1})
    enter = {"key": "Enter", "keyCode": 229, "isComposing": True, "bubbles": True}
    await person.boxes.first.dispatch_event("keydown", enter)
    await expect(person.boxes.first).to_be_focused()
    await keyboard.send("Input.insertText", {"text": "한"})
    await person.page.keyboard.type("국")
    await expect(person.boxes.first).to_have_value("한국")
    assert person.sent == []


async def test_a_choice_is_chosen(site: Site, visit: Visit) -> None:
    shop = made(column("name", "text", "제품명", "product"), column("insured", "yes_no", "보험", "insured"))
    person = await asked(site, visit, shop)
    await person.card.get_by_label("제품명").first.fill("비누")
    await person.card.get_by_label("보험").first.select_option("예")
    await person.send()
    await expect(person.hand.said("비누 | 예")).to_have_count(1)


async def test_in_another_language_a_table_says_its_own_words_anew_and_what_was_typed_stays(
    site: Site, visit: Visit
) -> None:
    shop = made(column("country", "country", "나라", "country"), column("insured", "yes_no", "보험", "insured"))
    value = [{"country": "US", "insured": True}, {"country": "JP", "insured": False}]
    person = await asked(site, visit, EXPORTS)
    await person.ask(shop, value=value)
    await expect(person.boxes.nth(2)).to_have_value("일본")
    await person.hand.button("2번째 줄 지우기").click()
    await person.hand.button("줄 추가").click()
    await person.boxes.nth(2).fill("베트남")
    await person.boxes.nth(3).select_option("아니요")
    await site.gateway.say(site.gateway.talk, text=shop.ask.en, input=described(shop, "en", value))
    for at, cell in enumerate(["United States", "Yes", "베트남", "No"]):
        await expect(person.boxes.nth(at)).to_have_value(cell)
    await expect(person.card.locator("label").first).to_have_text("country")


async def test_a_draft_is_said_anew_after_a_reload_too(site: Site, visit: Visit) -> None:
    insured = made(column("name", "text", "제품명", "product"), column("insured", "yes_no", "보험", "insured"))
    person = await asked(site, visit, insured)
    await person.boxes.first.fill("비누")
    await person.boxes.nth(1).select_option("예")
    await site.gateway.say(site.gateway.talk, text=insured.ask.en, input=described(insured, "en"))
    await expect(person.boxes.nth(1)).to_have_value("Yes")
    await person.page.reload()
    await person.hand.open()
    await expect(person.boxes.first).to_have_value("비누")
    await expect(person.boxes.nth(1)).to_have_value("Yes")


async def test_each_box_brings_the_keyboard_that_fits(site: Site, visit: Visit) -> None:
    person = await asked(site, visit, INVOICES)
    modes = [await box.get_attribute("inputmode") for box in await person.boxes.all()]
    assert modes == ["text", "decimal", "text", "numeric", "decimal"]


async def test_a_file_is_asked_for_by_a_button_that_opens_the_picker(site: Site, visit: Visit) -> None:
    site.gateway.silent = True
    person = Asked(site, await visit())
    await person.hand.open()
    plan = made(type="file", max_rows=None, label={"ko": "사업계획서", "en": "business plan"})
    await site.gateway.say(site.gateway.talk, text="사업계획서를 올려 주세요.", input=described(plan))
    async with person.page.expect_file_chooser() as chooser:
        await person.hand.button("사업계획서 올리기").click()
    picker = await chooser.value
    assert await picker.element.get_attribute("accept") == "application/pdf,image/jpeg,image/png"
    await picker.set_files({"name": "계획서.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 practice"})
    await expect(person.hand.widget.locator(".document")).to_have_count(1)
    assert [file["name"] for file in site.gateway.files] == ["계획서.pdf"]


HOSTILE = '<img src=x onerror="window.hacked=1">'


async def test_markup_in_a_description_or_a_cell_stays_text(site: Site, visit: Visit) -> None:
    site.gateway.silent = True
    person = Asked(site, await visit())
    await person.hand.open()
    box = {"key": "a", "label": HOSTILE, "type": HOSTILE, "unit": HOSTILE, "hint": HOSTILE}
    chosen = {"key": "b", "label": "b", "type": "yes_no", "choices": [HOSTILE]}
    form = {
        "kind": "table",
        "question": "a",
        "label": HOSTILE,
        "columns": [box, chosen],
        "max_rows": 2,
        "max_length": 99,
        "filled": [[HOSTILE, HOSTILE]],
    }
    await site.gateway.say(site.gateway.talk, text="?", input=form)
    await expect(person.boxes.first).to_have_value(HOSTILE)
    await expect(person.card.locator(".card-title")).to_have_text(HOSTILE)
    await person.send()
    await expect(person.card.locator(".card-told")).to_contain_text("표가 너무 길어요")
    await site.gateway.say(site.gateway.talk, text="?", input={"kind": HOSTILE, "question": "a", "label": "a"})
    await expect(person.card).to_have_count(0)
    assert await person.page.evaluate("window.hacked") is None
    assert await person.hand.widget.evaluate("e => e.shadowRoot.querySelectorAll('img, script, [style]').length") == 0
