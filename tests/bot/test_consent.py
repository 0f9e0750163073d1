"""Consent to the collection comes before everything: nothing is asked, taken in or read without it."""

from __future__ import annotations

import dataclasses
import hashlib
from pathlib import Path

import pytest
from sqlalchemy import make_url

from bot.services import deeds
from bot.services.base.definitions import Definitions
from bot.services.conversation import conversations, erasure
from bot.services.deeds import INTERRUPTIONS
from bot.services.files import documents
from bot.services.turns import answering
from bot.store import audit, outbox
from bot.store import documents as stored
from document_fetch import service
from forms.definitions.editions import Editions
from tests.bot.person import CERTIFICATES, Person, certificate
from tests.bot.rows import at_once

pytestmark = pytest.mark.usefixtures("reader")
LANGUAGES = ("ko", "en")
COLLECTION = ("consent_first", "collection")
PROVISION = ("consent_last", "provision")
REGISTRATION = "business_registration"
CANARY = b"canary-5520 \xed\x95\x9c\xeb\xb9\x9b"


@pytest.fixture(params=LANGUAGES)
def either(request, context):
    return Person(context, request.param)


@pytest.fixture
def unreadable(monkeypatch):
    """Whoever reads a document fails the test."""

    def read(_content):
        raise AssertionError("a document was read")

    monkeypatch.setattr(service, "read_all", read)


def with_consents(context, **changes):
    """The context with the programme's consents changed, by their keys."""
    programme = context.programme
    consents = tuple(each.model_copy(update=changes.get(each.key, {})) for each in programme.consents)
    changed = programme.model_copy(update={"consents": consents})
    return dataclasses.replace(context, definitions=Definitions.fixed(Editions.of([changed])))


def text_of(person, key="collection"):
    return next(each for each in person.context.programme.consents if each.key == key).text.to(person.language)


def states(person):
    return [document.state for document in person.situation.documents]


def lines(person):
    """The newest state that the page shows of each file, by its name."""
    shown = conversations.history(person.context, person.id, 0)
    return {m.body["document"]["name"]: m.body["document"]["state"] for m in shown if "document" in m.body}


def counts(person):
    tables = ("consents", "documents", "document_bytes", "outbox", "audit", "turns", "effects", "answers")
    with person.context.store.read() as tx:
        return {table: tx.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() for table in tables}


def jobs(person):
    with person.context.store.read() as tx:
        return tx.exec_driver_sql("SELECT count(*) FROM outbox WHERE topic = 'document.read'").scalar()


def bytes_on_disk(context):
    file = Path(make_url(context.store.url).database or "")
    return b"".join(path.read_bytes() for path in file.parent.rglob("*") if path.is_file())


# -- before the consent


def test_the_first_thing_that_is_asked_is_consent_in_one_message(either):
    either.start()
    assert either.open_step == COLLECTION
    assert [message.body["text"] for message in either.heard].count(text_of(either)) == 1
    assert either.labels == [either.label("button.consent"), either.label("button.no_consent")]
    assert not any(question.ask.to(either.language) in either.texts for question in either.context.programme.questions)


@pytest.mark.parametrize("deed", ["answer", *INTERRUPTIONS])
def test_nothing_is_asked_or_taken_in_before_the_consent(person, deed):
    person.start()
    person.say("직원 수 12명으로 고쳐줘", deed=deed)
    assert person.answers == {}
    assert person.situation.consents == {}
    assert person.open_step == COLLECTION
    assert person.situation.application.skipped == ()
    assert text_of(person) in person.texts or deed in {"later", "goodbye", "language_english"}


def test_a_correction_before_the_consent_is_told_to_wait(either):
    either.start()
    either.say("직원 수 12명으로 고쳐줘", deed="correct")
    assert either.label("answer.consent_first") in either.texts
    assert text_of(either) in either.texts


def test_why_consent_is_asked_is_answered_with_the_law(either):
    either.start()
    either.say("왜요?", deed="ask_why")
    assert either.label("answer.why_consent") in either.texts
    assert either.open_step == COLLECTION


def test_a_yes_typed_before_the_consent_was_shown_does_not_agree_to_it(person):
    person.write("신청할게요")
    person.write("네")  # before the first is answered: nobody has seen a consent
    person.be_answered("start")
    person.be_answered()
    assert person.situation.consents == {}
    assert person.label("answer.typed_before") in person.texts
    person.say("네")
    assert person.situation.consents["collection"].given


def test_a_yes_typed_before_there_was_an_application_agrees_to_nothing(person):
    person.write("네")
    person.be_answered("fallback")
    person.start()
    assert person.situation.consents == {}


@pytest.mark.parametrize("asked", ["동의?", "동의해요?", "네?", "네, 동의해요?", "동의해요？", "yes?", "agree ?"])
def test_a_question_is_not_a_yes(person, asked):
    person.start()
    person.say(asked)
    assert person.situation.consents == {}
    assert person.label("answer.consent_yes_or_no") in person.texts
    assert person.open_step == COLLECTION


def test_a_question_is_not_a_no_either_and_deletes_nothing(person):
    person.upload(certificate(REGISTRATION))
    person.start()
    person.say("동의하지 않아요?")
    assert person.situation.consents == {}
    assert states(person) == ["held"]


def test_a_question_does_not_submit(person):
    person.come_to_summary()
    for asked in ("제출?", "제출할게요?", "네?"):
        person.say(asked)
        assert person.situation.application.state == "draft"
    assert person.open_step == ("confirm", "summary")


def test_a_button_whose_own_words_are_a_question_is_pressed_by_typing_them(person):
    person.say(person.label("button.privacy"))
    assert person.context.programme.stored.ko in person.texts


# -- a document before the consent


@pytest.mark.usefixtures("unreadable")
@pytest.mark.parametrize("when", ["before the start", "while it is asked", "after a refusal"])
def test_an_upload_before_the_consent_is_kept_and_not_read(either, when):
    if when != "before the start":
        either.start()
    if when == "after a refusal":
        either.press(either.label("button.no_consent"))
    either.upload(certificate(REGISTRATION), "등록증.pdf")
    (document,) = either.situation.documents
    assert (document.state, document.kind, document.reading) == ("held", None, None)
    assert jobs(either) == 0
    assert lines(either) == {"등록증.pdf": "held"}
    asks = either.situation.application is not None
    key = "document.held_words" if asks else "document.held_before_start"
    assert either.label(key, name="등록증.pdf") in either.texts
    assert (text_of(either) in either.texts) == asks
    assert either.label("button.consent" if asks else "button.start") in either.labels


def test_nothing_of_an_unread_document_lies_in_the_clear(person):
    person.upload(CANARY, "메모.pdf")
    person.start()
    disk = bytes_on_disk(person.context)
    assert "메모.pdf".encode() in disk  # the control: what is kept in the clear is found
    assert CANARY not in disk
    with person.context.store.read() as tx:
        (document,) = stored.of_conversation(tx, person.id)
        assert documents.content_of(tx, person.context, document.id) == CANARY


def test_a_document_that_waits_silences_no_question(person):
    person.start()
    person.upload(certificate(REGISTRATION))
    assert text_of(person) in person.heard[-1].body["text"]
    conversations.set_language(person.context, person.id, "en")
    person.be_answered()
    assert text_of(person) in person.heard[-1].body["text"]


def test_of_several_documents_that_wait_each_is_told_and_consent_is_asked_once(person):
    person.start()
    names = [f"{kind}.pdf" for kind in CERTIFICATES]
    for kind, name in zip(CERTIFICATES, names, strict=True):
        person.hand_in(certificate(kind), name)
    heard = [message.body["text"] for _ in names for message in person.be_answered()]
    assert heard == [*(person.label("document.held_words", name=name) for name in names), text_of(person)]


def test_an_upload_that_is_sent_again_after_a_crash_is_kept_and_told_of_once(person, new_context, sqlite_url):
    upload = documents.Upload("client-1", "등록증.pdf", certificate(REGISTRATION))
    first = documents.receive(person.context, person.id, upload)
    person.context = new_context(sqlite_url)  # the acknowledgement was lost with the process
    assert documents.receive(person.context, person.id, upload) == first
    person.be_answered()
    assert person.label("document.held_before_start", name="등록증.pdf") in person.texts
    assert answering.take_next(person.context, person.id) is None
    assert states(person) == ["held"]
    person.begin()
    person.work()
    person.be_answered()
    assert states(person) == ["parsed"]


# -- the consent is given


def test_consent_starts_the_reading_of_everything_that_waits(either):
    for kind in CERTIFICATES:
        either.upload(certificate(kind), f"{kind}.pdf")
    either.start()
    either.press(either.label("button.consent"))
    assert states(either) == ["uploaded"] * 3
    assert jobs(either) == 3
    assert set(lines(either).values()) == {"uploaded"}
    assert either.label("document.released_words", count=3) in either.texts
    assert either.heard[-1].body["text"] == either.label("ask.documents_reading")
    either.work()
    heard = [message for _ in CERTIFICATES for message in either.be_answered()]
    assert states(either) == ["parsed"] * 3
    all_right = either.label("button.all_right")
    assert [all_right in str(message.body) for message in heard] == [False, False, False, True]
    either.press(all_right)
    assert either.answers["company_name"] == "한빛식품(주)"
    assert either.open_step[0] == "question"


def test_while_documents_are_read_the_questions_can_begin(person):
    person.upload(certificate(REGISTRATION))
    person.begin()
    person.press(person.label("button.questions_first"))
    assert person.open_step == ("question", "business_number")


def test_a_consent_that_fails_at_its_last_step_has_changed_nothing(person, monkeypatch):
    person.upload(certificate(REGISTRATION))
    person.start()
    conversations.receive_button(person.context, person.id, "press-1", person.button("동의해요"))
    before = counts(person)

    def fail(*_arguments: object) -> None:
        raise OSError("disk full")

    turn = answering.take_next(person.context, person.id).turn
    with monkeypatch.context() as broken:
        broken.setattr(outbox, "put", fail)
        with pytest.raises(OSError, match="disk full"):
            deeds.perform(person.context, turn.id, "answer")
    assert counts(person) == before
    assert states(person) == ["held"]
    person.be_answered()
    assert states(person) == ["uploaded"]
    assert jobs(person) == 1


@pytest.mark.parametrize("answer", ["동의해요", "동의하지 않아요"])
def test_a_decision_that_is_tried_again_is_made_once(person, answer):
    person.upload(certificate(REGISTRATION))
    person.start()
    conversations.receive_button(person.context, person.id, "press-1", person.button(answer))
    turn = answering.take_next(person.context, person.id).turn
    first = deeds.perform(person.context, turn.id, "answer")
    after = counts(person)
    assert [deeds.perform(person.context, turn.id, "answer") for _ in range(3)] == [first] * 3
    assert counts(person) == after


def test_a_document_that_comes_after_the_consent_is_read_as_ever(person):
    person.begin()
    person.upload(certificate(REGISTRATION))
    assert states(person) == ["parsed"]


def test_word_that_a_document_waits_is_not_given_once_it_is_being_read(person):
    person.start()
    person.write("네")
    person.hand_in(certificate(REGISTRATION), "등록증.pdf")
    person.be_answered()
    assert states(person) == ["uploaded"]
    person.be_answered()
    assert person.heard == []


@pytest.mark.parametrize("place", range(3))
def test_no_upload_is_forgotten_that_crosses_with_the_consent(new_context, database_url, place):
    person = Person(new_context(database_url))
    person.start()
    conversations.receive_button(person.context, person.id, "press-1", person.button("동의해요"))
    turn = answering.take_next(person.context, person.id).turn

    def work(number):
        if number == place:
            deeds.perform(person.context, turn.id, "answer")
        else:
            person.hand_in(CANARY, f"{number}.pdf")

    at_once(5, work)
    assert states(person) == ["uploaded"] * 4
    assert jobs(person) == 4


# -- the consent is refused


def test_a_refusal_deletes_what_waits_and_says_so(either):
    either.upload(certificate(REGISTRATION), "등록증.pdf")
    either.upload(CANARY, "메모.pdf")
    gone = [document.id for document in either.situation.documents]
    either.start()
    either.press(either.label("button.no_consent"))
    assert either.situation.documents == ()
    assert counts(either)["document_bytes"] == 0
    assert lines(either) == {"등록증.pdf": "deleted", "메모.pdf": "deleted"}
    assert either.label("document.deleted_words", count=2) in either.texts
    assert either.label("answer.consent_first_refused") in either.texts
    assert either.situation.consents["collection"].given is False
    with either.context.store.read() as tx:
        assert all(audit.actions_on(tx, each) == ("document.uploaded", "document.deleted") for each in gone)
        assert audit.actions_on(tx, either.situation.application.id)[-1] == "consent"


def test_a_refusal_deletes_nothing_else(person, context):
    other = Person(context)
    other.upload(certificate(REGISTRATION))
    person.begin()
    person.upload(certificate(REGISTRATION), "등록증.pdf")
    person.press(person.label("button.right"))
    held = person.answers
    person.context = with_consents(context, collection={"version": "2027-1"})
    person.upload(certificate("sme_confirmation"), "확인서.pdf")
    assert states(person) == ["parsed", "held"]
    person.press("동의하지 않아요")
    assert states(person) == ["parsed"]
    assert lines(person) == {"등록증.pdf": "parsed", "확인서.pdf": "deleted"}
    assert person.answers == held
    assert states(other) == ["held"]


def test_what_a_refusal_deleted_is_off_the_disk_after_the_daily_sweep(person):
    person.upload(CANARY, "메모.pdf")
    with person.context.store.read() as tx:
        encrypted = stored.encrypted_bytes(tx, person.situation.documents[0].id)
    assert encrypted in bytes_on_disk(person.context)  # the control: it was there
    person.start()
    person.press("동의하지 않아요")
    erasure.sweep(person.context)
    assert encrypted not in bytes_on_disk(person.context)


def test_after_a_refusal_nothing_is_asked_until_the_user_goes_on(either):
    either.start()
    either.press(either.label("button.no_consent"))
    assert text_of(either) not in either.texts
    assert either.labels == [either.label(f"button.{name}") for name in ("resume", "privacy", "human")]
    either.press(either.label("button.resume"))
    assert either.open_step == COLLECTION
    assert text_of(either) in either.texts
    either.press(either.label("button.consent"))
    assert either.situation.consents["collection"].given
    assert either.open_step[0] == "documents_offer"


@pytest.mark.parametrize("step", [COLLECTION, PROVISION])
def test_switching_the_language_after_a_refusal_does_not_ask_again(person, step):
    person.start()
    if step == PROVISION:
        person.agree_to_all()
        person.give_all_certificates()
        person.answer_questions()
    person.press("동의하지 않아요")
    conversations.set_language(person.context, person.id, "en")
    person.be_answered()
    assert [message.body["text"] for message in person.heard] == [person.label("talk.language")]
    assert person.labels == [person.label("button.resume")]
    assert person.open_step == ("", "")
    person.press(person.label("button.resume"))
    assert person.open_step == step


def test_a_document_given_after_the_last_consent_was_refused_is_shown_and_presses_for_nothing(person):
    person.start()
    person.agree_to_all()
    person.give_all_certificates()
    person.answer_questions()
    person.press("동의하지 않아요")
    person.upload(certificate(REGISTRATION), "새 등록증.pdf")
    assert any(row["value"] == "한빛식품(주)" for row in person.heard[0].body["rows"])
    assert len(person.heard) == 1


def test_a_bare_yes_after_a_refusal_agrees_to_nothing(person):
    person.start()
    agree = person.button("동의해요")
    person.press("동의하지 않아요")
    person.say("네")
    assert text_of(person) in person.texts
    assert not person.situation.consents["collection"].given
    person.press("동의하지 않아요")
    person.press_id(agree)
    assert not person.situation.consents["collection"].given
    assert text_of(person) in person.texts


def test_a_document_that_was_deleted_before_its_word_was_given_is_not_told_of(person):
    person.start()
    conversations.receive_button(person.context, person.id, "press-1", person.button("동의하지 않아요"))
    person.hand_in(certificate(REGISTRATION))
    person.be_answered()
    assert states(person) == []
    person.be_answered()
    assert person.heard == []


# -- the consent's text changes, or there is none


@pytest.mark.parametrize("key", ["collection", "provision"])
def test_a_consent_with_a_new_text_is_asked_again_and_before_what_it_is_for(person, key):
    person.come_to_summary()
    held = person.answers
    person.context = with_consents(person.context, **{key: {"version": "2027-1"}})
    person.say("제출할게요")
    assert person.situation.application.state == "draft"
    assert person.open_step == {"collection": COLLECTION, "provision": PROVISION}[key]
    assert person.answers == held
    person.press("동의해요")
    assert person.situation.consents[key].version == "2027-1"
    assert person.open_step == ("confirm", "summary")


def with_new_text(person, key="collection"):
    """The context with another text of the consent under the same version, as a careless edit would have it."""
    text = next(each for each in person.context.programme.consents if each.key == key).text
    changed = text.model_copy(update={"ko": f"{text.ko}\n· 데이터 중개 회사", "en": f"{text.en}\n· A data broker"})
    return with_consents(person.context, **{key: {"text": changed}})


@pytest.mark.parametrize("key", ["collection", "provision"])
def test_a_consent_whose_text_changes_under_the_same_version_is_asked_again(person, key):
    person.come_to_summary()
    person.context = with_new_text(person, key)
    person.press("제출할게요")
    assert person.situation.application.state == "draft"
    assert person.open_step == {"collection": COLLECTION, "provision": PROVISION}[key]
    person.press("동의해요")
    assert person.situation.consents[key].sha256 == hashlib.sha256(text_of(person, key).encode()).hexdigest()
    assert person.open_step == ("confirm", "summary")


def test_while_a_text_that_changed_under_the_same_version_is_not_agreed_to_documents_wait(person):
    person.begin()
    person.context = with_new_text(person)
    person.hand_in(certificate(REGISTRATION))
    assert states(person) == ["held"]


@pytest.mark.parametrize("answer", ["button.consent", "button.no_consent"])
def test_a_press_under_a_text_that_has_changed_since_decides_nothing_and_the_new_text_is_shown(either, answer):
    either.upload(certificate(REGISTRATION))
    either.start()
    shown = text_of(either)
    either.context = with_new_text(either)
    either.press(either.label(answer))
    assert either.situation.consents == {}
    assert states(either) == ["held"]
    assert either.label("answer.consent_changed") in either.texts
    assert either.heard[-1].body["text"] == text_of(either) != shown
    either.press(either.label("button.consent"))
    recorded = either.situation.consents["collection"]
    assert recorded.sha256 == hashlib.sha256(text_of(either).encode()).hexdigest()


def test_a_yes_typed_under_a_text_that_has_changed_since_agrees_to_nothing(person):
    person.start()
    person.context = with_new_text(person)
    person.say("네")
    assert person.situation.consents == {}
    assert person.label("answer.consent_changed") in person.texts
    person.say("네")
    assert person.situation.consents["collection"].given


def test_a_consent_is_recorded_in_the_language_in_which_it_was_read(person):
    person.start()
    korean, agree = text_of(person), person.button("동의해요")
    conversations.set_language(person.context, person.id, "en")
    person.be_answered()
    person.press_id(agree)
    recorded = person.situation.consents["collection"]
    assert (recorded.language, recorded.sha256) == ("ko", hashlib.sha256(korean.encode()).hexdigest())
    assert person.open_step[0] == "documents_offer"


def test_an_answer_to_a_question_is_not_taken_while_a_new_text_is_not_agreed_to(person):
    person.begin_with_questions()
    person.answer_questions(until="employees")
    held = person.answers
    person.context = with_consents(person.context, collection={"version": "2027-1"})
    person.say("12명", deed="thanks")
    assert person.answers == held
    assert person.label("answer.consent_first") in person.texts
    assert person.open_step == COLLECTION
    person.press("동의해요")
    assert person.open_step == ("question", "employees")


def test_while_a_new_text_is_not_agreed_to_documents_wait(person):
    person.begin()
    person.context = with_consents(person.context, collection={"version": "2027-1"})
    person.upload(certificate(REGISTRATION))
    assert states(person) == ["held"]
    person.press("동의해요")
    person.work()
    person.be_answered()
    assert states(person) == ["parsed"]
    assert {each.sha256 for each in person.situation.consents.values()} == {
        hashlib.sha256(text_of(person).encode()).hexdigest()
    }


def test_after_submitting_a_new_text_keeps_no_document_waiting(person):
    person.come_to_summary()
    person.press("제출할게요")
    person.context = with_consents(person.context, collection={"version": "2027-1"})
    person.hand_in(certificate(REGISTRATION))
    assert states(person)[-1] == "uploaded"


def test_a_consent_that_is_not_required_keeps_no_document_waiting_and_is_asked_once(context):
    person = Person(with_consents(context, collection={"required": False}))
    person.hand_in(certificate(REGISTRATION))
    assert states(person) == ["uploaded"]
    person.start()
    person.press("동의하지 않아요")
    assert states(person) == ["uploaded"]
    assert person.open_step[0] == "documents_offer"


def test_a_programme_that_asks_no_consent_first_reads_at_once_and_asks_at_the_end(context):
    person = Person(with_consents(context, collection={"asked": "last"}))
    person.upload(certificate(REGISTRATION))
    assert states(person) == ["parsed"]
    assert person.labels == ["신청 시작할게요"]
    person.start()
    assert person.answers["company_name"] == "한빛식품(주)"
    assert person.open_step[0] == "reading"
