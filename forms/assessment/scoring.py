"""A rubric over what a company has answered and proved: its own estimate in points, never the agency's judgement."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from forms import values
from forms.assessment import evidence
from forms.assessment.eligibility import OUTCOMES, Outcome
from forms.definitions.model import Requirement
from forms.definitions.rubric import Bonus, Criterion, Item, Rubric
from forms.evaluation import arithmetic, beneath
from forms.evaluation.knowledge import Knowledge
from forms.values import Truth

#: verified: proved; stated: as the company says; missing: not answered; evaluator: for a person to judge.
Basis = Literal["verified", "stated", "missing", "evaluator"]
#: Who gives answers that need no more proof.
_PROVING = frozenset({"certificate", "register"})
_NONE = Fraction(0)


@dataclass(frozen=True)
class Range:
    """Points from low to high, of `max` at most; exact."""

    points_low: Fraction
    points_high: Fraction
    max: Fraction


@dataclass(frozen=True)
class ItemScore(Range):
    """What one line of the rubric could give."""

    key: str
    basis: Basis
    proved_by: tuple[str, ...] = ()  # keys of the papers that prove it
    missing: tuple[str, ...] = ()  # those of them that are not held
    guess: bool = False  # its points are not from a source


@dataclass(frozen=True)
class CriterionScore(Range):
    """What a group of lines could give."""

    key: str
    items: tuple[ItemScore, ...]


@dataclass(frozen=True)
class BonusScore:
    """Whether a bonus is due; its points are not in the total."""

    key: str
    outcome: Outcome
    points: Fraction
    guess: bool = False


@dataclass(frozen=True)
class Score(Range):
    """The whole rubric without its bonuses: a range, as long as something is not known."""

    criteria: tuple[CriterionScore, ...]
    bonuses: tuple[BonusScore, ...]
    passes: Outcome | None  # no: with every bonus that may be due it is still too little; None: there is no pass mark
    is_self_estimate: Literal[True] = True  # and to be shown as such


@dataclass(frozen=True)
class _Papers:
    """What the company has handed in, and what of it still waits for an officer."""

    held: Collection[str]
    unchecked: frozenset[str]

    def checked(self, paper: Requirement) -> Requirement:
        """The paper, with those of its kinds that prove something."""
        return paper.model_copy(update={"kinds": tuple(kind for kind in paper.kinds if kind not in self.unchecked)})


@dataclass(frozen=True)
class _Proof:
    """What proves an item, what of it is missing, and whether all of it is there and checked."""

    item: Item
    papers: tuple[Requirement, ...]
    missing: tuple[Requirement, ...]
    checked: bool


def score(
    rubric: Rubric, known: Knowledge, kinds_held: Collection[str], kinds_unchecked: Collection[str] = ()
) -> Score:
    """The estimate. `kinds_held`: certificate kinds, or a mapping of them to the day of issue.

    `kinds_unchecked`: those of them that are there and prove nothing yet, because nobody has read them, or because the
    company's word stands against them.
    """
    papers = _Papers(kinds_held, frozenset(kinds_unchecked))
    criteria = tuple(_criterion(criterion, known, papers) for criterion in rubric.criteria)
    bonuses = tuple(_bonus(bonus, known) for bonus in rubric.bonuses)
    low, high, most = _sums(criteria)
    return Score(low, high, most, criteria, bonuses, _passes(rubric, low, high, bonuses))


def _criterion(criterion: Criterion, known: Knowledge, handed_in: _Papers) -> CriterionScore:
    items = tuple(_item(_proof(item, known, handed_in), known) for item in criterion.items)
    return CriterionScore(*_sums(items), criterion.key, items)


def _item(proof: _Proof, known: Knowledge) -> ItemScore:
    item, most = proof.item, _points(proof.item.points)
    low, high, basis = _NONE, most, _basis(proof, known)
    if basis in {"verified", "stated"}:
        low = high = min(max(_given(item, known) or _NONE, _NONE), most)
    papers, missing = (tuple(paper.key for paper in papers) for papers in (proof.papers, proof.missing))
    return ItemScore(low, high, most, item.key, basis, papers, missing, item.guess)


def _basis(proof: _Proof, known: Knowledge) -> Basis:
    if proof.item.by == "evaluator":
        return "evaluator"
    if _given(proof.item, known) is None:
        return "missing"
    return "verified" if _is_proved(proof, known) else "stated"


def _given(item: Item, known: Knowledge) -> Fraction | None:
    value = arithmetic.evaluate(item.score, known)
    return value if isinstance(value, Fraction) else None


def _proof(item: Item, known: Knowledge, handed_in: _Papers) -> _Proof:
    """The item's papers, without those that certainly do not concern this company."""
    named = (paper for paper in known.programme.requirements if paper.key in item.proved_by)
    papers = tuple(paper for paper in named if paper.needed_if is None or known.holds(paper.needed_if) is not False)
    missing = tuple(paper for paper in papers if not evidence.proved(paper, handed_in.held, known.on))
    checked = (evidence.proved(handed_in.checked(paper), handed_in.held, known.on) for paper in papers)
    return _Proof(item, papers, missing, bool(papers) and all(checked))


def _is_proved(proof: _Proof, known: Knowledge) -> bool:
    """By its papers, or because a certificate or register gave every answer that its formula looks at."""
    if proof.checked:
        return True
    keys = beneath.questions(proof.item.score, known.programme)
    return all(known.answers[key].provenance.giver in _PROVING for key in keys if key in known.answers)


def _bonus(bonus: Bonus, known: Knowledge) -> BonusScore:
    return BonusScore(bonus.key, OUTCOMES[known.holds(bonus.needs)], _points(bonus.points), bonus.guess)


def _passes(rubric: Rubric, low: Fraction, high: Fraction, bonuses: Sequence[BonusScore]) -> Outcome | None:
    if rubric.pass_mark is None:
        return None
    mark = _points(rubric.pass_mark)
    most = high + sum((bonus.points for bonus in bonuses if bonus.outcome != "no"), _NONE)
    truth: Truth = True if low >= mark else False if most < mark else None
    return OUTCOMES[truth]


def _sums(parts: Sequence[Range]) -> tuple[Fraction, Fraction, Fraction]:
    """Low, high and most of all parts together."""
    low, high = sum((part.points_low for part in parts), _NONE), sum((part.points_high for part in parts), _NONE)
    return low, high, sum((part.max for part in parts), _NONE)


def _points(written: float) -> Fraction:
    """Exactly as written: 0.1 is one tenth."""
    return values.exact(written) or _NONE
