"""The company hears in its chat, in its language, which partner got its application and what they answered."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from bot import rounds
from bot import worker as workers
from bot.services.sending import delivery
from bot.services.turns import answering
from bot.store import applications, audit, outbox
from forms import referral as referring
from intake import referrals
from intake.contract import Name, ReferralUpdate
from intake.store import referrals as offered
from intake.store.officers import Session
from tests.bot import agency
from tests.bot.person import Person
from tests.bot.serving import serving
from tests.bot.test_submission import RECEIPT, receipt_of, review_of, submitted

pytestmark = pytest.mark.usefixtures("reader")
GARAM = Name(ko="가람특송", en="Garam Express")
REASON = "미국으로는 {보내지} 않아요."


def taken_in(person):
    """An application that the agency has."""
    submitted(person)
    with person.context.store.begin() as tx:
        delivery.record_receipt(tx, receipt_of(person))
    person.be_answered()
    return person


def news(person, status, sequence=2, **changes):
    facts = {"receipt": RECEIPT, "submission_id": person.situation.submission.id, "partner": "garam", "name": GARAM}
    at = datetime(2026, 11, 25, 9, tzinfo=UTC)
    reason = REASON if status == "declined" else None
    return ReferralUpdate(**facts | changes, sequence=sequence, kind="referral", status=status, at=at, reason=reason)


def hear(person, *updates):
    """What is said of the updates, each in its turn."""
    woken, told = delivery.record_updates(person.context, updates), []
    for _ in woken:
        person.be_answered()
        told.append(person.texts)
    return told


@pytest.fixture(params=["ko", "en"])
def company(request, context):
    return taken_in(Person(context, request.param))


def test_the_dossier_names_the_partner_and_what_it_receives(person):
    referral = submitted(person).situation.submission.dossier["referral"]
    assert referral["partner"] == "garam"
    assert "business_number" not in referral["receives"]
    assert set(referral["receives"]) <= {each["key"] for each in person.situation.submission.dossier["answers"]}


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("offered", {"ko": "가람특송에 전했어요", "en": "passed on to Garam Express"}),
        ("accepted", {"ko": "가람특송이 수락했어요", "en": "Garam Express accepted"}),
        ("declined", {"ko": "가람특송은 이번에는 맡지 못한다고", "en": "Garam Express cannot take you on"}),
        ("withdrawn", {"ko": "가람특송에 전한 것을 거두었어요", "en": "took your application back from Garam Express"}),
    ],
)
def test_each_piece_of_news_is_told_in_the_language_of_the_company(company, status, words):
    (told,) = hear(company, news(company, status))
    assert words[company.language] in told
    assert RECEIPT in told
    assert company.situation.application.state == "received"


def test_a_no_tells_the_reason_what_happens_next_and_offers_a_person(company):
    (told,) = hear(company, news(company, "declined"))
    assert REASON in told
    assert company.label("referral.another") in told
    label = company.label("button.agency")
    assert company.labels == [label]
    company.press(label)
    assert company.label("talk.human") in company.texts
    assert company.situation.conversation.human_wanted_at is not None


def test_where_no_other_partner_may_be_asked_nobody_promises_one(company, monkeypatch):
    programme = company.situation.programme
    alone = programme.model_copy(update={"partners": programme.partners[:1]})
    monkeypatch.setitem(company.context.programmes.all[programme.id], programme.notice.id, alone)
    (told,) = hear(company, news(company, "declined"))
    assert company.label("referral.agency_tells") in told
    assert company.label("referral.another") not in told


def test_an_acceptance_needs_no_button(company):
    hear(company, news(company, "accepted"))
    assert company.labels == []


def test_updates_that_come_twice_are_told_once(person):
    taken_in(person)
    updates = [news(person, "offered", 2), news(person, "declined", 3), review_of(person, 4)]
    assert len(hear(person, *updates)) == 3
    for again in (updates, updates[:1], updates[1:]):
        assert delivery.record_updates(person.context, again) == ()
    assert answering.take_next(person.context, person.id) is None
    assert delivery.position(person.context) == 4
    with person.context.store.read() as tx:
        actions = audit.actions_on(tx, person.situation.submission.id)
    assert [action for action in actions if action.startswith("referral")] == ["referral.offered", "referral.declined"]


def test_news_that_overtakes_the_receipt_does_not_stand_for_it(person):
    submitted(person)
    assert len(hear(person, news(person, "offered"))) == 1
    assert person.situation.submission.receipt is None
    with person.context.store.begin() as tx:
        delivery.record_receipt(tx, receipt_of(person))
    person.be_answered()
    assert person.context.programme.next_steps.ko in person.texts
    assert person.situation.application.state == "received"


def test_news_about_somebody_else_s_dossier_is_passed_over(person):
    taken_in(person)
    assert hear(person, news(person, "accepted", submission_id="not ours")) == []
    assert delivery.position(person.context) == 2


def test_news_reaches_a_company_that_has_gone_on_to_another_application(person, new_context, sqlite_url):
    taken_in(person).context = new_context(sqlite_url, offer=frozenset())
    before, declined = person.situation.application, news(person, "declined")
    person.say("수출바우처 신청할게요", deed="start")
    assert person.situation.application.id != before.id
    (told,) = hear(person, declined)
    assert "가람특송은 이번에는 맡지 못한다고" in told
    assert person.label("referral.another") in told


def test_receipt_and_review_are_those_of_the_application_that_was_submitted(person, new_context, sqlite_url):
    submitted(person)
    first, came, reviewed = person.situation.application, receipt_of(person), review_of(person)
    steps = person.context.programme.next_steps.ko
    person.context = new_context(sqlite_url, offer=frozenset())
    person.say("수출바우처 신청할게요", deed="start")
    with person.context.store.begin() as tx:
        delivery.record_receipt(tx, came)
    person.be_answered()
    assert steps in person.texts
    delivery.record_updates(person.context, [reviewed])
    person.be_answered()
    assert person.label("status.in_review", receipt=RECEIPT) in person.texts
    assert person.situation.application.state == "draft"
    with person.context.store.read() as tx:
        assert applications.get(tx, first.id).state == "in_review"


def test_what_the_partner_wrote_is_in_no_audit_entry(person):
    taken_in(person)
    hear(person, news(person, "declined"))
    with person.context.store.read() as tx:
        facts = tx.exec_driver_sql("SELECT * FROM audit").all()
    assert "보내지" not in json.dumps([str(row) for row in facts], ensure_ascii=False)


# -- with the agency's real intake


@pytest.fixture
def hasty_worker(monkeypatch):
    monkeypatch.setattr(workers, "POLL_SECONDS", 0.02)
    monkeypatch.setattr(rounds, "UPDATES_SECONDS", 0.05)
    monkeypatch.setattr(outbox, "BACKOFF_CAP_SECONDS", 0.02)


def of(partner):
    """Somebody of the partner, logged in at the agency."""
    named = f"kosme.shared_logistics/{partner}"
    return Session(1, partner, "partner", named, "token", datetime(2027, 1, 1, tzinfo=UTC))


def newest(office, partner):
    with office.store.read() as tx:
        page = offered.of_partner(tx, f"kosme.shared_logistics/{partner}", limit=1, offset=0)
    return page.referrals[0]


@pytest.mark.usefixtures("hasty_worker")
async def test_the_partner_s_answer_at_the_agency_reaches_the_chat(context, tmp_path, cell, person):
    submitted(person)
    with agency.opened(tmp_path) as office:
        async with serving(person.context, tmp_path, cell, intake=office) as gateway:
            page = await gateway.same_page(person.token)
            await page.until("가람특송에 전했어요", after=0)
            referral = newest(office, "garam")
            passed = {answer["key"]: answer["shown"]["ko"] for answer in referral.answers}
            assert passed["contact_name"] == person.answers["contact_name"]
            referrals.decide(office.store, referral.id, "declined", REASON, session=of("garam"))
            await page.until(REASON, after=0)
            office.move_and_offer(referral.receipt, "naru")
            await page.until("나루우편에 전했어요", after=0)
            referrals.decide(office.store, newest(office, "naru").id, "accepted", session=of("naru"))
            await page.until("나루우편이 수락했어요", after=0)
            texts = [message["text"] for message in page.messages]
    assert sum(REASON in text for text in texts) == 1


def test_after_the_no_of_every_partner_nobody_is_said_to_look_for_another(company):
    others = referring.instead(company.situation.programme)
    every = [(partner.key, Name(ko=partner.name.ko, en=partner.name.en)) for partner in others]
    told = [
        hear(company, news(company, "declined", 2 + number, partner=key, name=name))[0]
        for number, (key, name) in enumerate(every)
    ]
    another = company.context.catalogue.say("referral.another", company.language)
    assert [another in each for each in told] == [True] * (len(every) - 1) + [False]
