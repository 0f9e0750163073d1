"""What tests of more than one folder use."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests import postgres


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """SQLAlchemy address of a PostgreSQL server; skips, and says why, where there is none."""
    reason = postgres.missing_part()
    if reason:
        pytest.skip(reason)
    with postgres.server() as url:
        yield url
