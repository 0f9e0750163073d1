"""A question of the programme: asked, read by its own type, refused with help, stored with its provenance."""

from __future__ import annotations

from typing import Any

from bot.services.answers import ownership
from bot.services.base.reply import Reply
from bot.services.base.wordings import is_question
from bot.services.conversation import said
from bot.services.conversation.situation import Situation
from bot.services.conversation.talk import Talk
from bot.store import answers
from bot.store.buttons import Offer
from forms import fields, plain, progress
from forms.answers import Answer, Provenance
from forms.correction import kinds
from forms.definitions.model import Question
from forms.errors import FieldError
from forms.field_types import numbers

LONGEST_ECHO = 80  # characters
#: An answer with another one behind it is short.
MOST_WORDS_OF_TWO = 12


def due(situation: Situation) -> str | None:
    if situation.draft is None:
        return None
    question = situation.next_question
    return question.key if question else None


def ask(talk: Talk, key: str) -> Reply:
    """The question with its choices as buttons, or with the form of input that its type has."""
    question = talk.situation.programme.question(key)
    offers = [Offer(talk.to(choice.label), {"answer": choice.id}) for choice in question.choices]
    if question.type == "yes_no":
        offers = [talk.offer("button.yes", answer=True), talk.offer("button.no", answer=False)]
    if question.optional:
        offers.append(talk.offer("button.skip", intent="skip"))
    return Reply(text=talk.to(question.ask), offers=tuple(offers), input=_input(talk, question))


def _input(talk: Talk, question: Question) -> dict[str, Any] | None:
    """What the page may draw for the answer, filled with the one that stands."""
    standing = talk.situation.answers.get(question.key)
    form = fields.input_of(question, talk.language, standing.value if standing else None)
    return form.as_json() if form else None


def take(talk: Talk, key: str) -> tuple[Reply, ...]:
    """Stores the answer, or says why it is refused and keeps everything else."""
    question = talk.situation.programme.question(key)
    if question.type in kinds.FREE and _asks_back(talk):
        return (talk.reply("answer.asked_back"),)
    try:
        value = _value(talk, question)
    except FieldError as refusal:
        if question.optional and _says_none(talk):
            return leave_out(talk, key)
        if told := _with_another(talk, question):
            return told
        return (refused(talk, refusal),)
    return store(talk, question, value)


def _asks_back(talk: Talk) -> bool:
    """ "저희 되는 건가요?" is no product; a longer text may well hold a question."""
    is_short = len(talk.turn.text.split()) <= MOST_WORDS_OF_TWO
    return talk.turn.kind == "text" and is_short and is_question(talk.turn.text)


def _with_another(talk: Talk, question: Question) -> tuple[Reply, ...]:
    """ "예 하고 있어요 아마존이랑 쇼피요": the answer, and behind it that of one question still to come."""
    if talk.turn.kind != "text" or question.type not in {"yes_no", "choice"}:
        return ()
    for head, rest in _splits(talk.turn.text):
        takers = _open_takers(talk, question, rest) if fields.is_plain(question, head) else []
        if len(takers) == 1:
            value = fields.parse(question, head, talk.language)
            first = store(talk, question, value)
            return (*first, *store(talk.again(), *takers[0]))
    return ()


def _splits(text: str) -> list[tuple[str, str]]:
    words = text.split()[:MOST_WORDS_OF_TWO]
    return [(" ".join(words[:end]), " ".join(words[end:])) for end in range(len(words) - 1, 0, -1)]


def _open_takers(talk: Talk, question: Question, text: str) -> list[tuple[Question, Any]]:
    situation = talk.situation
    still_open = progress.open_questions(situation.programme, situation.answers, (), situation.today)
    strict = [each for each in still_open if each.key != question.key and each.type not in kinds.FREE]
    read = ((each, kinds.value(each, text, talk.language)) for each in strict)
    return [(each, value) for each, value in read if value is not None]


def _says_none(talk: Talk) -> bool:
    """There is none, or the company does not know it."""
    text = talk.turn.text
    return numbers.is_nothing(text) or plain.yes_or_no(text) is False or said.asks(talk, "accept.leave_out")


def leave_out(talk: Talk, key: str) -> tuple[Reply, ...]:
    """Skips an optional question; "없어요" to it means the same."""
    talk.change(skipped=(*talk.application.skipped, key), reopened=None)
    return (talk.reply("answer.skipped"),)


def is_visible(situation: Situation, key: str) -> bool:
    """Whether the question concerns this company as far as is known."""
    visible = progress.visible(situation.programme, situation.answers, situation.today)
    return any(each.key == key for each in visible)


def is_plain(talk: Talk, key: str) -> bool:
    """Also what is evidently meant as the answer and is wrong: it is refused with help, and never lost to an intent."""
    return fields.is_meant(talk.situation.programme.question(key), talk.turn.text)


def is_read(talk: Talk, question: Question, text: str) -> bool:
    """Whether `text` is an answer to the question, said in whatever way."""
    try:
        fields.parse(question, text, talk.language)
    except FieldError:
        return False
    return True


def refused(talk: Talk, refusal: FieldError) -> Reply:
    return talk.reply(refusal.response, **refusal.facts)


def store(talk: Talk, question: Question, value: Any) -> tuple[Reply, ...]:
    """Makes `value` the user's answer and says how it was understood."""
    given = Answer(question.key, value, Provenance("user", confirmed=True))
    overruled = talk.situation.answers.get(question.key)
    if overruled is not None and overruled.provenance.document is not None and overruled.value != value:
        # Kept as decided: the next paper that says the same must not ask again.
        answers.overrule(talk.tx, talk.application.id, overruled.provenance.document, overruled)
    answers.put(talk.tx, talk.application.id, given, talk.turn.id)
    answers.decide(talk.tx, talk.application.id, question.key, "user")
    left = tuple(skipped for skipped in talk.application.skipped if skipped != question.key)
    talk.change(reopened=None, skipped=left)
    shown = fields.show(question, value, talk.language)
    is_pressed = talk.turn.kind == "button" and shown == talk.turn.text.strip()  # the button stays marked as taken
    echo = () if is_pressed else (_echo(talk, question, shown),)
    aside = ownership.look_again(talk) if question.key in ownership.COMPANY else ()
    return (*echo, *aside, *_left_out(talk))


def _left_out(talk: Talk) -> tuple[Reply, ...]:
    """What the change makes needless is said: it stays in memory, and is not sent."""
    now = talk.again().situation
    before, after = _answered(talk.situation), _answered(now)
    gone = [talk.to(question.label) for key, question in before.items() if key in now.answers and key not in after]
    return (talk.reply("answer.left_out", labels=", ".join(gone)),) if gone else ()


def _answered(situation: Situation) -> dict[str, Question]:
    shown = progress.visible(situation.programme, situation.answers, situation.today)
    return {question.key: question for question in shown if question.key in situation.answers}


def _echo(talk: Talk, question: Question, shown: str) -> Reply:
    """What was taken; a long text that stands just above as it was typed is not said again."""
    if len(shown) > LONGEST_ECHO and shown == talk.turn.text.strip():
        return talk.reply("answer.noted", label=talk.to(question.label))
    return talk.reply("answer.understood", label=talk.to(question.label), value=shown)


def _value(talk: Talk, question: Question) -> Any:
    pressed = talk.turn.payload.get("answer")
    if pressed is None:
        return fields.parse(question, talk.turn.text, talk.language)
    return [pressed] if question.type == "choices" else pressed
