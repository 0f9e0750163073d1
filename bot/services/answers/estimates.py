"""A company's own estimate in points, from its answers and papers as they stand now."""

from __future__ import annotations

import hashlib

from bot.services.answers import overruled
from bot.services.conversation.situation import USABLE, Situation
from forms import progress
from forms.assessment import scoring
from forms.assessment.scoring import ItemScore, Score
from forms.definitions.model import Question, Requirement
from forms.definitions.rubric import Item
from forms.evaluation import beneath


def estimate(situation: Situation) -> Score | None:
    """None where the programme has no rubric."""
    rubric = situation.programme.rubric
    if rubric is None:
        return None
    return scoring.score(rubric, situation.knowledge, situation.held, _unchecked(situation))


def fingerprint(score: Score) -> str:
    """The same as long as no points change; that a paper came in changes what they rest on, and not them."""
    points = [(one.key, str(one.points_low), str(one.points_high)) for one in _items(score)]
    facts = (points, [(one.key, one.outcome) for one in score.bonuses], score.passes)
    return short_hash(facts)


def short_hash(facts: object) -> str:
    return hashlib.sha256(repr(facts).encode()).hexdigest()[:16]


def missing_papers(situation: Situation, score: Score) -> tuple[Requirement, ...]:
    """Papers that would prove some item and are not here, in the definition's order."""
    missing = {key for one in _items(score) for key in one.missing}
    return tuple(paper for paper in situation.programme.requirements if paper.key in missing)


def unanswered(situation: Situation, score: Score) -> tuple[Question, ...]:
    """Questions that were left out, or not decided, and would give an item its points."""
    known = situation.knowledge
    open_ = {one.key for one in _items(score) if one.basis == "missing"}
    asked = {key for item in _defined(situation) if item.key in open_ for key in _beneath(situation, item)}
    visible = progress.visible(situation.programme, situation.answers, situation.today)
    return tuple(each for each in visible if each.key in asked and known.value(each.key) is None)


def can_grow(score: Score) -> bool:
    """Whether other answers could give more by formula."""
    return any(one.basis != "evaluator" and one.points_low < one.max for one in _items(score))


def _unchecked(situation: Situation) -> frozenset[str]:
    """Kinds of which nothing was read, or only what the company's own word stands against."""
    usable = [document for document in situation.documents if document.state in USABLE and document.kind]
    contradicted = overruled.documents(situation)
    read = {each.kind for each in usable if each.state == "parsed" and each.id not in contradicted}
    return frozenset(str(each.kind) for each in usable if each.kind not in read)


def _items(score: Score) -> tuple[ItemScore, ...]:
    return tuple(item for criterion in score.criteria for item in criterion.items)


def _defined(situation: Situation) -> tuple[Item, ...]:
    rubric = situation.programme.rubric
    return tuple(item for criterion in rubric.criteria for item in criterion.items) if rubric else ()


def _beneath(situation: Situation, item: Item) -> tuple[str, ...]:
    return beneath.questions(item.score, situation.programme) if item.score is not None else ()
