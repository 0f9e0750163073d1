"""Who comes to the intake: the sender with its bags, and the officer with a browser."""

import hashlib
import io
import re
import uuid
from dataclasses import dataclass, field
from typing import Any

from aiohttp import ClientResponse
from aiohttp.test_utils import TestClient

from bot.delivery import bag
from bot.delivery.bag import BagFile
from bot.delivery.signing import Signer
from intake import officers
from intake.store.engine import Store
from tests.delivery import synthetic

KEY = "synthetic-key-of-the-tests"


@dataclass
class Sender:
    """Sends bags as the bot does."""

    client: TestClient
    signer: Signer

    def bag(self, files: tuple[BagFile, ...] = synthetic.DOCUMENTS, **changes: Any) -> bytes:
        return bag.build(synthetic.dossier(**changes), files, self.signer)

    async def send(self, content: bytes, key: str | None = None, **headers: str) -> ClientResponse:
        own = {
            "Authorization": f"Bearer {KEY}",
            "Content-Type": "application/zip",
            "Idempotency-Key": key or str(uuid.uuid4()),
            "X-Content-SHA256": hashlib.sha256(content).hexdigest(),
        }
        own |= {name.replace("_", "-"): value for name, value in headers.items()}
        return await self.client.post("/v1/submissions", data=io.BytesIO(content), headers=own)

    async def submit(self, **changes: Any) -> str:
        """Sends a new dossier; its receipt."""
        response = await self.send(self.bag(**{"submission_id": str(uuid.uuid4()), **changes}))
        assert response.status == 201, await response.text()
        return str((await response.json())["receipt"])

    async def refer(self, **changes: Any) -> str:
        """Sends the dossier of a company that meets every condition and chose a partner; its receipt."""
        return await self.submit(**{"eligibility": synthetic.met(), "referral": synthetic.referral(), **changes})

    async def updates(self, after: int = 0, **asked: str) -> list[dict[str, Any]]:
        headers = {"Authorization": f"Bearer {KEY}"}
        response = await self.client.get("/v1/updates", params={"after": after, **asked}, headers=headers)
        assert response.status == 200
        found: list[dict[str, Any]] = (await response.json())["updates"]
        return found

    async def told(self) -> list[tuple[str, str, str | None]]:
        """What it hears of referrals: partner, state, reason."""
        news = await self.updates(kinds="referral")
        return [(each["partner"], each["status"], each["reason"]) for each in news]


@dataclass
class Desk:
    """A browser at the desk: keeps cookies, sends Origin with its forms, follows nothing by itself."""

    client: TestClient
    store: Store
    officer: str = "hong"
    partner: str | None = None
    password: str = field(default="")

    @property
    def home(self) -> str:
        return "/referrals" if self.partner else "/cases"

    @property
    def origin(self) -> str:
        return str(self.client.make_url("/")).rstrip("/")

    async def open(self, path: str) -> ClientResponse:
        return await self.client.get(path, allow_redirects=False)

    async def read(self, path: str) -> str:
        response = await self.open(path)
        assert response.status == 200, response.status
        return await response.text()

    async def token(self, path: str) -> str:
        found = re.search('name="form_token" value="([^"]+)"', await self.read(path))
        assert found
        return found[1]

    async def post(self, path: str, *, origin: str | None = "", **fields: str) -> ClientResponse:
        headers = {} if origin is None else {"Origin": origin or self.origin}
        return await self.client.post(path, data=fields, headers=headers, allow_redirects=False)

    async def try_login(self, name: str, password: str) -> ClientResponse:
        return await self.post("/login", form_token=await self.token("/login"), name=name, password=password)

    async def log_in(self) -> None:
        self.password = officers.renew(self.store, self.officer, self.partner)
        response = await self.try_login(self.officer, self.password)
        assert (response.status, response.headers["Location"]) == (303, self.home)

    async def send(self, path: str, **fields: str) -> ClientResponse:
        """A form of one of our pages."""
        return await self.post(path, form_token=await self.token(self.home), **fields)

    async def referrals(self) -> list[str]:
        """Ids of the partner's referrals, newest first."""
        return re.findall(r'href="/referrals/([0-9a-f]{16})"', await self.read("/referrals"))

    async def move(self, receipt: str, status: str = "in_review") -> ClientResponse:
        return await self.post(f"/cases/{receipt}/status", form_token=await self.token("/cases"), status=status)
