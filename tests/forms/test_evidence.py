"""Which papers are still missing."""

from forms.assessment import evidence
from forms.definitions.model import Programme


def keys(programme: Programme, *held: str) -> list[str]:
    return [requirement.key for requirement in evidence.missing(programme, held)]


def test_at_first_all_three_papers_are_missing(programme: Programme) -> None:
    assert keys(programme) == ["registration", "sme", "tax_clearance"]


def test_either_kind_of_registration_will_do(programme: Programme) -> None:
    assert keys(programme, "business_registration") == ["sme", "tax_clearance"]
    assert keys(programme, "business_registration_proof") == ["sme", "tax_clearance"]


def test_nothing_is_missing_with_all_three(programme: Programme) -> None:
    assert keys(programme, "business_registration", "sme_confirmation", "national_tax_clearance") == []


def test_every_paper_says_where_to_get_it(programme: Programme) -> None:
    where = {requirement.key: requirement.where.ko for requirement in programme.requirements}
    assert "홈택스" in where["registration"]
    assert "정부24" in where["tax_clearance"]
    assert "sminfo" in where["sme"]
