"""Rasa's agent, with a processor that does not swallow a failed action."""

from pathlib import Path
from typing import Any, Optional

from rasa.core.actions.action import Action, ActionExecutionRejection
from rasa.core.agent import Agent
from rasa.core.lock_store import InMemoryLockStore
from rasa.core.processor import MessageProcessor
from rasa.core.tracker_store import TrackerStore
from rasa.utils.endpoints import EndpointConfig

from bot.rasa_cell import serving


class ActionFailed(BaseException):
    """An action failed, and the turn with it.

    A BaseException because Rasa catches every Exception of an action, logs that "the actions events are lost", and goes
    on: the user would see nothing, and the conversation would be in a state that nobody meant. So the turn ends here,
    the tracker stays as it was before it, and the gateway may try again.
    """

    def __init__(self, action: str, error: str) -> None:
        super().__init__(action, error)
        self.action = action
        #: Class name of the error, without its words (they may hold what the user wrote).
        self.error = error


class LoudAction:
    """An action whose failure is seen."""

    def __init__(self, action: Action) -> None:
        self._action = action

    def __getattr__(self, name: str) -> Any:
        return getattr(self._action, name)

    async def run(self, *args: Any) -> Any:
        """The events of the action; ActionExecutionRejection is Rasa's way to say "not mine"; ActionFailed else."""
        try:
            return await self._action.run(*args)
        except ActionExecutionRejection:
            raise
        except Exception as exc:
            raise ActionFailed(self._action.name(), _cause(exc)) from exc


class LoudProcessor(MessageProcessor):
    """Rasa's processor over loud actions, with a model loaded for serving only."""

    _load_model = staticmethod(serving.load)

    async def _run_action(self, action: Action, *args: Any, **kwargs: Any) -> bool:
        loud = LoudAction(kwargs.pop("action", action))
        return await super()._run_action(loud, *args, **kwargs)


def load(model: Path, tracker_store: TrackerStore, action_endpoint: EndpointConfig) -> Agent:
    """An agent that is ready; tarfile.ReadError when the file is no model."""
    agent = Agent(tracker_store=tracker_store, lock_store=InMemoryLockStore(), action_endpoint=action_endpoint)
    agent.processor = LoudProcessor(
        model_path=model,
        tracker_store=agent.tracker_store,
        lock_store=agent.lock_store,
        action_endpoint=action_endpoint,
        generator=agent.nlg,
        on_circuit_break=_too_many_actions,
    )
    agent.domain = agent.tracker_store.domain = agent.processor.domain
    return agent


def _cause(exc: BaseException) -> str:
    inner: Optional[BaseException] = exc
    while inner is not None:
        exc, inner = inner, inner.__cause__ or inner.__context__
    return type(exc).__name__


def _too_many_actions(*_: Any) -> None:
    raise ActionFailed("", "ActionLimitReached")
