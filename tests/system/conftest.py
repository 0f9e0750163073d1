"""The running system, started once for all tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.system.running import RunningSystem, missing_part


@pytest.fixture(scope="session")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSystem]:
    reason = missing_part()
    if reason:
        pytest.skip(reason)
    running = RunningSystem(tmp_path_factory.mktemp("system"))
    running.start()
    yield running
    running.stop()
