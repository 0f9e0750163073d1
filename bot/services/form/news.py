"""What has become known since the last question, said once before the next one, whatever made it known.

What was said stands in `Application.shown`, and is forgotten there when it is true no more.
"""

from __future__ import annotations

from bot.services.base.reply import Reply
from bot.services.conversation.talk import Talk
from bot.services.files import bundle
from bot.services.programmes import verdicts

#: In `Application.shown` before the number of questions that was last shown.
TOTAL = "total:"


def tell(talk: Talk, kind: str) -> tuple[Talk, tuple[Reply, ...]]:
    """The news, in front of a step of this kind, and the talk after they were told."""
    papers, shown = ((), talk.application.shown) if kind == "reading" else bundle.news(talk, talk.application.shown)
    more, shown = _more_to_ask(talk, shown)
    verdict, shown = verdicts.news(talk, shown)
    if shown != talk.application.shown:
        talk.change(shown=shown)
        talk = talk.again()
    # The summary says itself that all is met.
    return talk, (*papers, *more, *(() if kind == "confirm" else verdict))


def _more_to_ask(talk: Talk, shown: tuple[str, ...]) -> tuple[tuple[Reply, ...], tuple[str, ...]]:
    """A total that was shown rises only with a word about it."""
    progress = talk.situation.progress
    if progress is None:
        return (), shown
    before = next((int(name.removeprefix(TOTAL)) for name in shown if name.startswith(TOTAL)), progress.total)
    others = (name for name in shown if not name.startswith(TOTAL))
    more = progress.total - before
    return (talk.reply("answer.more_to_ask", count=more),) if more > 0 else (), (*others, f"{TOTAL}{progress.total}")
