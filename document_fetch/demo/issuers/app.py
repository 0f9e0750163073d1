"""The practice issuers put together."""

import hmac
from collections.abc import Awaitable, Callable

from aiohttp import web

from document_fetch.demo.issuers.approvals import Approvals, State
from document_fetch.demo.issuers.codef import Codef
from document_fetch.demo.issuers.faults import Faults
from document_fetch.demo.issuers.nts import Nts
from document_fetch.demo.issuers.phone import Phone
from document_fetch.demo.issuers.popbill import Popbill

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

LOCAL_HOSTS = frozenset({"127.0.0.1", "localhost"})
PHONE: dict[str, State] = {"approve": "approved", "refuse": "refused", "lapse": "lapsed"}


class Issuers:
    """One server's parts; `control_token` opens /control."""

    def __init__(self, control_token: str) -> None:
        self._control_token = control_token
        self.faults = Faults()
        self.approvals = Approvals()
        self.nts = Nts(self.faults)
        self.codef = Codef(self.faults, self.approvals)
        self.popbill = Popbill()
        self.internal_visits = 0  # of an address that no connector may ever reach

    def build_app(self) -> web.Application:
        """The server."""
        app = web.Application(middlewares=[_only_from_here, self.faults.middleware])
        app.add_routes([*self.nts.routes(), *self.codef.routes(), *self.popbill.routes()])
        app.add_routes(Phone(self.approvals).routes())
        app.add_routes([web.post("/control", self._control), web.get("/health", _health)])
        app.add_routes([web.get("/internal", self._internal), web.get("/control", self._seen)])
        app.on_shutdown.append(self._stop)
        return app

    async def _stop(self, app: web.Application) -> None:
        self.faults.stopping.set()

    async def _internal(self, request: web.Request) -> web.Response:
        self.internal_visits += 1
        return web.json_response({"secret": "of this machine"})

    async def _control(self, request: web.Request) -> web.Response:
        """{"register", "fault"} switches a fault on, {"phone": "approve" | "refuse" | "lapse"} does so with all that
        waits, {"forget": "tokens"} ends CODEF's tokens."""
        if not self._is_ours(request):
            return web.Response(status=403)
        told = await request.json()
        if "phone" in told:
            return self._use_phone(str(told["phone"]))
        if told.get("forget") == "tokens":
            self.codef.forget_tokens()
            return web.json_response({})
        known = self.faults.switch(str(told.get("register")), str(told.get("fault")))
        return web.json_response({"on": self.faults.on}, status=200 if known else 400)

    def _use_phone(self, do: str) -> web.Response:
        if do not in PHONE:
            return web.json_response({}, status=400)
        done = [one.jti for one in self.approvals.waiting() if self.approvals.settle(one.jti, PHONE[do])]
        return web.json_response({"settled": len(done)})

    async def _seen(self, request: web.Request) -> web.Response:
        """What was asked so far, for whoever tests."""
        if not self._is_ours(request):
            return web.Response(status=403)
        calls = {"nts": self.nts.calls, "codef": self.codef.calls, "popbill": self.popbill.calls}
        return web.json_response({"on": self.faults.on, "calls": calls, "internal": self.internal_visits})

    def _is_ours(self, request: web.Request) -> bool:
        given = request.headers.get("Authorization", "").removeprefix("Bearer ")
        return hmac.compare_digest(given.encode(), self._control_token.encode())


@web.middleware
async def _only_from_here(request: web.Request, handler: Handler) -> web.StreamResponse:
    """A page elsewhere cannot make a browser talk to us under a name of its own."""
    if request.url.host not in LOCAL_HOSTS:
        return web.Response(status=403)
    return await handler(request)


async def _health(request: web.Request) -> web.Response:
    return web.json_response({"status": "ok"})
