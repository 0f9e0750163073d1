"""A rubric's estimate and its evidence map in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from forms.assessment.scoring import Basis, BonusScore, ItemScore, Range, Score
from forms.definitions.basics import Language
from forms.definitions.model import Programme
from forms.definitions.rubric import Item, Rubric
from forms.field_types import shown


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of the evidence map."""

    group: str  # the criterion with its points
    name: str
    points: str  # e.g. "8점 중 0~8점"
    basis: Basis | None = None  # None: a bonus, which rests on its condition alone
    papers: tuple[str, ...] = ()  # names of what proves it
    missing: tuple[str, ...] = ()  # those of them that are not held


def total(score: Score, language: Language) -> str:
    """The whole estimate, with the word that it is one, and who decides."""
    return shown.say("score.total", language, range=_range(score, language), max=_number(score.max))


def notes(score: Score, rubric: Rubric, language: Language) -> tuple[str, ...]:
    """What else has to be said of the whole: the pass mark, and points that are guessed throughout."""
    told = []
    if score.passes is not None:
        told.append(shown.say(f"score.passes.{score.passes}", language, mark=_pass_mark(rubric, language)))
    if _is_guessed_throughout(score):
        told.append(shown.say("score.guessed_throughout", language))
    return tuple(told)


def lines(score: Score, programme: Programme, language: Language) -> tuple[Line, ...]:
    """The evidence map: every item, then the bonuses. A guess is marked, unless all are guesses: see `notes`."""
    return (*_items(score, programme, language), *_bonuses(score, programme, language))


def _items(score: Score, programme: Programme, language: Language) -> Iterator[Line]:
    marked = not _is_guessed_throughout(score)
    names = {paper.key: paper.name.to(language) for paper in programme.requirements}
    for criterion, scored in zip(_rubric(programme).criteria, score.criteria, strict=True):
        title = shown.say("score.criterion", language, name=criterion.name.to(language), points=_of(scored, language))
        for item, one in zip(criterion.items, scored.items, strict=True):
            points = _marked(_of(one, language), one, language) if marked else _of(one, language)
            yield _line(title, item, points, one, names, language)


def _line(title: str, item: Item, points: str, one: ItemScore, names: dict[str, str], language: Language) -> Line:
    return Line(
        group=title,
        name=item.name.to(language),
        points=points,
        basis=one.basis,
        papers=tuple(names[key] for key in one.proved_by),
        missing=tuple(names[key] for key in one.missing),
    )


def _bonuses(score: Score, programme: Programme, language: Language) -> Iterator[Line]:
    marked = not _is_guessed_throughout(score)
    for bonus, one in zip(_rubric(programme).bonuses, score.bonuses, strict=True):
        words = shown.say(f"score.bonus.{one.outcome}", language, points=_number(one.points), count=_count(one.points))
        points = _marked(words, one, language) if marked else words
        yield Line(group=shown.say("score.bonuses", language), name=bonus.name.to(language), points=points)


def _marked(points: str, scored: ItemScore | BonusScore, language: Language) -> str:
    return shown.say("score.guess", language, points=points) if scored.guess else points


def _is_guessed_throughout(score: Score) -> bool:
    items = (item for criterion in score.criteria for item in criterion.items)
    return all(one.guess for one in items) and all(one.guess for one in score.bonuses)


def _pass_mark(rubric: Rubric, language: Language) -> str:
    key = "score.pass_mark_guess" if rubric.pass_mark_guess else "score.pass_mark"
    return shown.say(key, language, points=_number(Fraction(rubric.pass_mark or 0)))


def _rubric(programme: Programme) -> Rubric:
    if programme.rubric is None:
        raise LookupError("a programme without a rubric")
    return programme.rubric


def _of(scored: Range, language: Language) -> str:
    return shown.say("score.of", language, range=_range(scored, language), max=_number(scored.max))


def _range(scored: Range, language: Language) -> str:
    low, high = _number(scored.points_low), _number(scored.points_high)
    if low != high:
        return shown.say("score.between", language, low=low, high=high)
    return shown.say("score.points", language, points=low, count=_count(scored.points_low))


def _count(points: Fraction) -> int:
    return 1 if points == 1 else 2


def _number(points: Fraction) -> str:
    """With one decimal at most."""
    return f"{float(points):.1f}".removesuffix(".0")
