"""Questions that an edited definition no longer has: what was told to them stays in the store and is left alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from bot.store.answers import Discrepancy
from bot.store.applications import ANY_QUESTION, Application
from forms.answers import Answer
from forms.definitions.model import Programme

#: Steps whose key is that of a question.
_OF_A_QUESTION = frozenset({"question", "reopened", "discrepancy"})


def answers(programme: Programme, given: Mapping[str, Answer]) -> dict[str, Answer]:
    """Those to questions that the programme has."""
    keys = _keys(programme)
    return {key: answer for key, answer in given.items() if key in keys}


def discrepancies(programme: Programme, found: Iterable[Discrepancy]) -> tuple[Discrepancy, ...]:
    """Those about questions that the programme has."""
    keys = _keys(programme)
    return tuple(one for one in found if one.key in keys)


def steps(programme: Programme, application: Application) -> Application:
    """The application without an open step about a question that is gone."""
    keys = {*_keys(programme), ANY_QUESTION}
    kind, key = application.open_step or ("", "")
    return replace(
        application,
        open_step=None if kind in _OF_A_QUESTION and key not in keys else application.open_step,
        reopened=application.reopened if application.reopened in keys else None,
    )


def _keys(programme: Programme) -> frozenset[str]:
    return frozenset(question.key for question in programme.questions)
