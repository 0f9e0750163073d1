"""What the eligibility rules say of this application, and how that is told."""

from __future__ import annotations

from bot.services.reply import Reply
from bot.services.situation import Situation
from bot.services.talk import Talk
from forms.assessment import eligibility, near_miss, near_miss_words
from forms.assessment.eligibility import Finding


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
    said = talk.say("answer.rule_says_no", reason=talk.to(finding.reason), source=finding.source)
    in_words = talk.to(finding.near_miss) if finding.near_miss else ""
    return Reply(text="\n".join(line for line in (said, _nearest(talk, finding), in_words) if line))


def _nearest(talk: Talk, finding: Finding) -> str:
    """The smallest change of one figure, or the first day, that would turn the rule; empty if there is none."""
    known = talk.situation.knowledge
    rule = next(rule for rule in eligibility.in_force(known.programme, known.on) if rule.key == finding.rule)
    found = near_miss.find(rule, known)
    return near_miss_words.say(found, known.programme, talk.language) if found else ""
