"""The only code that speaks to the agency's intake."""

from __future__ import annotations

import hashlib
import io
from typing import TypeVar

import aiohttp
from pydantic import ValidationError

from bot.errors import IntakeFailed, IntakeMisconfigured, IntakeRefused
from intake import contract
from intake.contract import Message, Places, Receipt, Refusal, RefusalBody, Updates

TIMEOUT_SECONDS = 30.0
MAX_ANSWER_BYTES = 1024 * 1024
MAX_DETAIL = 200

Expected = TypeVar("Expected", bound=Message)


class IntakeClient:
    """One agency's intake queue."""

    def __init__(self, url: str, key: str) -> None:
        self._url = url.rstrip("/")
        self._session = aiohttp.ClientSession(
            headers={"Authorization": f"Bearer {key}"},
            timeout=aiohttp.ClientTimeout(total=TIMEOUT_SECONDS, connect=3.0),
            trust_env=False,
        )

    async def submit(self, delivery_id: str, bag: bytes) -> Receipt:
        """Delivers a bag under its idempotency key; the same key again gives the same receipt.

        IntakeRefused when the intake will never take these bytes, IntakeMisconfigured when it does not know us,
        IntakeFailed when it may take them later.
        """
        headers = {
            contract.IDEMPOTENCY_KEY_HEADER: delivery_id,
            contract.CONTENT_SHA256_HEADER: hashlib.sha256(bag).hexdigest(),
            "Content-Type": contract.BAG_TYPE,
        }
        answer = await self._ask("POST", contract.SUBMISSIONS_PATH, data=io.BytesIO(bag), headers=headers)
        return _message(Receipt, answer)

    async def updates(self, after: int) -> Updates:
        """What has changed at the agency after the given sequence."""
        kinds = f"{contract.KINDS_PARAMETER}={','.join(contract.KINDS)}"
        return _message(Updates, await self._ask("GET", f"{contract.UPDATES_PATH}?after={after}&{kinds}"))

    async def places(self) -> Places:
        """Places that nobody can have any more."""
        return _message(Places, await self._ask("GET", contract.PLACES_PATH))

    async def close(self) -> None:
        await self._session.close()

    async def _ask(self, method: str, path: str, **request: object) -> bytes:
        try:
            async with self._session.request(
                method,
                self._url + path,
                allow_redirects=False,
                **request,  # type: ignore[arg-type]
            ) as response:
                answer = await _read(response)
        except (aiohttp.ClientError, TimeoutError) as exc:
            raise IntakeFailed(path=path, error=type(exc).__name__) from exc
        if response.status not in {200, 201}:
            raise _refusal(path, response.status, answer)
        return answer


async def _read(response: aiohttp.ClientResponse) -> bytes:
    """The body, cut where it is longer than any answer of the contract."""
    content = b""
    while len(content) < MAX_ANSWER_BYTES and (chunk := await response.content.readany()):
        content += chunk
    return content[:MAX_ANSWER_BYTES]


def _message(expected: type[Expected], answer: bytes) -> Expected:
    try:
        return expected.model_validate_json(answer)
    except ValidationError as exc:
        raise IntakeFailed(error=f"an answer that is no {expected.__name__}") from exc


def _refusal(path: str, status: int, answer: bytes) -> IntakeFailed:
    """What an answer other than yes means; docs/intake-contract.md says the same in prose."""
    named = _named(answer)
    if status >= 500 or status in contract.BUSY_STATUSES or (named and named.code == contract.DAMAGED_CODE):
        return IntakeFailed(path=path, error=f"status {status}")
    if named and status in contract.FINAL_STATUSES:
        return IntakeRefused(path=path, status=status, code=named.code, detail=named.detail[:MAX_DETAIL])
    # Also a no without a name: it comes from something before the intake, which knows nothing of the dossier.
    return IntakeMisconfigured(path=path, error=f"status {status}")


def _named(answer: bytes) -> Refusal | None:
    try:
        return RefusalBody.model_validate_json(answer).error
    except ValidationError:
        return None
