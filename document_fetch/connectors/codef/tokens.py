"""The token that CODEF gives for a week: asked for once, kept, and asked for again when it is refused."""

import asyncio
import base64

from document_fetch.connectors import plain_json
from document_fetch.connectors.clock import Clock
from document_fetch.connectors.codef.wire import MEDIA_TYPES, REGISTER, Token
from document_fetch.connectors.door import Door
from document_fetch.connectors.errors import RegisterRefused
from document_fetch.connectors.http import Answer, Request

#: A token is renewed before it ends, so that none ends on the way.
MARGIN_SECONDS = 3600


class Tokens:
    """Of one key."""

    def __init__(self, url: str, client_id: str, secret: str, door: Door, clock: Clock) -> None:
        self._url, self._door, self._clock = url, door, clock
        self._basic = base64.b64encode(f"{client_id}:{secret}".encode()).decode()
        self._lock = asyncio.Lock()
        self._token = ""
        self._until = 0.0

    async def get(self) -> str:
        """A token; raises RegisterError."""
        async with self._lock:
            if not self._token or self._clock.seconds() >= self._until:
                got = await self._door.ask(self._request(), _understand)
                self._token = got.access_token
                self._until = self._clock.seconds() + max(got.expires_in - MARGIN_SECONDS, 0)
            return self._token

    def refused(self, token: str) -> None:
        """Forgets the token, unless there is a newer one already."""
        if token == self._token:
            self._token = ""

    def _request(self) -> Request:
        headers = {"Authorization": f"Basic {self._basic}", "Content-Type": "application/x-www-form-urlencoded"}
        body = b"grant_type=client_credentials&scope=read"
        return Request("POST", self._url, headers=headers, body=body, accepts=MEDIA_TYPES, repeatable=True)


def _understand(answer: Answer) -> Token:
    if answer.status >= 400:
        raise RegisterRefused(register=REGISTER, code=f"status {answer.status}")
    return plain_json.shaped(REGISTER, plain_json.parsed(answer.body), Token)
