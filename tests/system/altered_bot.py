"""The real bot, made to die at chosen points, or to forget what it has seen before. For tests only.

`python -m tests.system.altered_bot run` is `python -m bot run` whose gateway is started through this module as well.
GILDONG_TEST_DEATHS: words `point:n`; the gateway kills itself the n-th time that it passes the point, once.
GILDONG_TEST_CELL_DEATHS: the same, but it is the Rasa cell that is killed there.
GILDONG_TEST_STUMBLES: the same, but the point fails once as a full disk would.
GILDONG_TEST_FORGETS: words of FORGETTING; each switches one de-duplication off.
"""

from __future__ import annotations

import errno
import os
import signal
import sys
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import psutil

from bot import __main__ as bot_main
from bot import supervisor
from bot.delivery import bag
from bot.intake_client import IntakeClient
from bot.services import deeds
from bot.services.base.reply import Outcome
from bot.services.conversation import conversations
from bot.services.files import documents
from bot.services.turns import answering, events
from bot.store import messages, submissions, turns
from bot.store.tables import effects
from bot.worker import Worker
from intake.contract import Receipt


def points(name: str) -> dict[str, int]:
    words = (word.rsplit(":", 1) for word in os.environ.get(name, "").split())
    return {point: int(times) for point, times in words}


DEATHS, STUMBLES = points("GILDONG_TEST_DEATHS"), points("GILDONG_TEST_STUMBLES")
CELL_DEATHS = points("GILDONG_TEST_CELL_DEATHS")
FORGETS = os.environ.get("GILDONG_TEST_FORGETS", "").split()

Function = Callable[..., Any]


def pass_by(point: str) -> None:
    """Counts in a file, for the count must outlive us; dies or fails when it is time."""
    if point not in DEATHS | CELL_DEATHS | STUMBLES:
        return
    counted = Path(os.environ["GILDONG_DATA_FOLDER"]) / "deaths" / point
    counted.parent.mkdir(exist_ok=True)
    with counted.open("ab") as file:
        file.write(b".")
    times = counted.stat().st_size
    if times == DEATHS.get(point):
        os.kill(os.getpid(), signal.SIGKILL)
    if times == CELL_DEATHS.get(point):
        next(each for each in psutil.Process(os.getppid()).children() if "launch.py" in " ".join(each.cmdline())).kill()
    if times == STUMBLES.get(point):
        raise OSError(errno.ENOSPC, "told to fail")


def dying(before: str, function: Function, after: str) -> Function:
    def run(*arguments: Any, **named: Any) -> Any:
        pass_by(before)
        result = function(*arguments, **named)
        pass_by(after)
        return result

    return run


def dying_deed(perform: Function) -> Function:
    def run(context: Any, turn_id: str, name: str) -> Outcome:
        outcome: Outcome = perform(context, turn_id, name)
        pass_by(f"deed.{name}")
        if name == "answer" and outcome.finished:
            pass_by("submitted")
        if name == "answer" and any(reply.document for reply in outcome.replies):
            pass_by("consented")
        return outcome

    return run


def put_points() -> None:
    """Where the work of the gateway can be cut: between what is stored and who is told of it."""
    conversations.receive_text = dying("text.come", conversations.receive_text, "text.stored")
    conversations.receive_button = dying("press.come", conversations.receive_button, "press.stored")
    documents.receive = dying("file.come", documents.receive, "file.stored")
    documents.read = dying("file.leased", documents.read, "file.read")
    deeds.perform = dying_deed(deeds.perform)
    events.perform = dying("event.come", events.perform, "event.done")
    answering.finish = dying("reply.ready", answering.finish, "reply.stored")
    Worker._finish = dying("job.done", Worker._finish, "job.finished")
    submit = IntakeClient.submit

    async def dying_submit(self: IntakeClient, submission_id: str, content: bytes) -> Receipt:
        pass_by("dossier.ready")
        receipt = await submit(self, submission_id, content)
        pass_by("dossier.delivered")
        return receipt

    IntakeClient.submit = dying_submit


def forget_messages() -> None:
    """A message sent again is a new one, for its id is never found."""
    add = messages.add

    def add_anew(tx: Any, conversation_id: str, sender: Any, body: Any, client_id: str | None = None) -> Any:
        fresh = f"{client_id[:24]}{uuid.uuid4().hex}" if client_id else None
        return add(tx, conversation_id, sender, body, fresh)

    messages.by_client_id = lambda *_: None
    messages.add = add_anew


def forget_effects() -> None:
    """A turn tried again does everything again."""
    record = turns.record_effect

    def record_again(tx: Any, turn_id: str, name: str, outcome: dict[str, Any]) -> None:
        tx.execute(effects.delete().filter_by(turn_id=turn_id, name=name))
        record(tx, turn_id, name, outcome)

    turns.effect = lambda *_: None
    turns.record_effect = record_again


def forget_deliveries() -> None:
    """Each delivery is built anew and goes under a key of its own."""
    build, submit = bag.build, IntakeClient.submit

    def build_anew(dossier: Mapping[str, Any], files: Sequence[bag.BagFile], signer: Any) -> bytes:
        return build({**dossier, "submission_id": str(uuid.uuid4())}, files, signer)

    async def submit_anew(self: IntakeClient, submission_id: str, content: bytes) -> Receipt:
        receipt = await submit(self, str(uuid.uuid4()), content)
        return receipt.model_copy(update={"submission_id": submission_id})

    submissions.kept_bag = lambda *_: None
    submissions.keep_bag = lambda *_: None
    bag.build = build_anew
    IntakeClient.submit = submit_anew


FORGETTING = {"messages": forget_messages, "effects": forget_effects, "deliveries": forget_deliveries}


def start_gateway_altered() -> None:
    """The supervisor starts the gateway through this module, and again at once however often it dies."""
    parts = supervisor._parts
    supervisor.RESTART_SECONDS = (0.1,)

    def altered(*arguments: Any) -> tuple[supervisor.Part, ...]:
        command = (sys.executable, "-m", __spec__.name, "serve")
        return tuple(replace(p, command=command) if p.name == "gateway" else p for p in parts(*arguments))

    supervisor._parts = altered


if __name__ == "__main__":
    for what in FORGETS:
        FORGETTING[what]()
    put_points()
    start_gateway_altered()
    sys.exit(bot_main.main())
