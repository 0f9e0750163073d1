"""What a request may say; needs no Rasa."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rasa_cell import turn

INTENTS = ("greet", "start")
GOOD = {"turn_id": "t1", "conversation_id": "c-1", "language": "ko", "form_open": False, "text": "안녕하세요"}


def body(**changes: object) -> bytes:
    fields = {**GOOD, **changes}
    return json.dumps({key: value for key, value in fields.items() if value is not ...}).encode()


def test_a_turn_with_text_is_read() -> None:
    read = turn.read(body(), INTENTS)

    assert read == turn.Turn("t1", "c-1", "ko", False, text="안녕하세요")
    assert read.metadata == {"turn_id": "t1", "language": "ko", "form_open": False}


def test_a_turn_with_a_known_intent_is_read() -> None:
    assert turn.read(body(text=..., intent="start"), INTENTS).intent == "start"


@pytest.mark.parametrize(
    "wrong",
    [
        b"",
        b"[]",
        b"\xff\xfe",
        b"[" * 20_000,  # deeper than a parser may go
        body(turn_id=...),
        body(form_open=...),
        body(text=...),  # neither text nor intent
        body(intent="start"),  # both
        body(text=..., intent="submit"),  # not in the domain
        body(text=..., intent='start{"a":"b"}'),
        body(text=..., intent="/start"),
        body(text=""),
        body(text=7),
        body(text="가" * (turn.TEXT_LIMIT + 1)),
        body(text="\ud800"),  # half of a pair: no UTF-8
        body(language="fr"),
        body(language=["ko"]),
        body(form_open="false"),
        body(form_open=0),
        body(turn_id="a b"),
        body(conversation_id="x" * 129),
        body(conversation_id=5),
        body(metadata={"form_open": True}),  # unknown field
        b" " * (turn.BODY_LIMIT + 1),
    ],
)
def test_anything_else_is_no_turn(wrong: bytes) -> None:
    with pytest.raises(turn.TurnError):
        turn.read(wrong, INTENTS)


@pytest.mark.parametrize("text", ["/start", "  /start", "\u3000/start", "\x1f/start", "\n\t/restart", "@0.1", " @x"])
def test_what_rasa_would_read_as_an_intent_gets_a_word_joiner(text: str) -> None:
    assert turn.harmless(text) == "\u2060" + text


@given(st.text())
def test_no_harmless_text_starts_with_a_sign_of_an_intent(text: str) -> None:
    assert not turn.harmless(text).strip().startswith(("/", "@"))


@given(st.text())
def test_harmless_text_keeps_what_was_written(text: str) -> None:
    assert turn.harmless(text).removeprefix("\u2060") == text.removeprefix("\u2060")
