"""Eligibility cases: each name is the case in words."""

from collections.abc import Callable

from forms.answers import Answer
from forms.assessment import eligibility
from forms.assessment.eligibility import Finding
from forms.definitions.model import Programme

Answered = Callable[..., dict[str, Answer]]


def finding(programme: Programme, answers: dict[str, Answer], rule: str) -> Finding:
    return next(one for one in eligibility.evaluate(programme, answers).findings if one.rule == rule)


def test_a_small_enterprise_that_exports_and_owes_no_tax_may_apply(programme: Programme, answered: Answered) -> None:
    verdict = eligibility.evaluate(programme, answered())
    assert verdict.outcome == "yes"
    assert [one.outcome for one in verdict.findings] == ["yes"] * 4
    assert all(one.near_miss is None for one in verdict.findings)


def test_a_micro_enterprise_that_starts_within_a_year_may_apply(programme: Programme, answered: Answered) -> None:
    answers = answered(sme_size="micro", export_stage="preparing")
    assert eligibility.evaluate(programme, answers).outcome == "yes"


def test_a_firm_of_which_nothing_is_known_is_neither_in_nor_out(programme: Programme) -> None:
    verdict = eligibility.evaluate(programme, {})
    assert verdict.outcome == "unknown"
    assert {one.outcome for one in verdict.findings} == {"unknown"}


def test_a_large_company_may_not_apply_and_is_told_of_the_years_of_grace(
    programme: Programme, answered: Answered
) -> None:
    found = finding(programme, answered(sme_size="not_sme"), "is_sme")
    assert found.outcome == "no"
    assert found.near_miss is not None
    assert "5년" in found.near_miss.ko
    assert found.source.startswith("중소기업기본법 제2조")


def test_a_firm_unsure_of_its_size_stays_unknown_until_the_certificate_says(
    programme: Programme, answered: Answered
) -> None:
    assert eligibility.evaluate(programme, answered(sme_size="unsure")).outcome == "unknown"
    assert eligibility.evaluate(programme, answered(sme_size="medium")).outcome == "yes"


def test_a_firm_without_a_plan_to_export_may_not_apply_and_is_told_when_it_may(
    programme: Programme, answered: Answered
) -> None:
    found = finding(programme, answered(export_stage="no_plan"), "exports_online")
    assert (found.outcome, found.used) == ("no", ("export_stage",))
    assert found.near_miss is not None
    assert "12개월" in found.near_miss.ko


def test_a_suspended_firm_may_not_apply_until_it_reopens(programme: Programme, answered: Answered) -> None:
    found = finding(programme, answered(business_status="suspended"), "in_business")
    assert found.outcome == "no"
    assert found.near_miss is not None
    assert "재개업" in found.near_miss.ko


def test_a_closed_firm_may_not_apply(programme: Programme, answered: Answered) -> None:
    assert eligibility.evaluate(programme, answered(business_status="closed")).outcome == "no"


def test_a_firm_in_arrears_may_not_apply_but_is_told_of_instalments(programme: Programme, answered: Answered) -> None:
    found = finding(programme, answered(tax_arrears="arrears"), "no_tax_arrears")
    assert found.outcome == "no"
    assert found.near_miss is not None
    assert "분납" in found.near_miss.ko


def test_a_firm_with_approved_instalments_is_left_to_an_officer(programme: Programme, answered: Answered) -> None:
    verdict = eligibility.evaluate(programme, answered(tax_arrears="instalment"))
    assert verdict.outcome == "unknown"


def test_one_no_outweighs_everything_unknown(programme: Programme, answered: Answered) -> None:
    answers = answered(tax_arrears=None, sme_size=None, business_status="closed")
    assert eligibility.evaluate(programme, answers).outcome == "no"


def test_no_finding_promises_selection(programme: Programme) -> None:
    words = [text for rule in programme.rules for text in (rule.reason_yes.ko, rule.reason_yes.en)]
    assert not any("선정" in text or "selected" in text or "승인" in text for text in words)
