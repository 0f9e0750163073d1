"""What tests of more than one folder use, and how they are shared out among the cores."""

from __future__ import annotations

import os
from collections.abc import Iterator

import hypothesis
import pytest

from tests import postgres

#: Each worker may hold a browser, a database server and a Rasa cell, and one file takes more than a fourth of the time.
MOST_WORKERS = 4

# How long an example takes says something of the machine and of who else is busy on it.
hypothesis.settings.register_profile("patient", hypothesis.settings(), deadline=None)
hypothesis.settings.load_profile("patient")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """For `--numprocesses auto`: a worker for each core that we may use."""
    return min(len(os.sched_getaffinity(0)), MOST_WORKERS)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The kill test begins first: it takes longest, and the other workers need something to do meanwhile."""
    items.sort(key=lambda item: item.get_closest_marker("kill") is None)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """SQLAlchemy address of a PostgreSQL server; skips, and says why, where there is none."""
    reason = postgres.missing_part()
    if reason:
        pytest.skip(reason)
    with postgres.server() as url:
        yield url
