"""The registers of this deployment: real ones where keys are set, practice ones under `make run` where none is."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from yarl import URL

from bot.config import Settings
from document_fetch.connectors import addresses, nts, popbill, registers
from document_fetch.connectors.codef.client import Settings as CodefSettings
from document_fetch.connectors.registers import Registers
from document_fetch.demo.issuers import settings as practice


def build(settings: Settings) -> Registers:
    """The connectors; one without a key is off."""
    return registers.build(settings_of(settings))


def settings_of(settings: Settings) -> registers.Settings:
    """What the connectors are handed."""
    return registers.Settings(
        nts=nts.Settings(settings.nts_url, _hosts(settings.nts_hosts), settings.nts_key),
        codef=CodefSettings(
            settings.codef_url,
            settings.codef_token_url,
            _hosts(settings.codef_hosts),
            settings.codef_id,
            settings.codef_secret,
            settings.codef_public_key,
        ),
        popbill=popbill.Settings(
            settings.popbill_url,
            settings.popbill_token_url,
            _hosts(settings.popbill_hosts),
            settings.popbill_id,
            settings.popbill_secret,
            settings.popbill_member,
        ),
        mydata_url=settings.mydata_url,
    )


def is_practice(settings: Settings) -> bool:
    """Whether what answers in the tax office's name is on this machine."""
    return addresses.is_local(URL(settings.nts_url).host or "")


def faults(built: Registers) -> tuple[str, ...]:
    """What the operator must put right, by the names of the environment."""
    return tuple(_variable(name) + " " + rest for name, _, rest in (one.partition(" ") for one in built.check_config()))


def practises(environment: Mapping[str, str], port: int) -> bool:
    """Whether practice issuers take the place of registers: they have a port, and nothing of a real one is set."""
    return port != 0 and not any(environment.get(name) for name in practice_environment(0))


def practice_environment(port: int) -> dict[str, str]:
    """What a gateway needs to ask the practice issuers on this port of 127.0.0.1."""
    return {_variable(name): value for name, value in practice.for_port(port).items()}


def practice_command(port: int, folder: Path) -> tuple[str, ...]:
    """Starts the practice issuers, which end with whoever starts them. Their control token is put below `folder`."""
    token = ("--token-file", str(folder / "issuers" / "control-token"))
    issuers = (sys.executable, "-m", "document_fetch.demo.issuers", "--port", str(port), *token)
    return (sys.executable, "-m", "bot.process", *issuers)


def _variable(name: str) -> str:
    return f"GILDONG_{name.upper()}"


def _hosts(listed: str) -> frozenset[str]:
    return frozenset(host.strip() for host in listed.split(",") if host.strip())
