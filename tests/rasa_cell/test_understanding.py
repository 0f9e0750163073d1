"""What the trained model understands, on words it has not seen (tests/dialogue/evaluation_*.yml).

Two mistakes count. An answer taken for an interruption can never be given: the worst. An interruption taken for an
answer is refused by a strict question, and stands in the summary after a free one: it can be said again. Run with -s
for the tables. The three sets: one that the data was tuned with, one that showed where it was thin, one that was
written last and never tuned for: that one is honest. A fourth holds one intent and its neighbours. The floors are a
little under what was measured.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.rasa_cell.running import ROOT, run_inside

DIALOGUE = ROOT / "tests" / "dialogue"
ANSWERS = frozenset({"answer", "affirm", "deny", "out_of_scope", "nlu_fallback"})
#: Must be well known in both languages.
IMPORTANT = [
    "greet", "start", "resume", "find", "ask_why", "ask_meaning", "go_back", "skip", "correct", "summary", "status",
    "human", "documents", "privacy", "later", "about", "help", "language_korean", "language_english", "thanks",
    "goodbye", "affirm", "deny", "answer",
]  # fmt: skip
KOREAN_EXAMPLES, ENGLISH_EXAMPLES = 25, 15
HANGUL = re.compile("[ㄱ-ㅎ가-힣]")

PLAIN_ANSWERS = [
    "12", "네", "아니요", "한빛식품", "서울 마포구 양화로 45", "3억5천", "amazon", "010-1234-5678", "화장품",
    "미국이랑 일본", "직원 12명", "직원은 12명이에요", "124-81-00998", "2019-03-04", "3304.99", "hong@example.com",
    "yes", "no", "12 people", "cosmetics", "US and Japan", "Hanbit Foods Co., Ltd.", "법인이요", "1번", "없어요",
]  # fmt: skip
MUST_GET_THROUGH = {
    "왜 물어봐요?": "ask_why", "why do you ask?": "ask_why", "무슨 뜻이에요?": "ask_meaning", "사람 불러줘": "human",
    "상담원": "human", "I want to talk to a human": "human", "직원 수 12명으로 고쳐줘": "correct",
    "change the number of employees to 12": "correct", "back": "go_back", "이전으로": "go_back",
    "건너뛸게요": "skip", "skip": "skip", "요약 보여줘": "summary", "나중에 할게요": "later", "later": "later",
    "영어로": "language_english", "English please": "language_english", "한국어로": "language_korean",
}  # fmt: skip


def examples(path: Path) -> Iterator[tuple[str, str]]:
    """(intent, text) of a file of Rasa's NLU format."""
    for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
        for line in block["examples"].splitlines():
            yield block["intent"], line.removeprefix("- ").strip().strip('"')


def trained() -> list[tuple[str, str]]:
    return [example for path in sorted((ROOT / "data" / "nlu").glob("*.yml")) for example in examples(path)]


def evaluation() -> list[tuple[str, str, str]]:
    """(file, intent, text)."""
    return [(path.name, *pair) for path in sorted(DIALOGUE.glob("evaluation_*.yml")) for pair in examples(path)]


def generated_answers() -> list[str]:
    """Answers as a form gets them, many of each kind."""
    towns = ["서울 강서구", "부산 남구", "대전 중구", "경기 안양시 만안구", "전남 순천시", "제주 서귀포시"]
    roads = ["중앙로 7", "공항대로 233, 5층", "번영로 19-3", "한밭대로 1010번길 4 101호"]
    firms = ["가람", "두레", "세종", "우리", "참빛", "동백"]
    ends = ["식품", "상사(주)", "무역", "코스메틱", "글로벌 주식회사"]
    return [
        *(f"{town} {road}" for town, road in itertools.product(towns, roads)),
        *(f"{firm}{end}" for firm, end in itertools.product(firms, ends)),
        *(f"주식회사 {firm}" for firm in firms),
        *(f"{n}{unit}" for n, unit in itertools.product((1, 3, 17, 240, 5000), ("명", "명이요", "개", "건 정도", ""))),
        *(f"{n}억{rest}" for n, rest in itertools.product((1, 4, 27), ("", " 3천만원", " 5,500만원이요", "쯤"))),
        *(f"010-{n}{n + 7}-{n + 21}{n}" for n in range(20, 40, 3)),
        *(f"{n}-8{n % 10}-{n * 137 % 90000 + 10000}" for n in range(101, 700, 71)),
        *(f"{year}년 {month}월 {day}일" for year, month, day in ((2008, 1, 31), (2013, 12, 1), (2024, 5, 17))),
        *(f"{year}-{month:02}-{day:02}" for year, month, day in ((2008, 1, 31), (2013, 12, 1), (2024, 5, 17))),
        *(f"{chapter}.{heading}" for chapter, heading in ((3305, 10), (4202, 31), (8517, 13), (1905, 90))),
        *(f"{name}@{firm}.example" for name, firm in itertools.product(("sales", "kim", "a.lee"), ("shop", "garam"))),
    ]


def test_evaluation_and_training_share_no_words() -> None:
    both = {text for _, _, text in evaluation()} & {text for _, text in trained()}

    assert both == set()


def test_no_example_is_trained_twice() -> None:
    assert [text for text, count in Counter(text for _, text in trained()).items() if count > 1] == []


def test_every_evaluated_intent_is_in_the_domain() -> None:
    domain = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))

    assert {intent for _, intent, _ in evaluation()} | {intent for intent, _ in trained()} <= set(domain["intents"])
    assert len(evaluation()) >= 120


@pytest.mark.parametrize("intent", IMPORTANT)
def test_an_important_intent_has_examples_enough(intent: str) -> None:
    texts = [text for name, text in trained() if name == intent]
    korean = [text for text in texts if HANGUL.search(text)]

    assert len(korean) >= KOREAN_EXAMPLES
    assert len(texts) - len(korean) >= ENGLISH_EXAMPLES


def test_every_interruption_is_kept_from_the_answer() -> None:
    domain = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
    (mapping,) = domain["slots"]["answer"]["mappings"]

    assert set(mapping["not_intent"]) == set(domain["intents"]) - ANSWERS


def parsed(model: Path, texts: list[str]) -> list[dict[str, Any]]:
    results: list[dict[str, Any]] = run_inside("parse.py", model, stdin=texts)
    return results


@pytest.fixture(scope="module")
def results(model: Path) -> list[tuple[str, str, dict[str, Any]]]:
    """(file, intent meant, what was parsed) of the evaluation."""
    meant = evaluation()
    found = parsed(model, [text for _, _, text in meant])
    return [(file, intent, result) for (file, intent, _), result in zip(meant, found, strict=True)]


def right_in_form(meant: str, found: str) -> bool:
    """Inside the form all that is no interruption is an answer."""
    return (found in ANSWERS) if meant in ANSWERS else found == meant


def shares(rows: list[tuple[str, str]]) -> tuple[float, float, int, int]:
    """Right intents, right inside the form, answers taken for interruptions, interruptions taken for answers."""
    exact = sum(meant == found for meant, found in rows) / len(rows)
    in_form = sum(right_in_form(*row) for row in rows) / len(rows)
    false = sum(meant in ANSWERS and found not in ANSWERS for meant, found in rows)
    missed = sum(meant not in ANSWERS and found in ANSWERS for meant, found in rows)
    return exact, in_form, false, missed


@pytest.mark.cell
def test_the_threshold_is_where_the_table_says(results: list[tuple[str, str, dict[str, Any]]]) -> None:
    print("\nthreshold  intent  in form  answers lost  interruptions missed")
    table = {}
    for threshold in (0.0, 0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6):
        rows = [(meant, guess(result, threshold)) for _, meant, result in results]
        table[threshold] = shares(rows)
        print("{:9.2f}  {:6.3f}  {:7.3f}  {:12d}  {:20d}".format(threshold, *table[threshold]))

    config = yaml.safe_load((ROOT / "config.yml").read_text(encoding="utf-8"))
    chosen = config["pipeline"][-1]["threshold"]
    assert table[chosen][1] >= max(in_form for _, in_form, *_ in table.values()) - 0.02


def guess(result: dict[str, Any], threshold: float) -> str:
    name, confidence = result["ranking"][0]
    return str(name) if confidence >= threshold else "nlu_fallback"


@pytest.mark.cell
@pytest.mark.parametrize(
    ("files", "intent_floor", "in_form_floor"),
    [
        ("evaluation_ko.yml evaluation_en.yml", 0.94, 0.96),
        ("evaluation_fresh.yml", 0.9, 0.93),
        ("evaluation_blind.yml", 0.75, 0.78),
        ("evaluation_about.yml", 0.84, 0.88),
    ],
)
def test_accuracy_on_unseen_words(
    results: list[tuple[str, str, dict[str, Any]]], files: str, intent_floor: float, in_form_floor: float
) -> None:
    chosen = [(meant, result) for file, meant, result in results if file in files.split()]
    rows = [(meant, result["intent"]) for meant, result in chosen]
    exact, in_form, false, missed = shares(rows)
    print(f"\n{files}: {len(rows)} texts, intent {exact:.3f}, in form {in_form:.3f}, lost {false}, missed {missed}")
    for meant, result in chosen:
        if meant != result["intent"]:
            print(f"  {meant:17} {result['text']:42} {result['ranking']}")

    assert exact >= intent_floor
    assert in_form >= in_form_floor


@pytest.mark.cell
def test_plain_answers_are_answers_and_commands_get_through(model: Path) -> None:
    found = parsed(model, [*PLAIN_ANSWERS, *MUST_GET_THROUGH])
    for result in found:
        print(f"{result['text']:40} {result['intent']:17} {result['confidence']:.2f}")

    commands = found[len(PLAIN_ANSWERS) :]
    assert [r["text"] for r in found[: len(PLAIN_ANSWERS)] if r["intent"] not in ANSWERS] == []
    assert {r["text"]: r["intent"] for r in commands} == MUST_GET_THROUGH


@pytest.mark.cell
def test_no_generated_answer_is_taken_for_an_interruption(model: Path) -> None:
    texts = generated_answers()

    lost = [(r["text"], r["intent"], r["confidence"]) for r in parsed(model, texts) if r["intent"] not in ANSWERS]

    print(f"{len(texts)} generated answers, {len(lost)} lost: {lost}")
    assert lost == []
