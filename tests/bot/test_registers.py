"""Registers get their settings from the environment; without keys they are off, and under `make run` practice ones."""

from __future__ import annotations

import pytest

from bot import registers
from bot.config import Settings

KEYS = {
    "nts_key": "a key",
    "codef_id": "an id",
    "codef_secret": "a secret",
    "popbill_id": "an id",
    "popbill_secret": "YSBzZWNyZXQ=",
    "popbill_member": "999-81-00126",
}


def test_without_a_key_every_register_is_off_and_nothing_is_wrong() -> None:
    built = registers.build(Settings())
    assert built.fetches == frozenset()
    assert registers.faults(built) == ()


def test_with_keys_the_addresses_that_come_with_us_may_be_asked() -> None:
    built = registers.build(Settings(**KEYS))
    assert registers.faults(built) == ()
    assert {"business_status", "national_tax_clearance"} <= built.fetches


def test_a_fault_is_told_by_the_name_of_the_variable() -> None:
    built = registers.build(Settings(**KEYS | {"nts_url": "http://api.odcloud.kr/api"}))
    assert registers.faults(built) == ("GILDONG_NTS_URL does not begin with https.",)


def test_the_settings_of_the_practice_issuers_are_good_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in registers.practice_environment(8095).items():
        monkeypatch.setenv(name, value)
    built = registers.build(Settings())
    assert registers.faults(built) == ()
    assert [one.is_on for one in built.all] == [True, True, True]


@pytest.mark.parametrize("name", ["GILDONG_NTS_KEY", "GILDONG_CODEF_ID", "GILDONG_POPBILL_URL"])
def test_whoever_sets_anything_of_a_real_register_gets_no_practice_issuers(name: str) -> None:
    assert registers.practises({"GILDONG_PORT": "8080", name: ""}, 8095)
    assert not registers.practises({name: "set"}, 8095)


def test_no_text_form_of_the_settings_shows_a_secret() -> None:
    shown = repr(Settings(**KEYS))
    assert not [name for name in ("nts_key", "codef_secret", "popbill_secret") if KEYS[name] in shown]


def test_without_a_port_there_are_no_practice_issuers() -> None:
    assert not registers.practises({}, 0)


def test_what_answers_from_this_machine_is_practice() -> None:
    assert registers.is_practice(Settings(nts_url="http://127.0.0.1:8095/api"))
    assert not registers.is_practice(Settings())
