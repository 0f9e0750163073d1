"""The talk as a user sees it: bubbles, answers to choose, tables, document lines, who answers, language."""

from datetime import UTC, datetime, timedelta

from playwright.async_api import expect

from tests.widget.conftest import IN_BROWSER, Site, Visit
from tests.widget.hand import Hand

pytestmark = IN_BROWSER


async def test_no_conversation_begins_before_the_widget_is_opened(site: Site, visit: Visit) -> None:
    await visit()
    assert site.gateway.talks == {}


async def test_a_message_is_shown_at_once_and_becomes_the_servers_own(site: Site, visit: Visit) -> None:
    site.gateway.silent = True
    hand = Hand(await visit())
    await hand.open()
    await hand.say("안녕하세요")
    await expect(hand.said("안녕하세요")).to_have_count(1)
    await expect(hand.widget.locator(".pending")).to_have_count(0)
    assert site.gateway.talk.own_texts() == ["안녕하세요"]
    await expect(hand.said("안녕하세요")).to_have_count(1)


async def test_shift_enter_makes_a_line_and_lines_are_kept(site: Site, visit: Visit) -> None:
    site.gateway.silent = True
    hand = Hand(await visit())
    await hand.open()
    await hand.input.press_sequentially("첫째 줄")
    await hand.input.press("Shift+Enter")
    await hand.input.press_sequentially("둘째 줄")
    await hand.input.press("Enter")
    bubble = hand.said("첫째 줄").locator(".bubble")
    await expect(bubble).to_have_text("첫째 줄\n둘째 줄", use_inner_text=True)
    assert site.gateway.talk.own_texts() == ["첫째 줄\n둘째 줄"]


async def test_only_the_last_question_can_be_answered_by_button_and_the_taken_answer_stays_marked(visit: Visit) -> None:
    hand = Hand(await visit())
    await hand.open()
    await hand.say("배송비 지원 있나요")
    await hand.button("확인할게요").click()
    await expect(hand.said("사업자등록증이 있으면")).to_have_count(1)
    await expect(hand.widget.locator(".reply.taken")).to_be_disabled()
    await expect(hand.widget.locator(".reply:not(:disabled)")).to_have_text(["번호만 쓸게요"])


async def test_progress_is_told_in_words_and_in_boxes(visit: Visit) -> None:
    hand = Hand(await visit())
    await hand.open()
    await hand.say("배송비")
    await hand.button("확인할게요").click()
    await expect(hand.widget.locator(".progress p")).to_have_text("신청서 12칸 중 3칸을 채웠어요")
    await expect(hand.widget.locator(".cell.filled")).to_have_count(3)
    await expect(hand.widget.locator("progress")).to_have_attribute("value", "3")


async def test_a_total_that_may_still_fall_is_told_as_about(site: Site, visit: Visit) -> None:
    hand = Hand(await visit())
    await hand.open()
    far = {"done": 2, "total": 25, "about": True}
    await site.gateway.push(site.gateway.talk, {"type": "progress", "progress": far})
    await expect(hand.widget.locator(".progress p")).to_have_text("신청서 약 25칸 중 2칸을 채웠어요")
    await hand.head.get_by_role("button", name="English").click()
    await expect(hand.widget.locator(".progress p")).to_have_text("2 of about 25 boxes of the form filled")


async def test_the_head_says_when_a_person_answers(site: Site, visit: Visit) -> None:
    hand = Hand(await visit())
    await hand.open()
    await expect(hand.head.locator("h2")).to_have_text("길동")
    await hand.say("상담원 불러 주세요")
    await expect(hand.head.locator("h2")).to_have_text("상담원")
    await expect(hand.messages.filter(has_text="이몽룡").locator(".who")).to_have_text("상담원")
    await site.gateway.say(site.gateway.talk, text="이어서 여쭤볼게요.")
    await expect(hand.head.locator("h2")).to_have_text("길동")


async def test_a_certificate_that_was_read_is_a_table_with_sources_and_states(visit: Visit) -> None:
    hand = Hand(await visit())
    await hand.open()
    await hand.choose_file("사업자등록증.pdf")
    rows = hand.widget.locator(".rows tbody tr")
    await expect(rows).to_have_count(6)
    await expect(rows.first.locator("th")).to_have_text("상호")
    await expect(rows.first.locator(".value")).to_have_text("한빛식품(주)")
    await expect(rows.nth(4).locator(".state")).to_have_text("확인이 필요함")
    await expect(rows.last.locator("td")).to_have_text("아직 비어 있음")
    await expect(hand.widget.locator(".rows + .sources .chip")).to_have_text("사업자등록증 1쪽")


async def test_a_message_without_words_changes_a_documents_line_and_shows_no_bubble(site: Site, visit: Visit) -> None:
    site.gateway.silent = True
    hand = Hand(await visit())
    await hand.open()
    for document_id, name in (("d1", "등록증.pdf"), ("d2", "확인서.pdf")):
        line = {"id": document_id, "name": name, "state": "held", "label": "아직 읽지 않았어요"}
        await site.gateway.say(site.gateway.talk, **{"from": "user"}, text=name, document=line)
    await expect(hand.widget.locator(".document .state")).to_have_text(["아직 읽지 않았어요"] * 2)
    await expect(hand.widget.locator(".document .state.waiting")).to_have_count(2)
    gone = {"state": "deleted", "label": "지웠어요"}
    for document_id, name, text in (("d1", "등록증.pdf", "파일 2개를 지웠어요."), ("d2", "확인서.pdf", "")):
        await site.gateway.say(site.gateway.talk, text=text, document={"id": document_id, "name": name, **gone})
    buttons = [{"id": "b1", "label": "이어서 할게요"}]
    await site.gateway.say(site.gateway.talk, text="알겠어요.", buttons=buttons)
    await expect(hand.widget.locator(".document .state.neutral")).to_have_text(["지웠어요"] * 2)
    await expect(hand.widget.locator(".bubble")).to_have_text(["파일 2개를 지웠어요.", "알겠어요."])
    await expect(hand.button("이어서 할게요")).to_be_enabled()


async def test_a_line_that_waits_for_the_user_counts_down_silently_until_it_is_over(site: Site, visit: Visit) -> None:
    site.gateway.silent = True
    hand = Hand(await visit())
    await hand.open()
    line = {"id": "d1", "name": "납세증명서", "state": "requested", "label": "휴대폰에서 10:05까지 승인해 주세요"}
    until = datetime.now(UTC) + timedelta(seconds=3)
    await site.gateway.say(site.gateway.talk, text="", document={**line, "until": until.isoformat()})
    left = hand.widget.locator(".document .countdown")
    await expect(left).to_contain_text("0분 0")
    await expect(left).to_have_attribute("aria-hidden", "true")
    await expect(left).to_have_text("승인할 시간이 지났어요", timeout=6_000)
    await site.gateway.say(site.gateway.talk, text="", document={**line, "state": "uploaded", "label": "받았어요"})
    await expect(left).to_have_count(0)


async def test_the_state_of_a_document_is_replaced_where_it_stands(site: Site, visit: Visit) -> None:
    site.gateway.silent = True
    hand = Hand(await visit())
    await hand.open()
    talk = site.gateway.talk
    document = {"id": "d1", "name": "등록증.pdf"}
    await site.gateway.say(talk, **{"from": "system"}, document={**document, "state": "reading", "label": "읽는 중"})
    await site.gateway.say(talk, text="기다리는 동안 하나만 여쭤볼게요.")
    await site.gateway.say(talk, **{"from": "system"}, document={**document, "state": "read", "label": "다 읽었어요"})
    line = hand.widget.locator(".document")
    await expect(line).to_have_count(1)
    await expect(line.locator(".state")).to_have_text("다 읽었어요")
    await expect(hand.messages.first.locator(".document")).to_have_count(1)


async def test_typing_is_said_in_words_and_ends_with_the_answer(site: Site, visit: Visit) -> None:
    site.gateway.silent = True
    hand = Hand(await visit())
    await hand.open()
    await site.gateway.push(site.gateway.talk, {"type": "typing", "on": True})
    await expect(hand.widget.locator(".typing")).to_have_text("길동이 답을 쓰고 있어요")
    await site.gateway.say(site.gateway.talk, text="다 썼어요.")
    await expect(hand.widget.locator(".typing")).to_have_count(0)


async def test_switching_the_language_changes_all_words_and_tells_the_server(site: Site, visit: Visit) -> None:
    page = await visit()
    hand = Hand(page)
    await hand.open()
    await hand.button("English").click()
    await expect(hand.input).to_have_attribute("placeholder", "Answer or ask")
    await expect(hand.widget).to_have_attribute("lang", "en")
    assert site.gateway.talk.language == "en"
    await page.reload()
    await expect(hand.launcher).to_contain_text("Ask Gildong")


async def test_a_page_in_english_opens_an_english_conversation(site: Site, visit: Visit) -> None:
    hand = Hand(await visit("demo/en.html"))
    await hand.open()
    await expect(hand.said("Hello, I am Gildong")).to_have_count(1)
    assert site.gateway.talk.language == "en"


async def test_new_messages_are_counted_while_the_widget_is_closed(site: Site, visit: Visit) -> None:
    page = await visit()
    hand = Hand(page)
    await hand.open()
    await expect(hand.said("안녕하세요, 길동이에요")).to_have_count(1)
    await page.keyboard.press("Escape")
    await site.gateway.say(site.gateway.talk, text="서류를 받았어요.")
    await expect(hand.launcher).to_contain_text("새 메시지 1개")
    await page.reload()
    await expect(hand.launcher).to_contain_text("새 메시지 1개")
    await hand.launcher.click()
    await page.keyboard.press("Escape")
    await expect(hand.launcher).not_to_contain_text("새 메시지")


async def test_a_refused_message_says_why_and_goes_back_into_the_input(visit: Visit) -> None:
    hand = Hand(await visit())
    await hand.open()
    await hand.say("!refuse")
    await expect(hand.widget.locator(".pending.failed .reason")).to_have_text(
        "글이 너무 길어요. 6,000자까지 보낼 수 있어요."
    )
    await hand.button("고쳐 쓰기").click()
    await expect(hand.input).to_have_value("!refuse")
    await expect(hand.widget.locator(".pending")).to_have_count(0)


async def test_a_half_written_text_survives_closing_and_reloading(visit: Visit) -> None:
    page = await visit()
    hand = Hand(page)
    await hand.open()
    await hand.input.press_sequentially("아직 쓰는 중")
    await page.keyboard.press("Escape")
    await page.reload()
    await hand.launcher.click()
    await expect(hand.input).to_have_value("아직 쓰는 중")
