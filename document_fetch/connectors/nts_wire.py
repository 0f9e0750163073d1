"""The wire format of the National Tax Service's status and authenticity services (odcloud.kr)."""

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import quote, unquote

from pydantic import BaseModel, ConfigDict

from document_fetch.connectors.status import hyphenated

_MORE = re.compile(r"\s*외\s*\d+\s*(?:명|인)\s*$")
_BETWEEN = re.compile(r"[,，、/·]")
_HANGUL = re.compile(r"[가-힣]")


@dataclass(frozen=True, slots=True)
class Registration:
    """What somebody says of a registration, to be confirmed. The three first decide; what is empty is not compared."""

    business_number: str
    opened_on: date
    representatives: str = field(repr=False)  # as printed: also "홍길동, 김달빛" or "홍길동 외 1명"
    hangul_name: str = field(default="", repr=False)  # of a representative whose registered name is not Korean
    company_name: str = ""
    corporate_number: str = ""


class _Wire(BaseModel):
    """Everything that is not named is dropped while reading: `request_param` repeats a person's name to us."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True, coerce_numbers_to_str=True)


class WireStatus(_Wire):
    """One entry of /status. A number without registration has every code empty."""

    b_no: str
    b_stt_cd: str = ""
    tax_type: str = ""
    tax_type_cd: str = ""
    end_dt: str = ""


class Statuses(_Wire):
    """The answer of /status; its counts may be missing and are not looked at."""

    data: tuple[WireStatus, ...]


class Verdict(_Wire):
    """One entry of /validate, without what it echoes."""

    b_no: str
    valid: str
    status: WireStatus | None = None


class Verdicts(_Wire):
    """The answer of /validate; `valid_cnt` is missing when nothing matched."""

    data: tuple[Verdict, ...]


def encoded_once(key: str) -> str:
    """The service key for an address. data.go.kr gives it in two spellings, plain and already encoded; a plain one is
    Base64 and has no per cent sign."""
    plain = key.strip()
    return quote(unquote(plain) if "%" in plain else plain, safe="")


def status_body(numbers: Sequence[str]) -> bytes:
    """The question of /status."""
    return json.dumps({"b_no": [number.replace("-", "") for number in numbers]}).encode()


def validate_body(entries: Sequence[dict[str, str]]) -> bytes:
    """The question of /validate."""
    return json.dumps({"businesses": entries}, ensure_ascii=False).encode()


def entries(registration: Registration) -> Iterator[dict[str, str]]:
    """An entry of /validate for each representative: with several, any one of them must match.

    Raises ValueError, which repeats nothing, for a registration without a name or with a wrong number.
    """
    shared = {
        "b_no": hyphenated(registration.business_number).replace("-", ""),
        "start_dt": f"{registration.opened_on:%Y%m%d}",
        "b_nm": registration.company_name,
        "corp_no": registration.corporate_number.replace("-", ""),
        "b_sector": "",
        "b_type": "",
        "b_adr": "",
    }
    found = names(registration.representatives)
    if not found:
        raise ValueError("a registration needs the name of a representative")
    for name in found:
        second = "" if _HANGUL.search(name) else tight(registration.hangul_name)
        yield {**shared, "p_nm": name, "p_nm2": second}


def names(printed: str) -> list[str]:
    """The representatives' names without blanks, each once."""
    found = (tight(part) for part in _BETWEEN.split(_MORE.sub("", printed)))
    return list(dict.fromkeys(name for name in found if name))


def tight(name: str) -> str:
    """The name as the register compares it: composed letters, no blanks."""
    return "".join(unicodedata.normalize("NFKC", name).split())
