"""An application of 20 answers and 4 uploads survives the death of the gateway and of the Rasa cell at any moment.

GILDONG_KILL_RUNS (default 50) and GILDONG_KILL_SEED choose how many applications and which random points.
"""

from __future__ import annotations

import asyncio
import os
import random
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path

import aiohttp
import pytest

from bot.config import Settings
from tests.system import application, oracle
from tests.system.application import Run, Step
from tests.system.killer import Killer, Part
from tests.system.oracle import Findings
from tests.system.page import Page
from tests.system.running import RunningSystem, missing_part

pytestmark = [pytest.mark.kill, pytest.mark.cell]

RUNS = int(os.environ.get("GILDONG_KILL_RUNS", "50"))
SEED = int(os.environ.get("GILDONG_KILL_SEED", "20261124"))
#: Applications in flight at once: they share the kills, and a waiting one costs nothing.
SEATS = 25
STEPS = 34
#: The gateway is back sooner than the cell: so it dies more often.
PARTS: tuple[Part, ...] = ("gateway", "gateway", "gateway", "cell")
#: What dies comes back at once: the pauses for what dies over and over would only make the test longer.
AT_ONCE = "[0.2]"
#: When the gateway says that it takes longer. Words that come much later than that have not come by themselves.
PATIENCE_SECONDS = Settings().patience_seconds
CELL_SECONDS = 60.0


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSystem]:
    reason = missing_part()
    if reason:
        pytest.skip(reason)
    running = RunningSystem(tmp_path_factory.mktemp("kill"), GILDONG_RESTART_SECONDS=AT_ONCE)
    running.start()
    yield running
    running.stop()


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    connector = aiohttp.TCPConnector(limit=0)
    timeout = aiohttp.ClientTimeout(total=None, connect=2.0, sock_read=30.0)
    async with aiohttp.ClientSession(connector=connector, timeout=timeout, trust_env=False) as opened:
        yield opened


async def test_no_acknowledged_answer_is_lost_and_nothing_is_submitted_twice(
    system: RunningSystem, session: aiohttp.ClientSession, capsys: pytest.CaptureFixture[str]
) -> None:
    killer, seats = Killer(system, session), asyncio.Semaphore(SEATS)
    began = time.monotonic()
    done = await asyncio.gather(*(filed(number, killer, seats) for number in range(RUNS)))
    seconds = time.monotonic() - began
    found = await asyncio.to_thread(oracle.examine, system.folder, [run for run, _ in done])
    found.figures["kills in a run's life, least"] = min(len(hits) for _, hits in done)
    with capsys.disabled():
        print("\n" + report(found, killer, seconds))
    assert found.faults == []
    assert found.figures["answers acknowledged"] == RUNS * application.ANSWERS
    assert [run.number for run, hits in done if not hits] == [], "a run without a kill"


async def filed(number: int, killer: Killer, seats: asyncio.Semaphore) -> tuple[Run, list[Part]]:
    """One application under fire; gives the kills that fell into its life."""
    async with seats:
        chance = random.Random(f"{SEED}/{number}")
        run = Run(number, Page(killer.session, killer.system.url, chance))
        plan, strikes, began = plans(chance), set(), time.monotonic()

        async def struck(part: Part, after: float, step: int) -> None:
            """A part that was not up when its moment came dies at a later step, unless something has died since."""
            later = range(step + 1, STEPS)
            if not await killer.strike(part, after) and later and not killer.hit(began, time.monotonic()):
                plan.setdefault(chance.choice(later), []).append((part, after))

        def before(step: int, _step: Step) -> None:
            for part, after in plan.pop(step, []):
                strikes.add(asyncio.create_task(struck(part, after, step)))

        await run.page.open()
        try:
            await application.file(run, before)
        finally:
            await run.page.close()
            await asyncio.gather(*strikes)
        return run, killer.hit(began, time.monotonic())


Plan = dict[int, list[tuple[Part, float]]]


def plans(chance: random.Random) -> Plan:
    """One or two random points: a step, and a moment in the time that a turn takes."""
    plan: Plan = {}
    for _ in range(chance.choice((1, 1, 2))):
        moment = chance.choice((0.02, 0.1, 0.4)) * chance.random()
        plan.setdefault(chance.randrange(STEPS), []).append((chance.choice(PARTS), moment))
    return plan


def report(found: Findings, killer: Killer, seconds: float) -> str:
    head = f"{RUNS} applications, seed {SEED}, {seconds:.0f} s; killed: {dict(killer.by_part)}"
    return "\n".join(
        [head, *(f"  {name}: {count}" for name, count in sorted(found.figures.items())), *found.faults[:20]]
    )


#: Every place between what is stored and who is told of it, with the time at which the gateway dies there.
WORST_POINTS = (
    "text.come:2 text.stored:4 press.come:2 press.stored:4 file.come:1 file.stored:2 file.leased:1 file.read:2 "
    "deed.start:1 consented:1 deed.answer:5 deed.ask:7 event.come:1 event.done:2 reply.ready:9 reply.stored:12 "
    "job.done:3 job.finished:1 submitted:1 deed.finish:1 dossier.ready:1 dossier.delivered:1"
)


async def test_a_gateway_that_dies_between_storing_and_telling_loses_and_doubles_nothing(
    tmp_path: Path, session: aiohttp.ClientSession
) -> None:
    with altered(tmp_path, deaths=WORST_POINTS, stumbles="reply.ready:15 event.come:3") as dying:
        run = await filed_once(dying, session)
    assert oracle.examine(tmp_path, [run]).faults == []
    assert deaths_missed(tmp_path, WORST_POINTS) == []


async def test_a_cell_that_dies_between_the_actions_of_a_turn_leaves_it_whole(
    tmp_path: Path, session: aiohttp.ClientSession
) -> None:
    deaths = "deed.start:1 deed.ask:6 deed.skip:2 deed.answer:20 submitted:1"
    with altered(tmp_path, cell_deaths=deaths) as dying:
        run = await filed_once(dying, session)
    found = oracle.examine(tmp_path, [run])
    assert found.faults == []
    assert found.figures["turns taken up by a new gateway"] == 0
    assert deaths_missed(tmp_path, deaths) == []


async def test_with_deduplication_switched_off_the_same_deaths_double_messages_answers_and_submissions(
    tmp_path: Path, session: aiohttp.ClientSession
) -> None:
    deaths = "text.stored:4 deed.answer:9 dossier.delivered:1"
    with altered(tmp_path, deaths=deaths, forgets="messages effects deliveries") as forgetful:
        run = await filed_once(forgetful, session)
    found = oracle.examine(tmp_path, [run])
    assert deaths_missed(tmp_path, deaths) == []
    assert {"message twice", "answer twice", "case", "cases"} <= found.kinds, found.faults
    assert found.figures["duplicate submissions"] == 1


@pytest.mark.parametrize("kill_first", [True, False], ids=["dead before the words", "dead while it answers"])
async def test_while_the_cell_is_dead_words_come_when_patience_ends_and_the_answer_later(
    system: RunningSystem, session: aiohttp.ClientSession, kill_first: bool
) -> None:
    killer, run = Killer(system, session), Run(0, Page(session, system.url, random.Random(SEED)))
    await killer.until_up("cell", CELL_SECONDS)
    await run.page.open()
    steps = run.steps()
    for step in (next(steps), next(steps)):
        await application.awaited(run.page, step, 0)
        await step.act(run.page)
    first, second = next(steps), next(steps)
    await application.awaited(run.page, first, 0)
    if kill_first:
        assert await killer.strike("cell", 0)
        await first.act(run.page)
    else:
        await asyncio.gather(killer.strike("cell", 0), first.act(run.page))
    said = run.page.sent[-1].seq or 0
    await run.page.heard(lambda m: m["seq"] > said, "any words", 2 * PATIENCE_SECONDS)
    await run.page.heard(lambda m: m["seq"] > said and second.awaited in m["text"], second.awaited, CELL_SECONDS)
    assert killer.by_part == {"cell": 1}
    await run.page.close()


@contextmanager
def altered(folder: Path, **told: str) -> Iterator[RunningSystem]:
    """The real system with what altered_bot.py is told: deaths, cell_deaths, stumbles, forgets."""
    reason = missing_part()
    if reason:
        pytest.skip(reason)
    command = ("-m", "tests.system.altered_bot", "run")
    settings = {f"GILDONG_TEST_{name.upper()}": value for name, value in told.items()}
    settings["GILDONG_RESTART_SECONDS"] = AT_ONCE
    running = RunningSystem(folder, command=command, **settings)
    running.start()
    try:
        yield running
    finally:
        running.stop()


async def filed_once(system: RunningSystem, session: aiohttp.ClientSession) -> Run:
    run = Run(0, Page(session, system.url, random.Random(SEED)))
    await run.page.open()
    try:
        await application.file(run)
    finally:
        await run.page.close()
    return run


def deaths_missed(folder: Path, deaths: str) -> list[str]:
    """The points at which nothing died."""
    wanted = dict(word.rsplit(":", 1) for word in deaths.split())
    return [
        point
        for point, times in wanted.items()
        if not (counted := folder / "deaths" / point).exists() or counted.stat().st_size < int(times)
    ]
