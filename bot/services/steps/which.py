"""Words that could change more than one answer, or another than the open one: nothing is changed before it is said."""

from __future__ import annotations

from bot.services.answers import which
from bot.services.answers.which import Option
from bot.services.base.reply import Reply
from bot.services.base.wordings import squeezed
from bot.services.conversation import said
from bot.services.conversation.situation import Situation
from bot.services.conversation.talk import Talk
from bot.services.steps import question
from bot.store.buttons import Offer
from forms import fields
from forms.correction import kinds, named


def due(situation: Situation) -> str | None:
    return "answers" if situation.draft and which.options(situation) else None


def ask(talk: Talk, _key: str) -> Reply:
    """One button for each answer that may be meant, with what it would become."""
    options = which.options(talk.situation)
    offers = [Offer(_label(talk, option), {"answer": option.key}) for option in options]
    return talk.reply(
        "ask.which_one" if len(options) == 1 else "ask.which", *offers, talk.offer("button.neither", answer=False)
    )


def take(talk: Talk, _key: str) -> tuple[Reply, ...]:
    """What is pressed, named, or told as the new value; an answer to the question before leaves all as it was, aloud.

    So do other words where the new value is known; where it is still to be said, they leave that open.
    """
    options = which.options(talk.situation)
    chosen = _chosen(talk, options) or _told(talk, options)
    refused = said.value(talk) is False or said.agreed(talk) is False
    is_answer = _is_answer_to_question(talk)
    if chosen is None and not refused and not is_answer and any(one.value is None for one in options):
        return (talk.reply("answer.which_left"),)
    which.forget(talk)
    if chosen is not None:
        return settle(talk.again(), chosen)
    if refused:
        return ()
    return (
        (*_answer_to_question(talk.again()), *_left(talk, options)) if is_answer else (talk.reply("answer.which_left"),)
    )


def settle(talk: Talk, option: Option) -> tuple[Reply, ...]:
    """Changes that answer, or asks its question anew."""
    asked = talk.situation.programme.question(option.key)
    if option.value is None:
        talk.change(reopened=asked.key)
        return ()
    return question.store(talk, asked, option.value) or (talk.reply("answer.corrected"),)


def _chosen(talk: Talk, options: tuple[Option, ...]) -> Option | None:
    pressed = said.value(talk)
    if pressed is None and len(options) == 1 and said.agreed(talk):
        return options[0]
    fitting = [one for one in options if pressed == one.key or (pressed is None and _is_named(talk, one))]
    return fitting[0] if len(fitting) == 1 else None


def _told(talk: Talk, options: tuple[Option, ...]) -> Option | None:
    """The new value of an answer that was to be asked anew, said at once: "In arrears"."""
    if talk.turn.kind != "text":
        return None
    asked = {one.key: talk.situation.programme.question(one.key) for one in options if one.value is None}
    values = {key: kinds.value(each, talk.turn.text, talk.language) for key, each in asked.items()}
    found = [Option(key, value) for key, value in values.items() if value is not None]
    return found[0] if len(found) == 1 else None


def _left(talk: Talk, options: tuple[Option, ...]) -> tuple[Reply, ...]:
    """Which answers stand as they did."""
    known = [(talk.situation.programme.question(one.key), talk.situation.answers.get(one.key)) for one in options]
    lines = [
        f"{talk.to(asked.label)}: {fields.show(asked, answer.value, talk.language)}"
        for asked, answer in known
        if answer
    ]
    return (talk.reply("answer.left_as_it_was", lines=", ".join(lines)),) if lines else ()


def _is_named(talk: Talk, option: Option) -> bool:
    """By its name, by the whole button, or by its value."""
    asked, text = talk.situation.programme.question(option.key), talk.turn.text
    by_name = named.named_question(talk.situation.programme, text, talk.language)
    is_value = option.value is not None and kinds.value(asked, text, talk.language) == option.value
    return squeezed(text) == squeezed(_label(talk, option)) or (by_name is not None and by_name == asked) or is_value


def _label(talk: Talk, option: Option) -> str:
    asked = talk.situation.programme.question(option.key)
    if option.value is None:
        return talk.to(asked.label)
    return f"{talk.to(asked.label)}: {fields.show(asked, option.value, talk.language)}"


def _is_answer_to_question(talk: Talk) -> bool:
    key = question.due(talk.situation)
    return key is not None and talk.turn.kind == "text" and question.is_plain(talk, key)


def _answer_to_question(talk: Talk) -> tuple[Reply, ...]:
    key = question.due(talk.situation)
    return question.take(talk, key) if key is not None else ()
