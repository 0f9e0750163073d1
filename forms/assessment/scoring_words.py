"""A rubric's estimate and its evidence map in words."""

from collections.abc import Sequence
from fractions import Fraction

from forms.assessment.scoring import ItemScore, Proof, Range, Score
from forms.definitions.basics import Language
from forms.definitions.rubric import Criterion, Item, Rubric
from forms.field_types import shown

_JOINED = ", "


def total(score: Score, language: Language) -> str:
    """The whole estimate, with the word that it is one."""
    return shown.say("score.total", language, range=_range(score, language), max=_number(score.max))


def lines(score: Score, rubric: Rubric, language: Language) -> tuple[str, ...]:
    """Every criterion with its items, then the bonuses, then the pass mark."""
    told = []
    for criterion, scored in zip(rubric.criteria, score.criteria, strict=True):
        told.append(_line("score.criterion", criterion, scored, language))
        told += [_item(item, one, language) for item, one in zip(criterion.items, scored.items, strict=True)]
    told += _bonuses(score, rubric, language)
    if score.passes is not None:
        told.append(shown.say(f"score.passes.{score.passes}", language, mark=_number(Fraction(rubric.pass_mark or 0))))
    return tuple(told)


def proof(line: Proof, language: Language) -> str:
    """What proves the item, and what of it is missing."""
    name, papers = line.item.name.to(language), _JOINED.join(paper.name.to(language) for paper in line.papers)
    missing = _JOINED.join(paper.name.to(language) for paper in line.missing)
    key = "score.proof.missing" if line.missing else "score.proof.held"
    return shown.say(key, language, name=name, papers=papers, missing=missing)


def _item(item: Item, scored: ItemScore, language: Language) -> str:
    basis = shown.say(f"score.basis.{scored.basis}", language)
    return _line("score.item_guess" if scored.guess else "score.item", item, scored, language, basis=basis)


def _line(key: str, named: Criterion | Item, scored: Range, language: Language, **more: str) -> str:
    facts = {"name": named.name.to(language), "max": _number(scored.max), "range": _range(scored, language)}
    return shown.say(key, language, **facts, **more)


def _bonuses(score: Score, rubric: Rubric, language: Language) -> Sequence[str]:
    return [
        shown.say(f"score.bonus.{one.outcome}", language, name=bonus.name.to(language), points=_number(one.points))
        for bonus, one in zip(rubric.bonuses, score.bonuses, strict=True)
    ]


def _range(scored: Range, language: Language) -> str:
    low, high = _number(scored.points_low), _number(scored.points_high)
    if low != high:
        return shown.say("score.between", language, low=low, high=high)
    return shown.say("score.points", language, points=low, count=1 if low == "1" else 2)


def _number(points: Fraction) -> str:
    """With one decimal at most."""
    return f"{float(points):.1f}".removesuffix(".0")
