import pytest

from tests.document_fetch import inside


@pytest.fixture(scope="module", autouse=True)
def _no_intruder_stays():
    yield
    inside.close()
