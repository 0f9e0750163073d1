"""What the eligibility rules say of this application, and how that is told."""

from __future__ import annotations

from bot.services.reply import Reply
from bot.services.situation import Situation
from bot.services.talk import Talk
from forms import eligibility
from forms.eligibility import Finding


def refused(situation: Situation) -> tuple[Finding, ...]:
    """The rules that say no."""
    verdict = eligibility.evaluate(situation.programme, situation.answers, situation.today)
    return tuple(finding for finding in verdict.findings if finding.outcome == "no")


def newly_refused(talk: Talk) -> tuple[Reply, ...]:
    """Tells each no once, as soon as it is known: nobody should fill a form for nothing."""
    return tuple(
        explain(talk, finding) for finding in refused(talk.situation) if talk.again().show_once(f"no:{finding.rule}")
    )


def explain(talk: Talk, finding: Finding) -> Reply:
    """The rule in plain words, its source, and what would change it."""
    near_miss = talk.to(finding.near_miss) if finding.near_miss else ""
    said = talk.say("answer.rule_says_no", reason=talk.to(finding.reason), source=finding.source)
    return Reply(text=f"{said}\n{near_miss}".strip())
