"""The preview shows an officer everything that a definition says."""

import html
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

from forms.definitions.basics import LANGUAGES, Language
from forms.definitions.logic import Condition
from forms.definitions.model import Programme
from forms.preview import page as preview
from forms.preview import readable
from tests import definitions

ROOT = Path(__file__).parents[2]
EVERY = list(definitions.shipped())


class Balanced(HTMLParser):
    """Counts what is opened and not closed."""

    VOID = frozenset({"meta", "br"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("each", EVERY, ids=lambda each: f"{each.id} {each.notice.id}")
def test_every_question_rule_paper_and_consent_is_on_the_page(each: Programme, language: Language) -> None:
    page = html.unescape(preview.page(each, language))
    for question in each.questions:
        assert question.ask.to(language) in page
        assert all(choice.label.to(language) in page for choice in question.choices)
    assert all(rule.reason_no.to(language) in page and rule.source in page for rule in each.rules)
    assert all(paper.name.to(language) in page for paper in each.requirements)
    assert all(consent.text.to(language) in page for consent in each.consents)
    assert all(name in page for name in each.notice.parameters)


@pytest.mark.parametrize("each", EVERY, ids=lambda each: f"{each.id} {each.notice.id}")
def test_the_page_is_whole_and_takes_nothing_from_outside(each: Programme) -> None:
    page = preview.page(each, "ko")
    reader = Balanced()
    reader.feed(page)
    assert reader.open == []
    assert "<script" not in page
    assert "src=" not in page
    assert "<link" not in page


def test_words_of_a_definition_are_never_markup(programme: Programme) -> None:
    hostile = programme.model_copy(
        update={"summary": programme.summary.model_copy(update={"ko": "<script>alert(1)</script>"})}
    )
    assert "<script>" not in preview.page(hostile, "ko")


def test_a_condition_reads_as_a_sentence(programme: Programme) -> None:
    condition = Condition.model_validate(
        {"all": [{"question": "employees", "at_least": 5}, {"not": {"question": "sme_size", "is": "not_sme"}}]}
    )
    korean = "직원 수 5 이상 그리고 아님(기업 규모 = 중소기업이 아니에요)"
    assert readable.condition(condition, programme, "ko") == korean
    assert (
        readable.condition(condition, programme, "en")
        == "number of employees at least 5 and not (size of company = Not an SME)"
    )


def test_the_command_writes_the_page(tmp_path: Path) -> None:
    out = tmp_path / "preview.html"
    command = ["./gildong", "preview", "kosme.shared_logistics", "--language", "en", "--out", str(out)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert out.read_text("utf-8").startswith("<!doctype html>")


def test_an_unknown_programme_is_named_with_those_that_are_known() -> None:
    done = subprocess.run(["./gildong", "preview", "nobody"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "there is no nobody; known: " in done.stderr
