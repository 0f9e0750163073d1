"""From the summary to the receipt: consent to the exact words, one frozen dossier, everything or nothing."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime

import jsonschema
import pytest

from bot import bootstrap
from bot.config import ROOT
from bot.delivery import signing
from bot.services import deeds
from bot.services.conversation import conversations
from bot.services.sending import delivery, submission
from bot.services.turns import answering
from bot.store import audit, outbox, submissions
from forms import dossier
from intake.contract import Receipt, Update
from tests.bot.person import Person

pytestmark = pytest.mark.usefixtures("reader")
RECEIPT = "2026-000123"


def to_consent(person):
    """To the consent that comes last, from the greeting or from the one that comes first."""
    if person.situation.application is None:
        person.begin()
    person.give_all_certificates()
    person.answer_questions()
    assert person.open_step == ("consent_last", "provision")


def submitted(person):
    person.come_to_summary()
    person.press(person.label("button.submit"))
    return person


def frozen(person):
    return person.situation.submission.dossier


def counts(person):
    with person.context.store.read() as tx:
        tables = ("submissions", "outbox", "audit", "effects", "answers", "consents")
        return {table: tx.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() for table in tables}


@pytest.mark.parametrize("language", ["ko", "en"])
def test_consent_is_to_the_exact_words_that_were_shown(context, language):
    person = Person(context, language)
    asked = [each for each in person.context.programme.consents if each.asked in {"first", "last"}]  # no register here
    collection, provision = asked
    shown = {}
    for come, consent in ((person.start, collection), (lambda: to_consent(person), provision)):
        come()
        assert person.heard[-1].body["text"] == consent.text.to(language)
        shown[consent.key] = hashlib.sha256(person.heard[-1].body["text"].encode()).hexdigest()
        person.press(person.label("button.consent"))
    recorded = person.situation.consents
    assert {key: each.sha256 for key, each in recorded.items()} == shown
    assert {key: each.version for key, each in recorded.items()} == {consent.key: consent.version for consent in asked}
    assert {each.language for each in recorded.values()} == {language}
    assert person.open_step == ("confirm", "summary")


def test_consent_is_never_guessed(person):
    to_consent(person)
    person.say("그게 무슨 말이죠")
    assert person.label("answer.consent_yes_or_no") in person.texts
    assert set(person.situation.consents) == {"collection"}
    assert person.open_step == ("consent_last", "provision")


def test_a_refused_consent_is_recorded_and_nothing_is_lost_or_sent(person):
    to_consent(person)
    held = person.answers
    person.press("동의하지 않아요")
    assert person.label("answer.consent_refused") in person.texts
    assert person.situation.consents["provision"].given is False
    assert person.answers == held
    assert len(person.situation.documents) == 3
    person.press("이어서 할게요")
    assert person.open_step == ("consent_last", "provision")
    person.press("동의해요")
    assert person.situation.consents["provision"].given is True
    assert person.open_step == ("confirm", "summary")


def test_i_agree_pressed_twice_agrees_once(person):
    person.start()
    agree = person.button("동의해요")
    person.press_id(agree)
    to_consent(person)
    for _ in range(3):
        person.press_id(agree)
    assert set(person.situation.consents) == {"collection"}
    assert person.situation.application.state == "draft"


def test_the_summary_shows_every_answer_with_its_source(person):
    person.come_to_summary()
    rows = person.heard[-1].body["rows"]
    assert len(rows) == len(person.answers) + 3
    sources = {row["label"]: row.get("source") for row in rows}
    assert sources["상호"] == "사업자등록증 1쪽"
    assert sources["직원 수"] == "직접 답함"
    assert person.labels == ["제출할게요", "고칠 게 있어요", "나중에 할게요"]


def test_only_the_explicit_word_submits(person):
    person.come_to_summary()
    person.say("이제 어떻게 되나요")
    assert person.label("answer.confirm") in person.texts
    assert person.situation.application.state == "draft"
    person.press("고칠 게 있어요")
    assert person.open_step[0] == "pick"
    assert person.situation.application.state == "draft"


@pytest.mark.parametrize("language", ["ko", "en"])
def test_what_was_submitted_is_a_valid_dossier_of_exactly_what_was_shown(context, language):
    person = Person(context, language)
    submitted(person)
    schema = json.loads((ROOT / "docs" / "dossier.schema.json").read_text("utf-8"))
    jsonschema.validate(frozen(person), schema, cls=jsonschema.Draft202012Validator)
    assert person.situation.application.state == "submitted"
    assert {each["key"]: each["value"] for each in frozen(person)["answers"]} == person.answers
    assert all(each["provenance"]["confirmed"] for each in frozen(person)["answers"])
    assert [each["state"] for each in frozen(person)["documents"]] == ["unverified"] * 3
    assert [each["key"] for each in frozen(person)["consents"]] == ["collection", "provision"]
    assert frozen(person)["eligibility"]["outcome"] == "yes"
    with person.context.store.read() as tx:
        digest = tx.exec_driver_sql("SELECT sha256 FROM submissions").scalar()
    assert digest == hashlib.sha256(dossier.canonical_bytes(frozen(person))).hexdigest()


@pytest.mark.postgres
def test_the_whole_interview_works_on_postgres_too(new_context, postgres_url):
    person = Person(new_context(postgres_url))
    submitted(person)
    schema = json.loads((ROOT / "docs" / "dossier.schema.json").read_text("utf-8"))
    jsonschema.validate(frozen(person), schema, cls=jsonschema.Draft202012Validator)
    with person.context.store.begin() as tx:
        delivery.record_receipt(tx, receipt_of(person))
    person.be_answered()
    assert RECEIPT in person.texts


def test_submitting_queues_one_delivery_and_leaves_a_trace(person):
    submitted(person)
    application = person.situation.application.id
    with person.context.store.begin() as tx:
        job = outbox.lease(tx)
        assert outbox.lease(tx) is None
        assert audit.actions_on(tx, application)[-1] == "application.submitted"
    assert (job.topic, job.subject_id) == (submission.DELIVER, submission.delivery_id(application, 1))


def test_a_submission_that_fails_at_its_last_step_has_written_nothing(person, monkeypatch):
    person.come_to_summary()
    before = counts(person)

    def fail(*_arguments: object) -> None:
        raise OSError("disk full")

    with monkeypatch.context() as broken:
        broken.setattr(outbox, "put", fail)
        conversations.receive_button(person.context, person.id, "press-1", person.button("제출할게요"))
        waiting = answering.take_next(person.context, person.id)
        with pytest.raises(OSError, match="disk full"):
            deeds.perform(person.context, waiting.turn.id, "answer")
    assert counts(person) == before
    assert person.situation.application.state == "draft"
    person.be_answered()
    assert person.situation.application.state == "submitted"


def test_a_turn_tried_again_finds_what_it_did_and_does_nothing_twice(person):
    person.come_to_summary()
    conversations.receive_button(person.context, person.id, "press-1", person.button("제출할게요"))
    waiting = answering.take_next(person.context, person.id)
    first = deeds.perform(person.context, waiting.turn.id, "answer")
    after = counts(person)
    again = [deeds.perform(person.context, waiting.turn.id, "answer") for _ in range(3)]
    assert again == [first] * 3
    assert first.finished
    assert counts(person) == after


def test_an_answer_tried_again_is_stored_once(person):
    person.begin_with_questions()
    person.answer_questions(until="employees")
    conversations.receive_text(person.context, person.id, "typed-1", "12명")
    waiting = answering.take_next(person.context, person.id)
    first = deeds.perform(person.context, waiting.turn.id, "answer")
    asked = deeds.perform(person.context, waiting.turn.id, "ask")
    after = counts(person)
    assert deeds.perform(person.context, waiting.turn.id, "answer") == first
    assert deeds.perform(person.context, waiting.turn.id, "ask") == asked
    assert counts(person) == after


def test_after_submitting_nothing_can_be_changed_any_more(person):
    submitted(person)
    before = frozen(person)
    for deed in ("correct", "go_back", "skip"):
        person.say("직원 수 12명으로 고쳐줘", deed=deed)
        assert person.label("answer.nothing_open") in person.texts
    person.say("신청할게요", deed="start")
    assert person.label("status.submitted") in person.texts
    assert frozen(person) == before
    assert person.answers["employees"] == 6


def receipt_of(person):
    return Receipt(
        receipt=RECEIPT,
        submission_id=person.situation.submission.id,
        status="received",
        received_at=datetime(2026, 11, 24, 9, tzinfo=UTC),
    )


def review_of(person, sequence=2):
    return Update(
        sequence=sequence,
        receipt=RECEIPT,
        submission_id=person.situation.submission.id,
        status="in_review",
        at=datetime(2026, 11, 25, 9, tzinfo=UTC),
    )


def test_the_receipt_and_the_review_are_told_and_the_status_follows(person):
    submitted(person)
    with person.context.store.begin() as tx:
        assert delivery.record_receipt(tx, receipt_of(person)) == person.id
    person.be_answered()
    assert RECEIPT in person.texts
    assert person.context.programme.next_steps.ko in person.texts
    person.say("어떻게 됐나요", deed="status")
    assert person.label("status.received", receipt=RECEIPT) in person.texts
    assert delivery.record_updates(person.context, [review_of(person)]) == (person.id,)
    person.be_answered()
    assert person.label("status.in_review", receipt=RECEIPT) in person.texts
    assert person.situation.application.state == "in_review"
    assert delivery.position(person.context) == 2


def test_a_receipt_that_comes_twice_is_told_once(person):
    submitted(person)
    for _ in range(2):
        with person.context.store.begin() as tx:
            delivery.record_receipt(tx, receipt_of(person))
    person.be_answered()
    assert answering.take_next(person.context, person.id) is None


def test_a_review_that_overtakes_its_receipt_brings_the_receipt_along(person):
    submitted(person)
    delivery.record_updates(person.context, [review_of(person)])
    with person.context.store.begin() as tx:
        delivery.record_receipt(tx, receipt_of(person))
    person.be_answered()
    assert RECEIPT in person.texts
    person.be_answered()
    assert person.situation.application.state == "in_review"
    assert answering.take_next(person.context, person.id) is None


def test_an_update_about_somebody_else_s_dossier_is_passed_over(person):
    submitted(person)
    foreign = review_of(person).model_copy(update={"submission_id": "not ours", "sequence": 9})
    assert delivery.record_updates(person.context, [foreign]) == ()
    assert delivery.position(person.context) == 9


def test_the_bag_holds_the_frozen_dossier_and_its_documents(person, tmp_path):
    submitted(person)
    signer = signing.load_or_create(tmp_path / "signing")
    made = delivery.bag_of(person.context, signer, person.situation.submission.id)
    assert made.startswith(b"PK")
    assert delivery.bag_of(person.context, signer, person.situation.submission.id)
    with pytest.raises(LookupError):
        delivery.bag_of(person.context, signer, "no such submission")


def test_each_revision_is_delivered_under_a_key_of_its_own_and_names_the_same_application():
    assert submission.delivery_id("a", 1) == submission.delivery_id("a", 1)
    assert len({submission.delivery_id("a", number) for number in range(1, 5)} | {submission.delivery_id("b", 1)}) == 5
    assert submission.submission_id("a") == submission.delivery_id("a", 1)  # what was sent before keeps its name


def second_revision(person):
    """A correction that was sent, as the store keeps it."""
    first = person.situation.submission
    application = person.situation.application.id
    again = {**first.dossier, "revision": 2}
    with person.context.store.begin() as tx:
        submissions.add(tx, submission.delivery_id(application, 2), application, 2, again, "00" * 32)
    return submission.delivery_id(application, 2)


def test_news_of_the_agency_find_the_revision_that_they_are_about(person):
    submitted(person)
    name = submission.submission_id(person.situation.application.id)
    assert person.situation.submission.dossier["submission_id"] == name
    first, second = receipt_of(person), receipt_of(person).model_copy(update={"receipt": "2026-000124"})
    with person.context.store.begin() as tx:
        delivery.record_receipt(tx, first)
    correction = second_revision(person)
    reviewed = Update(sequence=3, receipt=second.receipt, submission_id=name, status="in_review", at=second.received_at)
    delivery.record_updates(person.context, [reviewed])  # overtakes the receipt
    with person.context.store.begin() as tx:
        delivery.record_receipt(tx, second, correction)
    with person.context.store.read() as tx:
        told = {each: submissions.find(tx, each) for each in (name, correction)}
    assert [(each.receipt, each.status) for each in told.values()] == [
        (RECEIPT, "received"),
        ("2026-000124", "in_review"),
    ]


def test_a_receipt_goes_to_the_revision_that_was_sent_though_an_older_one_waits(person):
    submitted(person)
    correction = second_revision(person)
    with person.context.store.begin() as tx:
        delivery.record_receipt(tx, receipt_of(person).model_copy(update={"submission_id": "any"}), correction)
        assert submissions.find(tx, correction).receipt == RECEIPT
        assert submissions.find(tx, submission.submission_id(person.situation.application.id)).receipt is None


def test_today_is_korea_s_day():
    assert abs((bootstrap.today_in_korea() - datetime.now(UTC).date()).days) <= 1


def test_the_store_knows_the_submission_by_both_its_names(person):
    submitted(person)
    with person.context.store.read() as tx:
        by_application = submissions.of_application(tx, person.situation.application.id)
        assert submissions.find(tx, by_application.id) == by_application
