"""How a programme that was found is told: how it stands, what it could give, and what is still open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.services.base.reply import Row
from bot.services.conversation.talk import Talk
from bot.services.programmes import notices
from forms import fields
from forms.assessment import near_miss, near_miss_words
from forms.assessment.eligibility import Finding
from forms.definitions.basics import Money
from forms.evaluation import phrases
from forms.finding.matches import Match
from forms.values import Amount

MOST_LABELS = 3


def rows(talk: Talk, found: Sequence[Match]) -> tuple[Row, ...]:
    """One line of the list a programme, under the heading of how it stands; what would turn a no is said once."""
    noted: set[str] = set()
    listed = []
    for number, match in enumerate(found, 1):
        note = _note(talk, match) if match.standing == "no" else ""
        lines = [*_lines(talk, match), *([note] if note and note not in noted else [])]
        noted.add(note)
        listed.append(_row(talk, number, match, lines))
    return tuple(listed)


def _row(talk: Talk, number: int, match: Match, lines: Sequence[str]) -> Row:
    return Row(
        label=f"{number}. {talk.to(match.programme.name)}",
        value="\n".join(lines),
        group=talk.say(f"match.standing.{match.standing}"),
    )


def _lines(talk: Talk, match: Match) -> Iterator[str]:
    if match.standing == "no":  # the first rule that says so
        yield talk.to(match.reasons[0].reason)
        return
    support = match.programme.support
    if support is not None and phrases.is_known(support.words, match.known):
        yield talk.to(phrases.fill(support.words, match.known))
    else:
        yield talk.to(match.programme.summary)
    if match.amount is not None:
        yield talk.say("match.amount", amount=_money(talk, match.amount))
    yield from _dates(talk, match)
    yield from _effort(talk, match)
    if match.standing == "open":
        yield _open(talk, match)


def _open(talk: Talk, match: Match) -> str:
    """The first labels of what decides; a list of twenty helps nobody."""
    labels = [talk.to(match.programme.question(key).label) for key in match.deciding]
    shown, more = ", ".join(labels[:MOST_LABELS]), len(labels) - MOST_LABELS
    return talk.say("match.open_more", labels=shown, more=more) if more > 0 else talk.say("match.open", labels=shown)


def _note(talk: Talk, match: Match) -> str:
    """What would turn the first rule that says no; empty where nothing would."""
    finding = match.reasons[0]
    in_words = talk.to(finding.near_miss) if finding.near_miss else ""
    return _nearest(talk, match, finding) or in_words


def _nearest(talk: Talk, match: Match, finding: Finding) -> str:
    rule = next(rule for rule in match.programme.rules if rule.key == finding.rule)
    found = near_miss.find(rule, match.known)
    return near_miss_words.say(found, match.programme, talk.language) if found else ""


def _dates(talk: Talk, match: Match) -> Iterator[str]:
    if match.is_open and match.closes is not None:
        yield talk.say("match.closes", date=notices.end(talk, match.programme))
    elif not match.is_open and match.opens is not None and match.on < match.opens:
        yield talk.say("match.opens", date=fields.show_plain(match.opens, talk.language))
    elif not match.is_open and match.closes is not None:
        yield talk.say("match.closed", date=notices.end(talk, match.programme))


def _effort(talk: Talk, match: Match) -> Iterator[str]:
    papers = len(match.papers)
    if match.minutes is not None:
        yield talk.say("match.effort", minutes=match.minutes, papers=papers)


def _money(talk: Talk, amount: Amount) -> str:
    currency = "USD" if amount.currency == "USD" else "KRW"
    return fields.show_plain(Money(amount=int(amount.number), currency=currency), talk.language)
