"""Whether a dossier follows its schema: the newest, or that of the older version which it names."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import jsonschema

VERSION = re.compile(r"gildong-dossier/([0-9]{1,4})")


def validate(dossier: Any, newest: Path) -> None:
    """Raises jsonschema.ValidationError. `newest` is a file; schemas of older versions lie beside it."""
    path = _file(dossier, newest)
    _validator(path, path.stat().st_mtime_ns).validate(dossier)


def _file(dossier: Any, newest: Path) -> Path:
    """dossier.schema.1.json for version 1, when there is one beside dossier.schema.json."""
    named = VERSION.fullmatch(str(dossier.get("schema"))) if isinstance(dossier, dict) else None
    older = newest.with_suffix(f".{named[1]}{newest.suffix}") if named else newest
    return older if older.is_file() else newest


@lru_cache(maxsize=4)
def _validator(path: Path, _changed_at: int) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(
        json.loads(path.read_bytes()), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
