"""Runs in the cell's environment: Rasa's verdict and ours on the same responses, as JSON."""

import copy
import json
import sys
from pathlib import Path

sys.path[0] = str(Path(__file__).resolve().parents[3])
from bot.rasa_cell import lean_imports, quiet  # noqa: E402

lean_imports.apply()
quiet.set_up()

from jsonschema import ValidationError  # noqa: E402
from rasa.core.actions.action import RemoteAction  # noqa: E402

from bot.rasa_cell import validator_fix  # noqa: E402

ORIGINAL = RemoteAction._validate_action_result


def verdict(method, response):
    """ "good", or the path of what is wrong."""
    try:
        return "good" if method(RemoteAction("action_x", None), copy.deepcopy(response)) is True else "nothing"
    except ValidationError as error:
        return "bad: " + "/".join(map(str, error.absolute_path)) + " " + error.validator


def main():
    """Each response of the list on stdin, judged twice; then whether the fix is in place after apply()."""
    responses = json.load(sys.stdin)
    judged = [(verdict(ORIGINAL, r), verdict(validator_fix.validate_action_result, r)) for r in responses]
    validator_fix.apply()
    applied = RemoteAction._validate_action_result is validator_fix.validate_action_result
    json.dump({"judged": judged, "applied": applied}, sys.stdout)


main()
