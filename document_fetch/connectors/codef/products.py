"""What can be ordered, from `products.yml` and `codes.yml`, checked when this module is first used."""

import re
from collections.abc import Mapping
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter

from document_fetch.connectors.clock import KOREA

Login = Literal["phone", "account", "certificate"]
Written = Literal["text", "date", "business_number", "corporate_number", "amount", "listing"]
Meaning = Literal["three_misses", "unavailable", "lapsed", "refused"]
Fault = Literal["token", "refused", "rejected", "quota", "down"]

_PLACE = re.compile(r"\{(\w+)\}")


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(_Data):
    """Where a field of ours stands in CODEF's answer, and how it is written there."""

    name: str = Field(alias="from")
    written: Written = Field(default="text", alias="as")


def _source(given: object) -> object:
    return {"from": given} if isinstance(given, str) else given


class Hours(_Data):
    """When an issuer answers: whole hours in Korea, the second one excluded."""

    opens: int
    closes: int

    def opens_at(self, now: datetime) -> datetime | None:
        """When it opens again; None while it is open."""
        here = now.astimezone(KOREA)
        if self.opens <= here.hour < self.closes:
            return None
        day = here.date() + timedelta(days=int(here.hour >= self.closes))
        return datetime.combine(day, time(self.opens), KOREA)


class Product(_Data):
    """One kind of certificate as CODEF sells it; its key is our kind."""

    path: str
    organization: str
    logins: tuple[Login, ...]
    ask: Mapping[str, str]
    pdf: str
    fields: Mapping[str, Annotated[Source, BeforeValidator(_source)]]
    hours: Hours | None = None

    def asked(self, facts: Mapping[str, str]) -> dict[str, str]:
        """What the product wants beside the login; raises KeyError for a fact that the order does not have."""
        return {name: _PLACE.sub(lambda found: facts[found[1]], words) for name, words in self.ask.items()}


class Codes(_Data):
    """What CODEF's codes mean."""

    source: str
    success: str
    two_way: str
    outcomes: Mapping[str, Meaning]
    errors: Mapping[str, Fault]
    approval_seconds: int
    apps: Mapping[str, str]
    carriers: Mapping[str, str]


def _read(name: str) -> Any:
    return yaml.safe_load((Path(__file__).parent / name).read_text("utf-8"))


PRODUCTS: Mapping[str, Product] = TypeAdapter(dict[str, Product]).validate_python(_read("products.yml"))
CODES: Codes = Codes.model_validate(_read("codes.yml"))
