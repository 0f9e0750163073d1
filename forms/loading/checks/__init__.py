"""What a definition must keep to beyond its shape: names that exist, limits and logic that fit."""

from collections.abc import Iterator

from forms.definitions.model import Programme
from forms.loading.checks import logic, questions, support, uniqueness

# The dossier says which company applies by the answers to these.
APPLICANT = ("business_number", "company_name")


def faults(programme: Programme) -> Iterator[str]:
    """Every fault of `programme` as `path: reason`."""
    yield from _twice(programme)
    if programme.kind == "application":
        yield from _applicant(programme)
    yield from questions.faults(programme)
    yield from logic.faults(programme)
    yield from uniqueness.faults(programme)
    yield from support.faults(programme)
    if programme.notice.opens and programme.notice.closes and programme.notice.opens > programme.notice.closes:
        yield "notice.closes: is before opens"
    if programme.notice.closes_at and not programme.notice.closes:
        yield "notice.closes_at: there is no last day"


def _twice(programme: Programme) -> Iterator[str]:
    lists = {
        "sections": [section.key for section in programme.sections],
        "questions": [question.key for question in programme.questions],
        "derived": [derived.key for derived in programme.derived],
        "limits": [limit.key for limit in programme.limits],
        "requirements": [requirement.key for requirement in programme.requirements],
        "consents": [consent.key for consent in programme.consents],
        "partners": [partner.key for partner in programme.partners],
        "selection.stages": [stage.key for stage in programme.selection.stages],
        "rules": [f"{rule.key}" for rule in programme.rules if rule.until is None],
    }
    for place, keys in lists.items():
        yield from (f"{place}.{key}: defined twice" for key in questions.repeated(keys))
    asked = set(lists["questions"])
    yield from (f"derived.{key}: is a question too" for key in lists["derived"] if key in asked)


def _applicant(programme: Programme) -> Iterator[str]:
    keys = {question.key for question in programme.questions}
    yield from (
        f"questions.{key}: every programme asks this, it names the applicant" for key in APPLICANT if key not in keys
    )
