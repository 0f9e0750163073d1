"""The search for programmes: what is asked, and how every programme stands."""

import datetime as dt
from typing import Any

from forms.answers import Answer
from forms.definitions.model import Programme, Question
from forms.evaluation import compiled
from forms.finding import finder
from forms.finding.matches import Match
from tests.forms import made

ON = dt.date(2026, 3, 2)
EMPLOYEES = {"question": "employees", "at_least": 5}
SIZE = {"question": "size", "in": ["micro", "small"]}
INSURED = {"question": "insured", "is": True}
SALES = {"question": "sales", "at_least": made.won(10)}
SHARED = [question | {"shared": question["key"]} for question in made.QUESTIONS if question["key"] != "product"]
QUESTIONS = [*SHARED, made.question("product", "text")]


def programme(name: str, *needs: dict[str, Any], amount: Any = None, **more: Any) -> Programme:
    rules = [made.rule(f"r{number}", one) for number, one in enumerate(needs)]
    support = {"kind": "discount", "words": made.WORDS, "amount": amount}
    return made.programme(
        **{"id": f"made.{name}", "name": made.words(name), "rules": rules, "support": support, "questions": QUESTIONS}
        | more
    )


def common(*keys: str) -> tuple[Question, ...]:
    return tuple(programme("any").question(key) for key in keys)


def ranked(*programmes: Programme, on: dt.date = ON, **values: Any) -> list[tuple[str, str]]:
    found = finder.rank(programmes, made.answers(**values), on)
    return [(match.programme.name.ko, match.standing) for match in found]


def one(where: Programme, **values: Any) -> Match:
    (match,) = finder.rank([where], made.answers(**values), ON)
    return match


def asked(
    keys: tuple[str, ...], *programmes: Programme, answers: dict[str, Answer] | None = None, **more: Any
) -> str | None:
    question = finder.next_question(common(*keys), programmes, answers or {}, ON, **more)
    return question.key if question else None


def test_what_fits_comes_before_what_is_open_and_that_before_a_no() -> None:
    fits, is_open, no = programme("fits", SIZE), programme("open", INSURED), programme("no", EMPLOYEES)
    assert ranked(no, is_open, fits, size="small", employees=3) == [
        ("fits", "eligible"),
        ("open", "open"),
        ("no", "no"),
    ]


def test_an_unknown_is_never_shown_as_yes_or_no() -> None:
    assert ranked(programme("a", SIZE, EMPLOYEES), size="small") == [("a", "open")]
    assert ranked(programme("a", SIZE), size="unsure") == [("a", "open")]
    assert ranked(programme("a")) == [("a", "eligible")]


def test_the_larger_amount_comes_first_and_an_unknown_one_last() -> None:
    half = {"quotient": [{"question": "sales"}, 2]}
    amounts = {"small": made.won(10), "large": made.won(99), "dollars": made.dollars(500), "none": None, "half": half}
    programmes = [programme(name, amount=amount) for name, amount in amounts.items()]
    order = [name for name, _ in ranked(*programmes)]
    assert order == ["large", "small", "dollars", "half", "none"]
    assert [name for name, _ in ranked(*programmes, sales=made.won(100))][:3] == ["large", "half", "small"]


def test_of_equal_amounts_the_nearer_deadline_comes_first_then_the_name() -> None:
    late, soon = (programme(name, closes=day) for name, day in (("a", dt.date(2026, 9, 1)), ("b", dt.date(2026, 4, 1))))
    assert [name for name, _ in ranked(programme("d"), programme("c"), late, soon)] == ["b", "a", "c", "d"]


def test_a_closed_notice_is_never_eligible_now_and_says_when_it_was_or_will_be_open() -> None:
    past = programme("past", SIZE, closes=dt.date(2026, 2, 1))
    future = programme("future", INSURED, opens=dt.date(2026, 5, 1))
    today = programme("today", SIZE, closes=ON)
    assert ranked(past, future, today, size="small") == [
        ("today", "eligible"),
        ("past", "closed"),
        ("future", "closed"),
    ]
    assert (one(past).closes, one(future).opens, one(past).is_open) == (dt.date(2026, 2, 1), dt.date(2026, 5, 1), False)
    assert one(past, size="small").outcome == "yes"


def test_a_closed_programme_whose_rules_say_no_is_a_no() -> None:
    past = programme("past", SIZE, closes=dt.date(2026, 2, 1))
    assert ranked(past, size="large") == [("past", "no")]


def test_a_no_has_its_rules_and_reasons() -> None:
    match = one(programme("a", EMPLOYEES, SIZE, INSURED), employees=3, size="large")
    assert [(finding.rule, finding.outcome, finding.reason.ko) for finding in match.reasons] == [
        ("r0", "no", "r0 no"),
        ("r1", "no", "r1 no"),
    ]
    assert one(programme("a", EMPLOYEES), employees=9).reasons == ()


def test_an_open_programme_says_which_of_its_questions_decide() -> None:
    own = {"question": "product", "answered": True}
    match = one(
        programme("a", EMPLOYEES, {"any": [SIZE, {"question": "weight", "above": 1}]}, {"not": own}), employees=9
    )
    assert match.deciding == ("weight", "size")
    assert one(programme("a", SIZE), size="unsure").deciding == ("size",)
    assert one(programme("a", SIZE), size="small").deciding == ()


def test_a_shared_answer_counts_under_the_name_that_the_programme_gives_it_and_an_own_question_takes_none() -> None:
    staff = made.question("staff", "count", shared="employees")
    renamed = programme("a", {"question": "staff", "at_least": 5}, questions=[*QUESTIONS, staff])
    assert ranked(renamed, employees=3) == [("a", "no")]
    assert one(renamed, employees=3).reasons[0].facts[0].value == 3
    own = programme("b", EMPLOYEES, questions=[*QUESTIONS[1:], made.question("employees", "count")])
    assert ranked(own, employees=3) == [("b", "open")]


def test_papers_minutes_and_amount_are_told() -> None:
    papers = [
        made.paper("roll"),
        made.paper("extra", optional=True),
        made.paper("patent", needed_if={"question": "insured", "is": True}),
    ]
    match = one(programme("a", requirements=papers, minutes=12, amount=made.won(7)), insured=True)
    assert ([paper.key for paper in match.papers], match.minutes) == (["roll", "patent"], 12)
    assert match.amount is not None
    assert (match.amount.number, match.amount.currency) == (7, "KRW")


def test_the_search_itself_is_not_found() -> None:
    assert ranked(programme("a", kind="finder")) == []


def test_rules_hold_on_their_days_only() -> None:
    ended = programme("a", rules=[made.rule("r", SIZE, until="2025-12-31")])
    to_come = programme("b", rules=[made.rule("r", SIZE, since="2027-01-01")])
    assert ranked(ended, to_come, size="large") == [("a", "eligible"), ("b", "eligible")]


def test_the_question_that_settles_most_programmes_is_asked_first() -> None:
    programmes = [programme("a", SIZE), programme("b", SIZE, INSURED), programme("c", INSURED), programme("d", SIZE)]
    assert asked(("insured", "size"), *programmes) == "size"


def test_a_question_that_settles_by_itself_comes_before_one_that_needs_another() -> None:
    both = {"any": [EMPLOYEES, {"question": "weight", "above": 1}]}
    assert asked(("employees", "size"), programme("a", both), programme("b", SIZE)) == "size"


def test_between_equals_the_order_of_the_definition_decides() -> None:
    programmes = [programme("a", SIZE, INSURED)]
    assert asked(("insured", "size"), *programmes) == "insured"
    assert asked(("size", "insured"), *programmes) == "size"


def test_nothing_is_asked_that_decides_nothing_more() -> None:
    needs = {"any": [SIZE, EMPLOYEES]}
    assert asked(("employees",), programme("a", needs), answers=made.answers(size="small")) is None
    assert asked(("employees",), programme("a", SIZE), answers={}) is None
    assert asked(("insured",), programme("a", SIZE, INSURED), answers=made.answers(size="large")) is None


def test_what_was_answered_or_skipped_is_not_asked_again() -> None:
    where = programme("a", SIZE, INSURED)
    assert asked(("size", "insured"), where, answers=made.answers(size="unsure")) == "insured"
    assert asked(("size", "insured"), where, skipped=["size"]) == "insured"
    assert asked(("size", "insured"), where, answers=made.answers(size="unsure"), skipped=["insured"]) is None


def test_a_notice_that_is_over_asks_nothing_and_one_to_come_does() -> None:
    assert asked(("size",), programme("a", SIZE, closes=dt.date(2026, 2, 1))) is None
    assert asked(("size",), programme("a", SIZE, opens=dt.date(2026, 5, 1))) == "size"


def test_after_eight_questions_nobody_is_asked_more() -> None:
    keys = [f"q{number}" for number in range(9)]
    questions = [made.question(key, "yes_no", shared=key) for key in keys]
    where = programme("a", *({"question": key, "is": True} for key in keys), questions=questions)
    seven, eight = (made.answers(**dict.fromkeys(keys[:number], True)) for number in (7, 8))
    assert finder.next_question(where.questions, [where], seven, ON) is not None
    assert finder.next_question(where.questions, [where], seven, ON, skipped=["q7"]) is None
    assert finder.next_question(where.questions, [where], eight, ON) is None
    assert finder.next_question(where.questions, [where], eight, ON, most=9) is not None


def test_asking_ends_with_everything_settled_that_common_questions_settle() -> None:
    programmes = [programme("a", SIZE, EMPLOYEES), programme("b", SALES), programme("c", INSURED, SIZE)]
    keys, answers, order = ("size", "employees", "sales", "insured"), {}, []
    values = {"size": "small", "employees": 9, "sales": made.won(3), "insured": True}
    while (key := asked(keys, *programmes, answers=answers)) is not None:
        order.append(key)
        answers |= made.answers(**{key: values[key]})
    assert len(order) == len(set(order))
    assert all(match.standing != "open" for match in finder.rank(programmes, answers, ON))


def test_every_programme_is_compiled_once_for_many_searches() -> None:
    where = programme("a", SIZE)
    ready = compiled.of(where)
    finder.rank([where], {}, ON)
    assert compiled.of(where) is ready
