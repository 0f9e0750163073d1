"""What must be true after the kills, read from the two databases and from what the users were told.

Plain SQL on purpose: the product's own reading of its tables is not asked to judge itself.
"""

from __future__ import annotations

import json
import sqlite3
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.system.application import CERTIFICATES, CONSENTS, Run

INTAKE = Path("intake") / "intake.sqlite3"


@dataclass
class Findings:
    """Faults by kind, and figures that are no faults."""

    faults: list[str] = field(default_factory=list)
    figures: Counter[str] = field(default_factory=Counter)

    def expect(self, kind: str, is_so: bool, facts: object) -> None:
        if not is_so:
            self.faults.append(f"{kind}: {facts}")

    @property
    def kinds(self) -> set[str]:
        return {fault.split(":")[0] for fault in self.faults}


def examine(folder: Path, runs: list[Run]) -> Findings:
    """Looks at every run; the folder is the system's."""
    found = Findings()
    with opened(folder / "bot.sqlite3") as bot, opened(folder / INTAKE) as intake:
        for run in runs:
            for look in (transcript, replies, application, documents):
                look(found, bot, run)
            delivered(found, bot, intake, run)
        cases = intake.execute("SELECT count(*) FROM cases").fetchone()[0]
        found.expect("cases", cases == len(runs), f"{cases} cases of {len(runs)} applications")
        for database, name in ((bot, "bot"), (intake, "intake")):
            found.expect("integrity", database.execute("PRAGMA integrity_check").fetchone()[0] == "ok", name)
        found.figures["jobs delivered again"] = bot.execute("SELECT sum(attempts - 1) FROM outbox").fetchone()[0] or 0
    return found


def transcript(found: Findings, bot: sqlite3.Connection, run: Run) -> None:
    """Each acknowledged message is there once, numbers have no gap, and the page saw the same."""
    page = run.page
    rows = bot.execute(
        "SELECT * FROM messages WHERE conversation_id = ? ORDER BY seq", (page.conversation_id,)
    ).fetchall()
    texts = {row["seq"]: json.loads(row["body"])["text"] for row in rows}
    own = [texts[row["seq"]] for row in rows if row["sender"] == "user"]
    acked = [sent for sent in page.sent if sent.seq is not None]
    found.figures["messages acknowledged"] += len(acked)
    found.figures["messages sent again"] += sum(sent.tries - 1 for sent in page.sent)
    lost = [sent.text for sent in acked if texts.get(sent.seq or 0) != sent.text]
    found.figures["messages missing"] += len(lost)
    found.expect("message lost", not lost, (run.number, lost))
    found.expect("message twice", own == [sent.text for sent in page.sent], (run.number, len(own), len(page.sent)))
    found.expect("message refused", len(acked) == len(page.sent), [sent.refusal for sent in page.sent if sent.refusal])
    numbers = [row["seq"] for row in rows]
    found.expect("gap", numbers == list(range(1, len(rows) + 1)), (run.number, numbers))
    seen = [(message["seq"], message["text"]) for message in page.messages]
    found.expect("page differs", seen == sorted(texts.items()), (run.number, len(seen), len(texts)))


def replies(found: Findings, bot: sqlite3.Connection, run: Run) -> None:
    """What the bot said is what each turn's actions said, once and in the order of the turns."""
    talk = (run.page.conversation_id,)
    turns = bot.execute("SELECT * FROM turns WHERE conversation_id = ? ORDER BY number", talk).fetchall()
    found.figures["turns"] += len(turns)
    found.figures["turns taken up by a new gateway"] += sum(turn["attempts"] for turn in turns)
    found.figures["words about a delay"] += sum(turn["apologised"] for turn in turns)
    states = Counter(turn["state"] for turn in turns)
    found.expect("turn not answered", set(states) == {"answered"}, (run.number, states))
    meant = [text for turn in turns for text in _said_in(bot, turn["id"])]
    told = bot.execute("SELECT body FROM messages WHERE conversation_id = ? AND sender = 'bot' ORDER BY seq", talk)
    said = [json.loads(row["body"])["text"] for row in told][1:]  # without the greeting, which is no reply
    found.expect("replies", said == meant, (run.number, *_first_difference(said, meant)))


def application(found: Findings, bot: sqlite3.Connection, run: Run) -> None:
    """Every acknowledged answer stands as it was given, was stored once, and the application is the agency's."""
    own = bot.execute("SELECT * FROM applications WHERE conversation_id = ?", (run.page.conversation_id,)).fetchall()
    found.expect(
        "application", [row["state"] for row in own] == ["received"], (run.number, [row["state"] for row in own])
    )
    for row in own:
        _answers(found, bot, run, row["id"])
        skipped = json.loads(row["skipped"])
        found.expect("skipped", sorted(skipped) == sorted(run.skipped), (run.number, skipped))
        given = bot.execute("SELECT key FROM consents WHERE application_id = ?", (row["id"],)).fetchall()
        found.expect(
            "consents", len(given) == CONSENTS == len({each["key"] for each in given}), (run.number, len(given))
        )
        sent = "SELECT count(*) FROM audit WHERE subject_id = ? AND action = 'application.submitted'"
        found.expect("submitted once", bot.execute(sent, (row["id"],)).fetchone()[0] == 1, run.number)


def documents(found: Findings, bot: sqlite3.Connection, run: Run) -> None:
    """Every acknowledged file is there once and was read, no one before the consent; the certificates are confirmed."""
    rows = bot.execute("SELECT * FROM documents WHERE conversation_id = ?", (run.page.conversation_id,)).fetchall()
    kept = sorted((row["kind"] or "", row["state"], row["confirmed"]) for row in rows)
    found.figures["files"] += len(rows)
    wanted = [("", "unreadable", 0), *((kind, "parsed", 1) for kind in CERTIFICATES)]
    found.expect("documents", kept == sorted(wanted), (run.number, kept))
    for row in rows:
        read = bot.execute("SELECT id FROM audit WHERE subject_id = ? AND action = 'document.read'", (row["id"],))
        times = [each["id"] for each in read]
        found.expect("document read once", len(times) == 1, (run.number, row["name"], len(times)))
        found.expect("document read before consent", min(times, default=0) >= _consent(bot, run), run.number)


def _consent(bot: sqlite3.Connection, run: Run) -> int:
    """Number of the first consent in the audit."""
    asked = (
        "SELECT min(t.id) AS first FROM audit t JOIN applications a ON a.id = t.subject_id"
        " WHERE t.action = 'consent' AND a.conversation_id = ?"
    )
    first = bot.execute(asked, (run.page.conversation_id,)).fetchone()["first"]
    return int(first) if first is not None else sys.maxsize


def delivered(found: Findings, bot: sqlite3.Connection, intake: sqlite3.Connection, run: Run) -> None:
    """One case at the agency, under the receipt that the user was told, with the answers that the user gave."""
    found.expect("receipt", bool(run.receipt), run.number)
    asked = "SELECT s.* FROM submissions s JOIN applications a ON a.id = s.application_id WHERE a.conversation_id = ?"
    ours = bot.execute(asked, (run.page.conversation_id,)).fetchall()
    found.expect("submission", [row["receipt"] for row in ours] == [run.receipt], (run.number, len(ours)))
    theirs = intake.execute("SELECT receipt, dossier FROM cases WHERE dossier LIKE ?", (f'%"{run.email}"%',)).fetchall()
    found.figures["duplicate submissions"] += max(len(theirs) - 1, 0)
    found.expect(
        "case", [row["receipt"] for row in theirs] == [run.receipt], (run.number, [row["receipt"] for row in theirs])
    )
    for case in theirs:
        arrived = {answer["key"]: answer["value"] for answer in json.loads(case["dossier"])["answers"]}
        wrong = {key: arrived.get(key) for key, value in run.answered.items() if arrived.get(key) != value}
        found.expect("dossier", not wrong, (run.number, wrong))


def _answers(found: Findings, bot: sqlite3.Connection, run: Run, application_id: str) -> None:
    rows = bot.execute("SELECT * FROM answers WHERE application_id = ? ORDER BY id", (application_id,)).fetchall()
    standing = [(row["key"], _json(row["value"])) for row in rows if row["superseded_at"] is None]
    found.expect("one answer stands", len(standing) == len(dict(standing)), run.number)
    found.figures["answers acknowledged"] += len(run.answered)
    wrong = {key: dict(standing).get(key) for key, value in run.answered.items() if dict(standing).get(key) != value}
    found.figures["answers missing"] += len(wrong)
    found.expect("answer lost", not wrong, (run.number, wrong))
    by_user = Counter(row["key"] for row in rows if json.loads(row["provenance"])["giver"] == "user")
    twice = [key for key in run.answered if by_user[key] > 1]
    found.figures["answers stored twice"] += len(twice)
    found.expect("answer twice", not twice, (run.number, twice))


def _json(stored: Any) -> Any:
    """SQLite hands a bare number in a JSON column back as a number."""
    return json.loads(stored) if isinstance(stored, str) else stored


def _said_in(bot: sqlite3.Connection, turn_id: str) -> Iterator[str]:
    for row in bot.execute("SELECT outcome FROM effects WHERE turn_id = ? ORDER BY rowid", (turn_id,)):
        for reply in json.loads(row["outcome"])["replies"]:
            yield reply["text"]


def _first_difference(said: list[str], meant: list[str]) -> tuple[Any, ...]:
    for number, (one, other) in enumerate(zip(said, meant, strict=False)):
        if one != other:
            return number, one[:60], other[:60]
    return len(said), len(meant), [text[:60] for text in (said[len(meant) :] or meant[len(said) :])]


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """The database, only for reading."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    try:
        yield connection
    finally:
        connection.close()
