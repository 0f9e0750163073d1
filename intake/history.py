"""The history of a case in words, newest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from intake import view
from intake.store.audit import Link

#: Reading a case is recorded (PIPA safety-measures notice art. 8) but would drown the history that officers see.
UNSEEN = frozenset({"case.viewed", "referral.viewed"})


@dataclass(frozen=True)
class Event:
    """One thing that happened, when, and who did it."""

    words: str
    at: str
    actor: str


def events(links: Iterable[Link], say: view.Say) -> tuple[Event, ...]:
    """The links of the audit chain about one case, as officers read them."""
    seen = [link for link in links if link.action not in UNSEEN]
    return tuple(Event(_words(link, say), view.moment(link.at), _actor(link.actor, say)) for link in reversed(seen))


def _words(link: Link, say: view.Say) -> str:
    facts = dict(link.facts)
    for name in facts.keys() & {"before", "to"}:
        facts[name] = say(f"status.{facts[name]}")
    if "verdict" in facts:
        facts["verdict"] = say(f"verdict.{facts['verdict']}")
    return say(f"action.{link.action}", **facts)


def _actor(actor: str, say: view.Say) -> str:
    role, _, name = actor.partition(":")
    return say(f"actor.{role}", name=name)
