"""Applications, answers with their history, discrepancies, consents and submissions as the store keeps them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.errors import TransitionRefused
from bot.store import answers, applications, consents, documents, submissions, turns
from bot.store.applications import TRANSITIONS
from forms.answers import Answer, Provenance
from forms.consistency.reasons import Reason
from tests.bot.rows import new_application, new_conversation, new_document

BY_USER = Provenance("user", confirmed=True)


@pytest.fixture
def conversation(store):
    with store.begin() as tx:
        return new_conversation(tx)


@pytest.fixture
def application(store, conversation):
    with store.begin() as tx:
        return new_application(tx, conversation)


def history(tx, application_id):
    rows = tx.exec_driver_sql("SELECT value, superseded_at FROM answers ORDER BY id").fetchall()
    return [superseded is not None for _value, superseded in rows]


def put(tx, application_id, key, value, provenance=BY_USER):
    answers.put(tx, application_id, Answer(key, value, provenance))


def test_the_newest_answer_stands_and_the_older_ones_are_history(store, application):
    with store.begin() as tx:
        for count in (6, 12, 12):
            put(tx, application, "employees", count)
        standing = answers.current(tx, application)
        assert history(tx, application) == [True, True, False]
    assert standing["employees"].value == 12
    assert standing["employees"].provenance.given_at is not None


def test_an_answer_of_any_type_comes_back_as_it_was(store, application):
    for value in (0, False, "", 0.5, ["US", "JP"], {"amount": 350_000_000, "currency": "KRW"}, "한빛식품(주)", []):
        with store.begin() as tx:
            put(tx, application, "any", value)
            read = answers.current(tx, application)["any"].value
        assert read == value
        assert type(read) is type(value)


def test_where_an_answer_is_from_comes_back_to_the_point(store, application):
    where = Provenance("certificate", document="d", kind="sme_confirmation", page=1, box=(1.5, 2.0, 3.0, 4.0))
    with store.begin() as tx:
        put(tx, application, "company_name", "한빛식품(주)", where)
        read = answers.current(tx, application)["company_name"].provenance
    assert (read.giver, read.document, read.kind, read.page, read.box) == (
        "certificate", "d", "sme_confirmation", 1, (1.5, 2.0, 3.0, 4.0),
    )  # fmt: skip
    assert isinstance(read.given_at, datetime)
    assert read.given_at.tzinfo == UTC


def test_confirming_a_document_confirms_its_own_answers_only(store, application):
    with store.begin() as tx:
        put(tx, application, "company_name", "한빛식품(주)", Provenance("certificate", document="mine"))
        put(tx, application, "sme_size", "small", Provenance("certificate", document="other"))
        answers.confirm(tx, application, lambda provenance: provenance.document == "mine")
        confirmed = {key: each.provenance.confirmed for key, each in answers.current(tx, application).items()}
        answers.confirm(tx, application, lambda provenance: provenance.document == "mine")
        assert len(history(tx, application)) == 3
    assert confirmed == {"company_name": True, "sme_size": False}


def test_a_discrepancy_is_noted_once_and_stays_decided(store, conversation, application):
    with store.begin() as tx:
        document = new_document(tx, conversation)
        proved = Answer("representative", "홍길동", Provenance("certificate", document=document))
        answers.disagree(tx, application, document, proved)
        answers.disagree(tx, application, document, proved)
        (found,) = answers.open_discrepancies(tx, application)
        assert (found.key, found.document_id, found.proved.value) == ("representative", document, "홍길동")
        answers.decide(tx, application, "representative", "user")
        assert answers.open_discrepancies(tx, application) == ()
        answers.disagree(tx, application, document, proved)
        assert answers.open_discrepancies(tx, application) == ()


def test_one_decision_settles_all_documents_that_disagree(store, conversation, application):
    with store.begin() as tx:
        for value in ("가", "나"):
            document = new_document(tx, conversation)
            answers.disagree(tx, application, document, Answer("representative", value, Provenance("certificate")))
        assert len(answers.open_discrepancies(tx, application)) == 2
        answers.decide(tx, application, "representative", "document")
        assert answers.open_discrepancies(tx, application) == ()


def test_the_reason_of_a_kept_value_is_told_once_for_all_documents(store, conversation, application):
    with store.begin() as tx:
        for value in ("가", "나"):
            document = new_document(tx, conversation)
            answers.disagree(tx, application, document, Answer("representative", value, Provenance("certificate")))
        answers.explain(tx, application, "representative", Reason("outdated"))
        assert answers.overruled(tx, application) == ()
        answers.decide(tx, application, "representative", "user")
        assert [each.reason for each in answers.overruled(tx, application)] == [None, None]
        answers.explain(tx, application, "representative", Reason("other", "대표가 바뀌었어요"))
        answers.explain(tx, application, "representative", Reason("outdated"))
        kept = answers.overruled(tx, application)
    assert [each.reason for each in kept] == [Reason("other", "대표가 바뀌었어요")] * 2


@pytest.mark.parametrize("state", TRANSITIONS)
def test_an_application_goes_only_where_its_state_allows(store, application, state):
    for to in TRANSITIONS:
        with store.begin() as tx:
            tx.exec_driver_sql(f"UPDATE applications SET state = '{state}'")
            if to in TRANSITIONS[state]:
                applications.move(tx, application, to)
                continue
            with pytest.raises(TransitionRefused):
                applications.move(tx, application, to)


def test_the_state_has_no_other_door(store, application):
    with store.begin() as tx, pytest.raises(TransitionRefused):
        applications.change(tx, application, state="submitted")


def test_an_interview_remembers_its_place(store, conversation, application):
    with store.begin() as tx:
        fresh = applications.of_conversation(tx, conversation)
        assert (fresh.state, fresh.open_step, fresh.reopened) == ("draft", None, None)
        assert (fresh.skipped, fresh.shown) == ((), ())
        applications.change(
            tx, application, open_step=("question", "employees"), reopened="hs_code", skipped=("hs_code",), shown=("x",)
        )
        kept = applications.of_conversation(tx, conversation)
    assert (kept.open_step, kept.reopened, kept.skipped, kept.shown) == (
        ("question", "employees"), "hs_code", ("hs_code",), ("x",),
    )  # fmt: skip


def test_an_application_is_found_from_its_conversation_only(store, conversation, application):
    with store.begin() as tx:
        other = new_conversation(tx)
        assert applications.of_conversation(tx, other) is None
        assert applications.conversation_of(tx, application) == conversation


def test_the_last_decision_on_a_consent_stands(store, conversation, application):
    with store.begin() as tx:
        turn = turns.add(tx, conversation, "text", text="네", payload={})
        for given in (False, True):
            text = {"key": "provision", "version": "2026-1", "sha256": "a" * 64, "language": "ko"}
            consents.record(tx, application, **text, given=given, turn_id=turn)
        standing = consents.standing(tx, application)
        assert tx.exec_driver_sql("SELECT count(*) FROM consents").scalar() == 2
    assert standing["provision"].given is True
    assert (standing["provision"].version, standing["provision"].sha256) == ("2026-1", "a" * 64)


def test_a_submission_and_its_cursor_are_kept(store, application):
    with store.begin() as tx:
        submissions.add(tx, "s-1", application, 1, {"schema": "gildong-dossier/1"}, "b" * 64)
        submissions.change(tx, "s-1", receipt="2026-000001", status="received")
        assert submissions.cursor(tx, "updates") == 0
        submissions.move_cursor(tx, "updates", 7)
        submissions.move_cursor(tx, "updates", 9)
        assert submissions.cursor(tx, "updates") == 9
        found = submissions.of_application(tx, application)
        assert submissions.find(tx, "no such id") is None
    assert (found.receipt, found.status, found.dossier) == ("2026-000001", "received", {"schema": "gildong-dossier/1"})


def test_documents_come_in_the_order_in_which_they_were_sent(store, conversation):
    with store.begin() as tx:
        sent = [new_document(tx, conversation, f"{number}.pdf") for number in range(3)]
        documents.change(tx, sent[1], state="parsed", kind="sme_confirmation", reading={"pages": 1})
        kept = documents.of_conversation(tx, conversation)
        assert documents.encrypted_bytes(tx, sent[0]) == b"sealed"
        assert documents.conversation_of(tx, sent[0]) == conversation
    assert [document.id for document in kept] == sent
    assert [document.state for document in kept] == ["uploaded", "parsed", "uploaded"]
