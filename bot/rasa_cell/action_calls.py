"""The endpoint that runs our actions: the gateway's, on loopback, with a shared secret."""

from typing import Any, Optional

import aiohttp
from rasa.utils.endpoints import ClientResponseError, EndpointConfig

from bot.rasa_cell.turn import KEY_HEADER

TIMEOUT_SECONDS = 15.0  # below the gateway's own limit for a turn, so that it gets our status


class ActionEndpoint(EndpointConfig):
    """Rasa's endpoint, with one session kept open: Rasa's own makes a session and a connection for every call."""

    def __init__(self, url: str, secret: str) -> None:
        super().__init__(url, headers={KEY_HEADER: secret})
        self._session: Optional[aiohttp.ClientSession] = None

    def session(self) -> aiohttp.ClientSession:
        """The session of this process; made at the first call, inside the running loop."""
        if self._session is None or self._session.closed:
            limit = aiohttp.ClientTimeout(total=TIMEOUT_SECONDS)
            self._session = aiohttp.ClientSession(headers=self.headers, timeout=limit, trust_env=False)
        return self._session

    async def request(self, method: str = "post", **kwargs: Any) -> Any:
        """The decoded JSON of the response; ClientResponseError from 400 on, aiohttp's errors and TimeoutError else."""
        async with self.session().request(method, self.url, json=kwargs["json"]) as response:
            if response.status >= 400:
                raise ClientResponseError(response.status, response.reason, await response.content.read())
            return await response.json()

    async def close(self) -> None:
        """Close the session."""
        if self._session is not None:
            await self._session.close()
