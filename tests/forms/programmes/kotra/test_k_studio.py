"""The studio's sites are data of the notice: each that can be chosen is known in every table."""

import pytest

from forms.definitions import logic
from forms.definitions.model import Programme
from tests import definitions


@pytest.fixture(scope="module")
def studio() -> Programme:
    return definitions.shipped().pinned("kotra.k_studio", "2026-1")


def test_each_site_that_can_be_chosen_stands_in_each_table_of_the_notice(studio: Programme) -> None:
    sites = {choice.id for choice in studio.question("site").choices}
    for name in ("site_region", "site_capacity", "site_evening"):
        parameter = studio.notice.parameters[name]
        assert isinstance(parameter.value, dict)
        assert parameter.value.keys() == sites
        assert parameter.guess


def test_the_region_of_each_site_is_one_that_companies_can_have(studio: Programme) -> None:
    regions = {choice.id for choice in studio.question("region").choices}
    found = studio.notice.parameter("site_region")
    assert isinstance(found, dict)
    assert set(found.values()) <= regions


def test_local_companies_go_first_but_no_rule_asks_where_a_company_is(studio: Programme) -> None:
    assert not any("region" in logic.questions(rule.needs) for rule in studio.rules)
    assert studio.selection.kind == "booking"
