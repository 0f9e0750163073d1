"""Cases of programmes as data: what a company answers on a day, and what the programme then says.

`programmes/<agency>/<programme>.yml` stands at the same place as the definition in `forms/programmes` and holds

    base: {answers}              # a company to which everything required has been put
    cases:
      - name: a sentence
        notice: 2026-1
        on: 2026-01-05
        answers: {question: value}   # in place of those of base; null leaves one out
        parameters: {name: value}    # may be left out: what the notice would say instead
        expect: {outcome: yes, rules: {key: no}, ...}   # the names are the keys of EXPECTATIONS

Money may be written as `999 USD`, days as YAML has them; yes, no and on are words here, only true and false are not.
An expectation that is left out is not looked at.
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any, ClassVar

import yaml

from forms import progress, values
from forms.answers import Answer, Provenance
from forms.assessment import eligibility, evidence, scoring
from forms.definitions import editions
from forms.definitions.model import Parameter, Programme
from forms.evaluation import arithmetic
from forms.evaluation.knowledge import Knowledge

HOME = Path(__file__).parent / "programmes"
_MONEY = re.compile(r"(-?\d+) (KRW|USD)")
_BOOL = "tag:yaml.org,2002:bool"
_TRUTHS = {True: "yes", False: "no", None: "unknown"}


class _Words(yaml.SafeLoader):
    """YAML in which yes, no and on are words."""

    yaml_implicit_resolvers: ClassVar = {
        letter: [(tag, regexp) for tag, regexp in resolvers if tag != _BOOL]
        for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


_Words.add_implicit_resolver(_BOOL, re.compile("^(?:true|false)$"), list("tf"))


@dataclass(frozen=True)
class Case:
    """One company on one day."""

    programme: str  # id
    name: str
    notice: str
    on: dt.date
    answers: Mapping[str, Any]
    expect: Mapping[str, Any]
    parameters: Mapping[str, Any] = field(default_factory=dict)


def files() -> list[Path]:
    """Every file of cases."""
    return sorted(HOME.rglob("*.yml"))


def load(path: Path) -> list[Case]:
    """The cases of one file; its place names the programme."""
    found = yaml.load(path.read_text("utf-8"), _Words)
    programme = ".".join(path.relative_to(HOME).with_suffix("").parts)
    base = _plain(found["base"])
    return [
        Case(
            programme,
            case["name"],
            str(case["notice"]),
            case["on"],
            {key: value for key, value in (base | _plain(case.get("answers", {}))).items() if value is not None},
            _plain(case["expect"]),
            _plain(case.get("parameters", {})),
        )
        for case in found["cases"]
    ]


def differences(case: Case, programme: Programme) -> list[str]:
    """What the programme says otherwise than the case expects."""
    given = Provenance("user", confirmed=True)
    known = Knowledge(
        as_noticed(programme, case.parameters),
        {key: Answer(key, value, given) for key, value in case.answers.items()},
        case.on,
    )
    return [
        f"{name}.{key}: {found!r}, expected {wanted!r}"
        for name, expected in case.expect.items()
        for key, found, wanted in _compared(EXPECTATIONS[name](known), expected)
        if found != wanted
    ]


def as_noticed(programme: Programme, parameters: Mapping[str, Any]) -> Programme:
    """The programme as it would be if its notice set these parameters."""
    notice = programme.notice
    changed = {
        name: Parameter.model_validate(notice.parameters[name].model_dump(by_alias=True) | {"value": value})
        for name, value in parameters.items()
    }
    return programme.model_copy(
        update={"notice": notice.model_copy(update={"parameters": {**notice.parameters, **changed}})}
    )


def _compared(found: Mapping[str, Any], expected: Any) -> Iterator[tuple[str, Any, Any]]:
    expected = expected if isinstance(expected, dict) and "currency" not in expected else {"": expected}
    for key, wanted in expected.items():
        yield key, found.get(key, "absent"), wanted


def _outcome(known: Knowledge) -> dict[str, Any]:
    return {"": eligibility.evaluate(known.programme, known.answers, known.on).outcome}


def _rules(known: Knowledge) -> dict[str, Any]:
    """yes, no, unknown; absent on a day on which the rule does not hold, twice where two versions of it do."""
    findings = eligibility.evaluate(known.programme, known.answers, known.on).findings
    times = Counter(finding.rule for finding in findings)
    return {finding.rule: finding.outcome if times[finding.rule] == 1 else "twice" for finding in findings}


def _values(known: Knowledge) -> dict[str, Any]:
    """Derived values; null when not known."""
    return {each.key: values.to_json(known.value(each.key)) for each in known.programme.derived}


def _support(known: Knowledge) -> dict[str, Any]:
    assert known.programme.support is not None
    return {"": values.to_json(arithmetic.evaluate(known.programme.support.amount, known))}


def _points(known: Knowledge) -> dict[str, Any]:
    """Of an item its points, or [least, most] while they are open; of a bonus its points, 0, or null."""
    score = _score(known)
    items = [item for criterion in score.criteria for item in criterion.items]
    found: dict[str, Any] = {item.key: _range(item) for item in items}
    due = {"yes": 1, "no": 0, "unknown": None}
    for bonus in score.bonuses:
        times = due[bonus.outcome]
        found[bonus.key] = None if times is None else _number(bonus.points * times)
    return found | {"total": _range(score), "passes": score.passes}


def _formulas(known: Knowledge) -> dict[str, Any]:
    """What a formula gives before it is kept between 0 and the points of its item."""
    assert known.programme.rubric is not None
    items = (item for criterion in known.programme.rubric.criteria for item in criterion.items)
    return {item.key: values.to_json(arithmetic.evaluate(item.score, known)) for item in items if item.score}


def _out_of(known: Knowledge) -> dict[str, Any]:
    """The most points of an item or criterion."""
    criteria = _score(known).criteria
    return {each.key: _number(each.max) for each in (*criteria, *(item for one in criteria for item in one.items))}


def _score(known: Knowledge) -> scoring.Score:
    assert known.programme.rubric is not None
    return scoring.score(known.programme.rubric, known, ())


def _limits(known: Knowledge) -> dict[str, Any]:
    return {limit.key: _TRUTHS[known.holds(limit.needs)] for limit in known.programme.limits}


def _papers(known: Knowledge) -> dict[str, Any]:
    """Whether a paper concerns this company."""
    needed = {paper.key for paper in evidence.concerning(known.programme, known.answers, known.on)}
    return {paper.key: _TRUTHS[paper.key in needed] for paper in known.programme.requirements}


def _asked(known: Knowledge) -> dict[str, Any]:
    """Whether a question concerns this company."""
    seen = {question.key for question in progress.visible(known.programme, known.answers, known.on)}
    return {question.key: _TRUTHS[question.key in seen] for question in known.programme.questions}


def _open(known: Knowledge) -> dict[str, Any]:
    assert known.on is not None
    return {"": _TRUTHS[editions.is_open(known.programme.notice, known.on)]}


def _companies(known: Knowledge) -> dict[str, Any]:
    """How many companies may have one place."""
    assert known.programme.booking is not None
    return {"": values.to_json(arithmetic.evaluate(known.programme.booking.capacity, known))}


EXPECTATIONS: dict[str, Callable[[Knowledge], dict[str, Any]]] = {
    "outcome": _outcome,
    "rules": _rules,
    "values": _values,
    "support": _support,
    "points": _points,
    "formulas": _formulas,
    "out_of": _out_of,
    "limits": _limits,
    "papers": _papers,
    "asked": _asked,
    "open": _open,
    "companies": _companies,
}


def _range(points: scoring.Range) -> Any:
    low, high = _number(points.points_low), _number(points.points_high)
    return low if low == high else [low, high]


def _number(value: Fraction) -> Any:
    return values.to_json(value)


def _plain(value: Any) -> Any:
    """As answers are kept: days as text, `999 USD` as an amount."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, str) and (money := _MONEY.fullmatch(value)):
        return {"amount": int(money[1]), "currency": money[2]}
    return value.isoformat() if isinstance(value, dt.date) else value
