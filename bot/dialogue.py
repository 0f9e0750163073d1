"""The only code that speaks to the Rasa cell."""

from __future__ import annotations

from typing import Any

import aiohttp

from bot.errors import CellFailed, CellUnreachable
from bot.services.base.reply import Reply
from bot.store.turns import Turn

WORD_JOINER = "\u2060"


class CellClient:
    """One Rasa cell on loopback."""

    def __init__(self, url: str, secret: str, timeout_seconds: float) -> None:
        self._url = url
        self._session = aiohttp.ClientSession(
            headers={"X-Gildong-Secret": secret},
            timeout=aiohttp.ClientTimeout(total=timeout_seconds, connect=2.0),
            trust_env=False,
        )

    async def turn(self, turn: Turn, *, language: str, form_open: bool) -> tuple[Reply, ...]:
        """The bot's replies; CellUnreachable when nobody answers, CellFailed when the answer is a failure."""
        said = meaning(turn)
        request = {"turn_id": turn.id, "conversation_id": turn.conversation_id, "language": language}
        answer = await self._post({**request, "form_open": form_open, **said})
        replies = tuple(Reply.from_json(message["custom"]) for message in answer["messages"] if "custom" in message)
        if not replies:
            raise CellFailed(turn_id=turn.id, error="silence")
        return replies

    async def is_ready(self) -> bool:
        try:
            async with self._session.get(f"{self._url}/health") as response:
                return response.status == 200
        except (aiohttp.ClientError, TimeoutError):
            return False

    async def close(self) -> None:
        await self._session.close()

    async def _post(self, request: dict[str, Any]) -> dict[str, Any]:
        try:
            async with self._session.post(f"{self._url}/turn", json=request) as response:
                answer: dict[str, Any] = await response.json()
        except (aiohttp.ClientError, TimeoutError, ValueError) as exc:
            raise CellUnreachable(turn_id=request["turn_id"]) from exc
        if response.status != 200 or answer.get("status") != "ok":
            raise CellFailed(turn_id=request["turn_id"], error=str(answer.get("error", response.status)))
        return answer


def meaning(turn: Turn) -> dict[str, str]:
    """What the cell is told: an intent for a button of ours, and text, made harmless, for what people type.

    Of words that are hidden it hears no more than that they are the answer to what was asked.
    """
    if turn.kind == "button" or "sealed" in turn.payload:
        return {"intent": str(turn.payload.get("intent", "answer"))}
    return {"text": harmless(turn.text)}


def harmless(text: str) -> str:
    """Rasa executes text that begins with a slash after stripping: a word joiner in front makes it words."""
    return WORD_JOINER + text if text.strip()[:1] in {"/", "@"} else text
