"""The only code that speaks to the agency's intake."""

from __future__ import annotations

import hashlib
import io

import aiohttp
from pydantic import ValidationError

from bot.errors import IntakeFailed
from intake import contract
from intake.contract import Receipt, Updates

TIMEOUT_SECONDS = 30.0
MAX_ANSWER_BYTES = 1024 * 1024


class IntakeClient:
    """One agency's intake queue."""

    def __init__(self, url: str, key: str) -> None:
        self._url = url.rstrip("/")
        self._session = aiohttp.ClientSession(
            headers={"Authorization": f"Bearer {key}"},
            timeout=aiohttp.ClientTimeout(total=TIMEOUT_SECONDS, connect=3.0),
            trust_env=False,
        )

    async def submit(self, submission_id: str, bag: bytes) -> Receipt:
        """Delivers a bag under its idempotency key; the same key again gives the same receipt. IntakeFailed else."""
        headers = {
            contract.IDEMPOTENCY_KEY_HEADER: submission_id,
            contract.CONTENT_SHA256_HEADER: hashlib.sha256(bag).hexdigest(),
            "Content-Type": contract.BAG_TYPE,
        }
        answer = await self._ask("POST", contract.SUBMISSIONS_PATH, data=io.BytesIO(bag), headers=headers)
        return Receipt.model_validate_json(answer)

    async def updates(self, after: int) -> Updates:
        """The agency's status changes after the given sequence."""
        return Updates.model_validate_json(await self._ask("GET", f"{contract.UPDATES_PATH}?after={after}"))

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
                answer = await response.content.read(MAX_ANSWER_BYTES)
        except (aiohttp.ClientError, TimeoutError, ValidationError) as exc:
            raise IntakeFailed(path=path, error=type(exc).__name__) from exc
        if response.status not in {200, 201}:
            raise IntakeFailed(path=path, error=f"status {response.status}")
        return answer
