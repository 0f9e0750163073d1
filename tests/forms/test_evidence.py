"""Which papers are still missing."""

from forms.answers import Answer, Provenance
from forms.assessment import evidence
from forms.definitions.model import Programme
from forms.loading import loader


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


def test_a_paper_that_need_not_be_given_spares_a_question_until_that_is_answered() -> None:
    loan = next(each for each in loader.load_folder(loader.PROGRAMMES) if each.id == "kosme.export_loan")
    spared = [each.key for each in evidence.sparing(loan, (), {})]
    assert {"registration", "sme", "financial_statements"} <= set(spared)
    assert evidence.missing(loan, ()) == ()
    assert "registration" not in [each.key for each in evidence.sparing(loan, ("business_registration",), {})]
    values = {"business_number": "999-81-00126", "company_name": "한빛식품(주)", "industry": "10", "sme_size": "small"}
    told = {key: Answer(key, value, Provenance("user")) for key, value in values.items()}
    assert "sme" not in [each.key for each in evidence.sparing(loan, (), told)]
