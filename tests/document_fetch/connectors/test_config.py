"""What an operator must put right is a sentence that begins with the setting; and all words for people are there."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from document_fetch.connectors import mydata, status
from document_fetch.connectors.codef.outcomes import Outcome
from document_fetch.connectors.errors import ERRORS, QuotaExceeded, RegisterDown
from document_fetch.connectors.nts import _CODES as NTS_CODES
from document_fetch.connectors.popbill import _CODES as POPBILL_CODES
from document_fetch.connectors.registers import build
from document_fetch.demo.issuers.settings import for_port
from document_fetch.reading.registry import WORDS
from forms.wording.catalogue import Catalogue
from tests.document_fetch.connectors.serving import NOON, SetClock, settings

CATALOGUE = Catalogue.load(WORDS)
NOTHING_LOST = {"ko": "지금까지 쓴 내용은 그대로 있어요.", "en": "Everything you have entered is still here."}
REGISTERS = ("nts", "codef", "popbill")


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({}, None),
        ({"nts_url": "http://api.odcloud.kr/api", "nts_hosts": "api.odcloud.kr"}, "nts_url does not begin with https."),
        ({"nts_hosts": "api.odcloud.kr"}, "nts_url has a host that is not in the list of allowed hosts."),
        ({"nts_url": "https://10.1.2.3/", "nts_hosts": "10.1.2.3"}, "nts_url has a number for a host;"),
        ({"codef_secret": ""}, "codef_secret is empty."),
        ({"codef_token_url": "ftp://oauth.codef.io"}, "codef_token_url is no address."),
        ({"codef_public_key": "?"}, "codef_public_key is no RSA public key in Base64."),
        ({"popbill_member": ""}, "popbill_member is empty."),
        ({"popbill_secret": "?"}, "popbill_secret is no Base64."),
        ({"mydata_url": "http://agency.example"}, "mydata_url does not begin with https."),
        ({"mydata_url": "javascript:alert(1)"}, "mydata_url is no address."),
        ({"mydata_url": "https://agency.example/mydata"}, None),
    ],
)
def test_a_fault_of_the_settings_is_a_sentence(changed: dict[str, str], fault: str | None) -> None:
    faults = build(settings(8095, **changed), SetClock()).check_config()
    assert faults == () if fault is None else (len(faults) == 1 and faults[0].startswith(fault))


def test_no_sentence_repeats_a_key() -> None:
    secret = "https://name:a-secret@10.0.0.1/?serviceKey=a-secret"
    changed = dict.fromkeys(("nts_url", "codef_url", "codef_token_url", "popbill_url", "mydata_url"), secret)
    faults = build(settings(8095, **changed), SetClock()).check_config()
    assert len(faults) == len(changed)
    assert "a-secret" not in " ".join(faults)


def test_the_practice_settings_are_all_that_can_be_set() -> None:
    assert set(for_port(1)) >= {"nts_url", "nts_key", "codef_id", "popbill_member"}


# -- words


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("error", ERRORS.values(), ids=ERRORS)
@pytest.mark.parametrize("register", REGISTERS)
def test_every_error_has_words_that_say_that_nothing_is_lost(error: type, register: str, language: str) -> None:
    facts = dict.fromkeys(error.fact_names, "2026-11-24 12:00")
    facts["register"] = CATALOGUE.say(f"register.name.{register}", language)
    assert CATALOGUE.say(error.response, language, **facts).endswith(NOTHING_LOST[language])


def test_a_register_that_is_down_is_named_with_since_when_in_good_korean() -> None:
    error = RegisterDown(register="nts", since=NOON)
    facts = error.facts | {"register": CATALOGUE.say("register.name.nts", "ko")}
    assert CATALOGUE.say(error.response, "ko", **facts).startswith("국세청이 2026-11-24 12:00부터 답하지 않고 있어요.")


def test_an_error_without_its_facts_cannot_be_made() -> None:
    with pytest.raises(TypeError):
        QuotaExceeded(register="nts", more=1)


@pytest.mark.parametrize("outcome", get_args(Outcome), ids=lambda outcome: outcome.__name__)
def test_every_outcome_of_an_order_has_words(outcome: type) -> None:
    key = re.sub(r"(?<!^)(?=[A-Z])", "_", outcome.__name__).lower()
    assert f"fetch.outcome.{key}" in CATALOGUE


def test_every_state_and_tax_type_has_words() -> None:
    states = set(get_args(status.State))
    assert {*NTS_CODES["states"].values(), *POPBILL_CODES["states"].values()} <= states
    tax_types = {*NTS_CODES["tax_types"].values(), *POPBILL_CODES["tax_types"].values()}
    keys = {f"business.state.{state}" for state in states} | {f"business.tax_type.{one}" for one in tax_types}
    assert keys <= CATALOGUE.keys()


# -- 공공마이데이터


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_hand_over_says_everything_that_the_law_wants_shown_and_leads_to_the_agency(language: str) -> None:
    page = mydata.hand_over("https://agency.example/mydata", language)
    assert page
    shown = ["requester", "holders", "receiver", "items", "purpose", "retention", "frequency", "withdrawal"]
    assert list(page.lines) == shown
    assert page.link == "https://agency.example/mydata"
    assert all(label and says for label, says in page.lines.values())


@pytest.mark.parametrize("link", ["", "http://agency.example", "javascript:alert(1)", "https://10.0.0.1/"])
def test_nobody_is_sent_to_an_address_that_is_none(link: str) -> None:
    assert mydata.hand_over(link, "ko") is None
