"""Every key of words that the bot's code can use exists, in both languages, with facts that fit."""

from __future__ import annotations

import ast
import re
from typing import get_args

import pytest

from bot import errors
from bot.config import ROOT
from bot.services.answers import listing
from bot.services.conversation import identity
from bot.services.fetch import fetch_results, fetching
from bot.services.files import document_words
from bot.services.verification import registers, verifying
from bot.store import applications, documents
from bot.store.applications import TRANSITIONS
from document_fetch.checking import validity
from document_fetch.connectors.codef.products import CODES
from document_fetch.errors import DocumentError
from document_fetch.reading.registry import KINDS
from forms.answers import Giver
from forms.errors import FieldError
from forms.finding import matches
from intake.contract import ReferralState, Status

LANGUAGES = ("ko", "en")
#: bot/delivery has words of its own, for the cover sheet.
CODE = sorted(path for path in (ROOT / "bot").rglob("*.py") if "delivery" not in path.parts)
#: Calls whose first words-like argument is a key: talk.say, talk.reply, talk.offer, catalogue.say, and our helpers.
KEYED_CALLS = frozenset(
    {"agreed", "asks", "holds", "say", "reply", "offer", "_phrases", "_tell", "_told", "_with_start"}
)
KEY = re.compile(r"[a-z_]+(\.[a-z_]+)+")
MADE_KEY = re.compile(r"[a-z_]+(\.[a-z_]+)*(\.[a-z_]*\{\})+")

#: Keys that are put together from parts: each must be listed here with every value that its parts can take.
FAMILIES: dict[str, list[str]] = {
    "status.{}": [*get_args(applications.State), *get_args(Status)],
    "source.{}": list(get_args(Giver)),
    "document.{}": [state for state in get_args(documents.State) if state != "parsed"],
    "document.validity.{}": [state for state in get_args(validity.State) if state not in {"valid", "expired"}],
    "document.difference.{}": list(get_args(identity.Reason)),
    "document.value.{}.{}": [],  # optional: only used where the catalogue has it
    "list.verbs_{}": [*get_args(listing.Way)],
    "match.standing.{}": list(get_args(matches.Standing)),
    "register.{}": ["operating", "suspended"],
    "document.verdict.{}": [*get_args(verifying.Verdict)],
    "register.name.{}": [],  # of the connectors
    "document.kind.{}": [registers.BUSINESS_STATUS],
    "fetch.{}.{}": [],  # CHOICES
    "fetch.hidden.{}": list(fetching.ABOUT_PERSON),
    "fetch.unread_{}": list(fetching.ABOUT_PERSON),
    "ask.fetch_{}": [*fetching.ABOUT_APP, *fetching.ABOUT_PERSON],
    "referral.{}": list(get_args(ReferralState)),
    "button.correct_{}": ["business_number", "company_name"],
}

#: What approves on a phone.
CHOICES = [*(f"fetch.app.{each}" for each in CODES.apps), *(f"fetch.carrier.{each}" for each in CODES.carriers)]


def called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def keys_in(node: ast.AST) -> list[str]:
    """Literal keys, and those put together, with {} for each part."""
    if isinstance(node, ast.JoinedStr):
        return ["".join(p.value if isinstance(p, ast.Constant) else "{}" for p in node.values)]
    if isinstance(node, ast.Constant):
        return [node.value] if isinstance(node.value, str) and KEY.fullmatch(node.value) else []
    return [key for each in ast.iter_child_nodes(node) for key in keys_in(each)]


def used_keys() -> set[str]:
    """Keys in calls that take one, in `response = ...`, and in `key = ...`."""
    found: set[str] = set()
    for path in CODE:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and called(node) in KEYED_CALLS:
                found.update(key for argument in node.args for key in keys_in(argument))
            elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in {"key", "response"}:
                found.update(keys_in(node.value))
    return {key for key in found if "." in key and not key.startswith(".")}


USED = used_keys()
LITERAL = sorted(key for key in USED if "{}" not in key)


def test_the_scan_finds_what_it_is_made_for():
    for known in (
        "talk.greeting",
        "answer.cannot_skip",
        "button.start",
        "talk.delay",
        "error.too_fast",
        "document.read",
    ):
        assert known in USED
    assert len(LITERAL) > 70


@pytest.mark.parametrize("key", LITERAL)
def test_the_words_of_a_key_in_the_code_exist(catalogue, key):
    assert key in catalogue


def test_every_put_together_key_is_known_here():
    assert {key for key in USED if MADE_KEY.fullmatch(key)} == set(FAMILIES)


@pytest.mark.parametrize("family", FAMILIES)
def test_the_words_of_a_put_together_key_exist(catalogue, family):
    for value in FAMILIES[family]:
        assert family.format(value) in catalogue


@pytest.mark.parametrize("key", [*CHOICES, *fetch_results.WORDS.values(), *fetch_results.PROBLEMS])
def test_every_choice_and_every_end_of_a_fetch_has_words(catalogue, key):
    assert key in catalogue


def subclasses(base):
    return {base, *(deeper for each in base.__subclasses__() for deeper in subclasses(each))}


@pytest.mark.parametrize("error", sorted(subclasses(errors.GildongError), key=lambda each: each.__name__))
def test_every_error_of_the_bot_has_words(catalogue, error):
    assert error.response in catalogue


@pytest.mark.parametrize("error", sorted(subclasses(DocumentError) | subclasses(FieldError), key=lambda e: e.__name__))
def test_every_error_that_is_told_in_the_talk_has_words(catalogue, error):
    if "response" in vars(error):
        assert error.response in catalogue


@pytest.mark.parametrize("reason", get_args(identity.Reason))
def test_every_difference_between_companies_has_words_that_use_only_its_facts(catalogue, reason):
    facts = {"on_document": "새빛(주)", "expected": "한빛(주)"}
    for language in LANGUAGES:
        said = catalogue.say(f"document.difference.{reason}", language, **facts)
        assert all(fact in said for fact in facts.values())


def test_every_field_of_every_certificate_has_a_label():
    assert all(set(labels) == set(LANGUAGES) for kind in KINDS.values() for labels in kind.fields.values())


def test_no_words_of_the_bot_lie_unused(catalogue):
    own = {
        key
        for path in (ROOT / "bot" / "words").glob("*.yml")
        for key in re.findall(r"^([a-z_]+\.[a-z_.]+):", path.read_text("utf-8"), re.MULTILINE)
    }
    made = {family.format(value) for family, values in FAMILIES.items() for value in values} | set(CHOICES)
    optional = {key for key in own if key.startswith("document.value.")}
    problems = set(fetch_results.PROBLEMS)
    assert own - USED - made - optional - problems == set()


def test_an_unknown_value_of_a_certificate_is_shown_as_it_is(person):
    from bot.services.conversation.talk import Talk

    talk = Talk(None, person.context, None, person.situation)  # type: ignore[arg-type]
    assert document_words.value_words(talk, "arrears", "none") == "해당없음"
    assert document_words.value_words(talk, "issued_on", "2026-11-24") == "2026년 11월 24일"
    assert document_words.value_words(talk, "arrears", "{name}") == "{name}"


def test_the_states_that_are_told_are_the_states_there_are():
    assert set(get_args(applications.State)) == set(TRANSITIONS)
