"""Before it is sent: what the company's own answers give in the programme's rubric, and what proves it."""

from __future__ import annotations

from bot.services.answers import estimates
from bot.services.base.reply import Reply
from bot.services.conversation import said
from bot.services.conversation.situation import Situation
from bot.services.conversation.talk import Talk
from bot.services.files import document_words
from bot.services.programmes import estimate_words
from bot.services.steps import pick
from bot.store.buttons import Offer
from forms.assessment.scoring import Score

PAPERS = "papers"
#: Kept in `Application.shown`, each with what was shown last: points that the user went on from, and the map itself.
SEEN, MAP = "estimate:", "estimate_map:"
MOST_UNANSWERED = 2


def due(situation: Situation) -> str | None:
    """The estimate's fingerprint, until the user has gone on from just these points."""
    score = estimates.estimate(situation) if situation.draft else None
    if score is None or situation.draft is None:
        return None
    found = estimates.fingerprint(score)
    return None if SEEN + found in situation.draft.shown else found


def ask(talk: Talk, _key: str) -> Reply:
    """The whole map where it is new; after an interruption its sum is enough."""
    score = _score(talk)
    rows = estimate_words.rows(talk, score)
    offers = _offers(talk, score)
    whole = MAP + estimates.short_hash(rows)
    if whole in talk.application.shown:
        return Reply(text=talk.say("ask.estimate_again"), offers=offers)
    changed = [talk.say("answer.estimate_changed")] if _was_seen(talk) else []
    _remember(talk, MAP, whole)
    text = "\n".join((*changed, estimate_words.text(talk, score), talk.say("ask.estimate")))
    return Reply(text=text, rows=rows, offers=offers)


def take(talk: Talk, key: str) -> tuple[Reply, ...]:
    if said.value(talk) == PAPERS:
        return (_papers(talk),)
    agreed = said.agreed(talk, "accept.go_on")
    if agreed is None:
        return (talk.reply("answer.estimate"),)
    if agreed is False:
        talk.change(reopened=pick.ANY)
        return ()
    return go_on(talk, key)


def go_on(talk: Talk, key: str) -> tuple[Reply, ...]:
    """These points are known now and are not shown again."""
    _remember(talk, SEEN, SEEN + key)
    return ()


def is_plain(talk: Talk, _key: str) -> bool:
    """Words such as "계속" mean this step and nothing else, but only once it has been asked."""
    is_asked = talk.application.open_step is not None and talk.application.open_step[0] == "estimate"
    return is_asked and said.agreed(talk, "accept.go_on") is True


def _offers(talk: Talk, score: Score) -> tuple[Offer, ...]:
    """Going on, and what would help: a paper that is missing, an answer that was left out, another answer."""
    papers = estimates.missing_papers(talk.situation, score)
    left_out = estimates.unanswered(talk.situation, score)[:MOST_UNANSWERED]
    return (
        talk.offer("button.go_on", answer=True),
        *([talk.offer("button.add_paper", answer=PAPERS)] if papers else []),
        *(
            Offer(talk.say("button.fill_in", label=talk.to(each.label)), {"intent": "correct", "question": each.key})
            for each in left_out
        ),
        *([talk.offer("button.correct", answer=False)] if estimates.can_grow(score) else []),
    )


def _papers(talk: Talk) -> Reply:
    """Which papers are missing and where each is issued; they are uploaded like any other."""
    missing = estimates.missing_papers(talk.situation, _score(talk))
    return talk.reply("answer.estimate_papers", lines=document_words.places_of_issue(talk, missing))


def _score(talk: Talk) -> Score:
    score = estimates.estimate(talk.situation)
    if score is None:
        raise LookupError("a programme without a rubric")
    return score


def _was_seen(talk: Talk) -> bool:
    return any(name.startswith(SEEN) for name in talk.application.shown)


def _remember(talk: Talk, prefix: str, name: str) -> None:
    """In place of what was shown before: points that come back are a change as well."""
    others = (each for each in talk.application.shown if not each.startswith(prefix))
    talk.change(shown=(*others, name))
