"""Messages, turns, effects and buttons as the store keeps them."""

from __future__ import annotations

import pytest
from sqlalchemy.exc import IntegrityError

from bot.store import buttons, conversations, messages, turns
from bot.store.buttons import Offer
from tests.bot.rows import at_once, new_conversation

THREADS = 8


@pytest.fixture
def conversation(store):
    with store.begin() as tx:
        return new_conversation(tx, token="open sesame")


def test_messages_of_many_threads_are_numbered_without_gap_or_double(store, conversation):
    def write(thread: int) -> None:
        for number in range(10):
            with store.begin() as tx:
                messages.add(tx, conversation, "bot", {"text": f"{thread}/{number}"})

    at_once(THREADS, write)
    with store.read() as tx:
        kept = messages.after(tx, conversation, 0)
        assert conversations.get(tx, conversation).last_seq == THREADS * 10
    assert [message.seq for message in kept] == list(range(1, THREADS * 10 + 1))
    for thread in range(THREADS):
        own = [m.body["text"] for m in kept if m.body["text"].startswith(f"{thread}/")]
        assert own == [f"{thread}/{number}" for number in range(10)]


def test_two_conversations_number_their_messages_apart(store, conversation):
    with store.begin() as tx:
        other = new_conversation(tx)
        messages.add(tx, conversation, "bot", {"text": "가"})
        assert messages.add(tx, other, "bot", {"text": "나"}).seq == 1
        assert [m.body["text"] for m in messages.after(tx, other, 0)] == ["나"]


def test_a_message_rolled_back_leaves_no_gap(store, conversation):
    def fail() -> None:
        with store.begin() as tx:
            messages.add(tx, conversation, "bot", {"text": "lost"})
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with store.begin() as tx:
        assert messages.add(tx, conversation, "bot", {"text": "kept"}).seq == 1


def test_a_client_id_is_taken_once_in_its_conversation(store, conversation):
    with store.begin() as tx:
        first = messages.add(tx, conversation, "user", {"text": "네"}, "client-1")
        assert messages.by_client_id(tx, conversation, "client-1") == first
        other = new_conversation(tx)
        assert messages.by_client_id(tx, other, "client-1") is None
        messages.add(tx, other, "user", {"text": "네"}, "client-1")
    with pytest.raises(IntegrityError), store.begin() as tx:
        messages.add(tx, conversation, "user", {"text": "네"}, "client-1")


def test_a_message_keeps_every_letter_and_its_time_zone(store, conversation):
    text = "한글 · 日本 · 😀 · \u2060 · '\";--"
    with store.begin() as tx:
        written = messages.add(tx, conversation, "user", {"text": text, "rows": [{"label": "값"}]})
    with store.read() as tx:
        (read,) = messages.after(tx, conversation, 0)
    assert read == written
    assert read.at.utcoffset() is not None


def test_a_token_is_stored_as_a_hash_only(store, conversation):
    with store.read() as tx:
        found = conversations.by_token(tx, "open sesame")
        assert found is not None
        assert found.id == conversation
        assert conversations.by_token(tx, "open Sesame") is None
        rows = tx.exec_driver_sql("SELECT * FROM conversations").fetchall()
    assert "open sesame" not in str(rows)


def test_turns_are_taken_in_the_order_in_which_they_came(store, conversation):
    with store.begin() as tx:
        made = [turns.add(tx, conversation, "text", text=str(number), payload={}) for number in range(3)]
    taken = []
    while True:
        with store.begin() as tx:
            turn = turns.next_waiting(tx, conversation)
            if turn is None:
                break
            taken.append(turn.id)
            assert turns.finish(tx, turn.id, "answered")
    assert taken == made


def test_each_start_that_finds_a_turn_unanswered_counts_an_attempt(store, conversation):
    with store.begin() as tx:
        answered = turns.add(tx, conversation, "text", text="네", payload={})
        turns.finish(tx, answered, "answered")
        waiting = turns.add(tx, conversation, "text", text="네", payload={})
        turns.count_interrupted(tx)
        turns.count_interrupted(tx)
        assert turns.get(tx, answered).attempts == 0
        found = turns.next_waiting(tx, conversation)
    assert (found.id, found.attempts) == (waiting, 2)


def test_a_turn_ends_once(store, conversation):
    with store.begin() as tx:
        turn_id = turns.add(tx, conversation, "text", text="네", payload={})
        assert turns.apologise(tx, turn_id)
        assert not turns.apologise(tx, turn_id)
        assert turns.finish(tx, turn_id, "answered")
        assert not turns.finish(tx, turn_id, "failed")
        assert not turns.apologise(tx, turn_id)
        assert turns.next_waiting(tx, conversation) is None
        assert turns.waiting_conversations(tx) == ()


def test_turns_queued_by_many_threads_each_get_their_place(store, conversation):
    def queue(number: int) -> str:
        with store.begin() as tx:
            return turns.add(tx, conversation, "text", text=str(number), payload={})

    made = at_once(THREADS, queue)
    with store.read() as tx:
        numbers = tx.exec_driver_sql("SELECT number FROM turns ORDER BY number").scalars().all()
        assert turns.waiting_conversations(tx) == (conversation,)
    assert numbers == list(range(1, THREADS + 1))
    assert len(set(made)) == THREADS


def test_an_effect_is_recorded_once_for_a_turn_and_name(store, conversation):
    with store.begin() as tx:
        turn_id = turns.add(tx, conversation, "text", text="네", payload={})
        assert turns.effect(tx, turn_id, "answer") is None
        turns.record_effect(tx, turn_id, "answer", {"replies": []})
        turns.record_effect(tx, turn_id, "ask", {"replies": [1]})
        assert turns.effect(tx, turn_id, "answer") == {"replies": []}
    with pytest.raises(IntegrityError), store.begin() as tx:
        turns.record_effect(tx, turn_id, "answer", {"replies": ["twice"]})
    with store.read() as tx:
        assert turns.effect(tx, turn_id, "answer") == {"replies": []}


def test_a_button_is_opaque_and_opens_in_its_own_conversation_only(store, conversation):
    with store.begin() as tx:
        (shown,) = buttons.offer(tx, conversation, [Offer("제출할게요", {"answer": True})])
        other = new_conversation(tx)
        found = buttons.find(tx, conversation, shown["id"])
        assert buttons.find(tx, other, shown["id"]) is None
        assert buttons.offer(tx, conversation, []) == []
    assert set(shown) == {"id", "label"}
    assert found is not None
    assert found.payload == {"answer": True}


def test_the_wish_for_a_human_keeps_its_first_time(store, conversation):
    with store.begin() as tx:
        conversations.want_human(tx, conversation)
        first = conversations.get(tx, conversation).human_wanted_at
        conversations.want_human(tx, conversation)
        assert conversations.get(tx, conversation).human_wanted_at == first
    assert first is not None


def test_whoever_holds_a_conversation_makes_other_writers_wait(store, conversation):
    """The same client id from eight threads at once: seven find the first one's message."""

    def receive(number: int) -> int:
        with store.begin() as tx:
            conversations.hold(tx, conversation)
            known = messages.by_client_id(tx, conversation, "client-1")
            return (known or messages.add(tx, conversation, "user", {"text": str(number)}, "client-1")).seq

    assert at_once(THREADS, receive) == [1] * THREADS
