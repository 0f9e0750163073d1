"""Somebody who talks with the bot in this process: every turn goes through the real deeds, as Rasa calls them."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from bot.services import deeds
from bot.services.base.context import Context
from bot.services.conversation import conversations, situation
from bot.services.conversation.situation import Situation
from bot.services.files import documents
from bot.services.form.interview import CONSENTS
from bot.services.turns import answering, events
from bot.store import applications, outbox
from bot.store import conversations as stored
from bot.store.messages import Message
from document_fetch import demo
from document_fetch.demo import HANBIT, DemoCompany

TODAY = date(2026, 11, 24)
CERTIFICATES = ("business_registration", "sme_confirmation", "national_tax_clearance")


def certificate(kind: str, company: DemoCompany = HANBIT, **facts: Any) -> bytes:
    return demo.issue(kind, company, **{"issued_on": TODAY, **facts})


class Person:
    """One conversation; `heard` holds the bot's messages of the last turn."""

    def __init__(self, context: Context, language: str = "ko") -> None:
        self.context = context
        self.id, self.token = conversations.open_conversation(context, language)  # type: ignore[arg-type]
        self.seen = 0
        self.asked: list[tuple[str, str]] = []
        self.heard = self.listen()

    # -- what a person does

    def say(self, text: str, deed: str = "answer") -> list[Message]:
        """Types; `deed` is what the dialogue model takes it for, unless a button of these words is on show."""
        self.write(text)
        return self.be_answered(deed)

    def write(self, text: str) -> None:
        """Types, and is not answered yet."""
        conversations.receive_text(self.context, self.id, str(uuid.uuid4()), text)

    def press(self, label: str) -> list[Message]:
        """Presses the newest button of that label."""
        return self.press_id(self.button(label))

    def press_id(self, button_id: str) -> list[Message]:
        conversations.receive_button(self.context, self.id, str(uuid.uuid4()), button_id)
        return self.be_answered()

    def upload(self, content: bytes, name: str = "증명서.pdf") -> list[Message]:
        """Sends a file; it is read as the worker reads it, and the turn that tells of it is answered."""
        self.hand_in(content, name)
        self.work()
        return self.be_answered()

    def hand_in(self, content: bytes, name: str = "증명서.pdf") -> None:
        documents.receive(self.context, self.id, documents.Upload(str(uuid.uuid4()), name, content))

    def give_all_certificates(self, company: DemoCompany = HANBIT) -> None:
        """Uploads the three certificates and confirms each."""
        for kind in CERTIFICATES:
            self.upload(certificate(kind, company), f"{kind}.pdf")
            self.press(self.label("button.right"))

    def answer_questions(self, until: str | None = None, **own: str) -> list[str]:
        """Answers by the example that each question gives, or by `own`; gives the keys of what was asked."""
        asked, language = [], self.language
        while (step := self.open_step)[0] == "question" and step[1] != until:
            asked.append(step[1])
            self.say(own.get(step[1], self.context.programme.question(step[1]).example.to(language)))
            assert self.open_step != step, (step, self.texts)
        assert set(asked) <= set(self.answers)
        return asked

    def agree_to_all(self) -> None:
        while self.open_step[0] in CONSENTS:
            self.press(self.label("button.consent"))

    def start(self) -> None:
        """Starts an application; the consent that comes first is asked."""
        self.press(self.label("button.start"))

    def begin(self) -> None:
        """Starts an application and agrees to what comes first."""
        self.start()
        self.agree_to_all()

    def begin_with_questions(self) -> None:
        self.begin()
        self.press(self.label("button.questions_first"))

    def come_to_summary(self) -> None:
        """Everything that an honest applicant does before the last word."""
        self.begin()
        self.give_all_certificates()
        self.answer_questions()
        self.agree_to_all()
        assert self.open_step == ("confirm", "summary")

    # -- what the system does

    def work(self) -> None:
        """Does the document jobs that are due."""
        while (job := self.lease()) is not None:
            assert job.topic == documents.READ, job
            changes = documents.read(self.context, job.subject_id)
            with self.context.store.begin() as tx:
                assert outbox.finish(tx, job)
                documents.record_reading(tx, job.subject_id, changes)

    def be_answered(self, deed: str = "answer") -> list[Message]:
        """Answers the oldest waiting turn: the deed, and as Rasa's form does, the open question again."""
        waiting = answering.take_next(self.context, self.id)
        assert waiting is not None, "no turn is waiting"
        replies = self.perform(waiting.turn.id, waiting.turn.kind, waiting.turn.payload, deed)
        answering.finish(self.context, waiting.turn, replies)
        self.heard = self.listen()
        return self.heard

    def perform(self, turn_id: str, kind: str, payload: dict[str, Any], deed: str = "answer") -> tuple[Any, ...]:
        if kind == "event":
            outcome = events.perform(self.context, turn_id)
        else:
            name = payload.get("intent", "answer") if kind == "button" else deed
            outcome = deeds.perform(self.context, turn_id, name)
        self.asked.append(self.open_step)
        is_over = kind == "event" or (outcome.finished and name == "answer")
        return outcome.replies if is_over else (*outcome.replies, *self._ask(turn_id))

    def _ask(self, turn_id: str) -> tuple[Any, ...]:
        with self.context.store.read() as tx:
            application = applications.of_conversation(tx, self.id)
        is_draft = application is not None and application.state == "draft"
        replies = deeds.perform(self.context, turn_id, "ask").replies if is_draft else ()
        self.asked[-1] = self.open_step
        return replies

    def lease(self) -> outbox.Job | None:
        with self.context.store.begin() as tx:
            return outbox.lease(tx)

    # -- what can be seen

    def listen(self) -> list[Message]:
        new = conversations.history(self.context, self.id, self.seen)
        self.seen = new[-1].seq if new else self.seen
        return [message for message in new if message.sender != "user"]

    @property
    def situation(self) -> Situation:
        with self.context.store.read() as tx:
            return situation.load(tx, self.context, self.id)

    @property
    def language(self) -> str:
        with self.context.store.read() as tx:
            return stored.get(tx, self.id).language

    @property
    def open_step(self) -> tuple[str, str]:
        with self.context.store.read() as tx:
            application = applications.of_conversation(tx, self.id)
        return (application.open_step if application else None) or ("", "")

    @property
    def answers(self) -> dict[str, Any]:
        return {key: answer.value for key, answer in self.situation.answers.items()}

    @property
    def texts(self) -> str:
        return "\n".join(message.body["text"] for message in self.heard)

    @property
    def labels(self) -> list[str]:
        """Buttons of the bot's last turn."""
        return [button["label"] for message in self.heard for button in message.body.get("buttons", ())]

    def button(self, label: str) -> str:
        transcript = conversations.history(self.context, self.id, 0)
        shown = [each for message in reversed(transcript) for each in message.body.get("buttons", ())]
        return next(each["id"] for each in shown if each["label"] == label)

    def label(self, key: str, **facts: Any) -> str:
        return self.context.catalogue.say(key, self.language, **facts)  # type: ignore[arg-type]
