"""What the eligibility rules say of this application, and how that is told."""

from __future__ import annotations

from collections.abc import Iterable

from bot.services.base.reply import Reply
from bot.services.conversation import consenting
from bot.services.conversation.situation import Situation
from bot.services.conversation.talk import Talk
from forms.assessment import eligibility, near_miss, near_miss_words
from forms.assessment.eligibility import Finding, Verdict

#: Kept in `Application.shown` as long as it stands: what changes and comes back is said again.
ELIGIBLE, NO = "eligible", "no:"
MOST_LABELS = 4


def of(situation: Situation) -> Verdict | None:
    """None where nothing is judged: a search, or a programme without rules."""
    verdict = eligibility.evaluate(situation.programme, situation.answers, situation.today)
    return verdict if verdict.findings and situation.programme.kind == "application" else None


def refused(situation: Situation) -> tuple[Finding, ...]:
    """The rules that say no."""
    verdict = of(situation)
    return tuple(finding for finding in verdict.findings if finding.outcome == "no") if verdict else ()


def news(talk: Talk, shown: tuple[str, ...]) -> tuple[tuple[Reply, ...], tuple[str, ...]]:
    """What is certain now and stands in `shown` not yet: each no, for nobody should fill a form for nothing, and that
    all rules say yes; with it `shown` as it is after that.
    """
    verdict = of(talk.situation) if consenting.may_read(talk.situation) else None
    others = tuple(name for name in shown if not _is_ours(name))
    if verdict is None:
        return (), others
    certain = {NO + each.rule: each for each in verdict.findings if each.outcome == "no" and _is_certain(talk, each)}
    told = [explain(talk, finding) for name, finding in certain.items() if name not in shown]
    if verdict.outcome != "yes" or not all(_is_certain(talk, finding) for finding in verdict.findings):
        return tuple(told), (*others, *certain)
    return () if ELIGIBLE in shown else (_eligible(talk, verdict),), (*others, ELIGIBLE)


def explain(talk: Talk, finding: Finding) -> Reply:
    """The rule in plain words, its source, and what would change it."""
    said = talk.say("answer.rule_says_no", reason=talk.to(finding.reason), source=finding.source)
    in_words = talk.to(finding.near_miss) if finding.near_miss else ""
    return Reply(text="\n".join(line for line in (said, _nearest(talk, finding), in_words) if line))


def in_summary(talk: Talk) -> str:
    """All is met, or what is not known and decides; empty where nothing is judged and where something says no."""
    verdict = of(talk.situation)
    if verdict is None or verdict.outcome == "no":
        return ""
    if verdict.outcome == "yes":
        return talk.say("verdict.summary_yes")
    lines = [_undecided(talk, finding) for finding in verdict.findings if finding.outcome == "unknown"]
    return talk.say("verdict.summary_unknown", lines="\n".join(lines))


def _eligible(talk: Talk, verdict: Verdict) -> Reply:
    """That all is met, and the answers that this rests on."""
    used = dict.fromkeys(key for finding in verdict.findings for key in finding.used)
    labels = _labels(talk, (key for key in used if key in talk.situation.knowledge.answers))
    shown, more = ", ".join(labels[:MOST_LABELS]), len(labels) - MOST_LABELS
    if more > 0:
        return talk.reply("verdict.eligible_more", labels=shown, more=more)
    return talk.reply("verdict.eligible", labels=shown)


def _undecided(talk: Talk, finding: Finding) -> str:
    """Why a rule says neither, and the answers that would decide it."""
    known = talk.situation.knowledge
    labels = ", ".join(_labels(talk, (key for key in finding.used if known.value(key) is None)))
    return talk.say("verdict.undecided", labels=labels, reason=talk.to(finding.reason))


def _labels(talk: Talk, keys: Iterable[str]) -> list[str]:
    return [talk.to(talk.situation.programme.question(key).label) for key in keys]


def _is_certain(talk: Talk, finding: Finding) -> bool:
    """Whether the company stands by everything that the rule looked at: a value just read may be a slip."""
    answers = talk.situation.answers
    return all(answers[key].provenance.confirmed for key in finding.used if key in answers)


def _is_ours(name: str) -> bool:
    return name == ELIGIBLE or name.startswith(NO)


def _nearest(talk: Talk, finding: Finding) -> str:
    """The smallest change of one figure, or the first day, that would turn the rule; empty if there is none."""
    known = talk.situation.knowledge
    rule = next(rule for rule in eligibility.in_force(known.programme, known.on) if rule.key == finding.rule)
    found = near_miss.find(rule, known)
    return near_miss_words.say(found, known.programme, talk.language) if found else ""
