"""Programmes and companies made up for measuring: shared questions and rules as shipped, own thresholds and amounts."""

import datetime as dt
import random
from typing import Any

from forms.answers import Answer, Provenance
from forms.definitions.model import Programme
from forms.loading import sharing
from forms.loading.files import Raw

ON = dt.date(2026, 3, 2)
QUESTIONS = (
    "business_number", "company_name", "opened_on", "sme_size", "business_status", "tax_arrears", "local_tax_arrears",
    "exclusions", "exclusions_unsure", "export_stage", "direct_exports", "annual_sales", "employees", "region",
    "certifications", "platforms",
)  # fmt: skip
RULES = (
    "is_sme", "in_business", "no_tax_arrears", "exports_online", "no_local_tax_arrears", "no_credit_trouble",
    "no_running_sanction", "no_subsidy_violation", "not_excluded_business",
)  # fmt: skip
WORDS = {"ko": "말", "en": "words"}
SOURCE = "지어낸 공고"


def generate(number: int, seed: int = 1) -> list[Programme]:
    """So many programmes; the same ones for the same seed."""
    chance = random.Random(seed)
    library, _ = sharing.load()
    return [_programme(f"made.p{one}", chance, library) for one in range(number)]


def companies(number: int, seed: int = 2) -> list[dict[str, Answer]]:
    """Companies that have answered up to eight of the shared questions."""
    chance = random.Random(seed)
    return [_answers(chance) for _ in range(number)]


def _programme(name: str, chance: random.Random, library: sharing.Library) -> Programme:
    shared = chance.sample(RULES, chance.randint(3, len(RULES)))
    own = chance.sample(_own_rules(), chance.randint(2, 5))
    raw: dict[str, Any] = {
        "id": name,
        **dict.fromkeys(("agency", "summary", "next_steps", "stored"), WORDS),
        "name": {"ko": f"지원 {chance.randint(1, 10**6)}", "en": name},
        "sections": [{"use": key} for key in ("company", "eligibility", "shop")],
        "questions": [{"use": key, "section": "company"} for key in QUESTIONS],
        "rules": [{"use": key} for key in shared] + own,
        "derived": _derived(),
        "support": {"kind": "voucher", "words": WORDS, "amount": {"question": "support"}},
        "notice": _notice(chance),
        "sha256": "0" * 64,
    }
    taken = Raw(keys=raw)
    library.resolve(taken)
    return Programme.model_validate(taken.keys)


def _notice(chance: random.Random) -> dict[str, Any]:
    opens = ON + dt.timedelta(chance.randint(-60, 10))
    numbers = {
        "least_exports": {"amount": chance.randint(0, 10**6), "currency": "USD"},
        "most_sales": {"amount": chance.randint(10**8, 10**11), "currency": "KRW"},
        "least_staff": chance.randint(0, 9),
        "most_years": chance.randint(3, 20),
        "won_per_dollar": 1400,
        "share": chance.choice([0.5, 0.6, 0.7]),
        "ceilings": _ceilings(chance),
    }
    parameters = {key: {"value": value, "source": SOURCE} for key, value in numbers.items()}
    return {
        "id": "2026-1",
        "source": SOURCE,
        "opens": opens,
        "closes": opens + dt.timedelta(90),
        "parameters": parameters,
    }


def _ceilings(chance: random.Random) -> list[dict[str, Any]]:
    bounds, amounts = (sorted(chance.sample(range(1, 100), 3)) for _ in range(2))
    lines = [{"below": {"amount": bound * 20_000, "currency": "USD"}} for bound in bounds[:2]] + [{}]
    return [
        line | {"gives": {"amount": amount * 10**6, "currency": "KRW"}}
        for line, amount in zip(lines, amounts, strict=True)
    ]


def _own_rules() -> list[dict[str, Any]]:
    years = {"elapsed": {"unit": "years", "since": {"question": "opened_on"}}}
    needs = {
        "exports_enough": {"question": "direct_exports", "at_least": {"parameter": "least_exports"}},
        "not_too_large": {"question": "annual_sales", "at_most": {"parameter": "most_sales"}},
        "has_staff": {"question": "employees", "at_least": {"parameter": "least_staff"}},
        "young": {"value": years, "at_most": {"parameter": "most_years"}},
        "exports_share": {"question": "export_share", "at_least": 1},
        "young_or_small": {"any": [{"value": years, "below": 7}, {"question": "employees", "below": 50}]},
    }
    reasons = dict.fromkeys(("reason_yes", "reason_no", "reason_unknown"), WORDS)
    return [
        {"key": key, "needs": one, "source": SOURCE, "since": dt.date(2022, 1, 1)} | reasons
        for key, one in needs.items()
    ]


def _derived() -> list[dict[str, Any]]:
    in_won = {
        "convert": {"value": {"question": "direct_exports"}, "to": "KRW", "rate": {"parameter": "won_per_dollar"}}
    }
    share = {"product": [{"quotient": [in_won, {"question": "annual_sales"}]}, 100]}
    ceiling = {"band": {"value": {"question": "direct_exports"}, "bands": {"parameter": "ceilings"}}}
    support = {"rounded_down": {"value": {"product": [ceiling, {"parameter": "share"}]}, "to": 1000}}
    fixed = {"section": "shop", "label": WORDS}
    return [
        {"key": "export_share", "type": "decimal", "value": share} | fixed,
        {"key": "support", "type": "money", "unit": "KRW", "value": support} | fixed,
    ]


def _answers(chance: random.Random) -> dict[str, Answer]:
    values: dict[str, Any] = {
        "sme_size": chance.choice(["micro", "small", "medium", "unsure"]),
        "business_status": "operating",
        "exclusions": ["none"],
        "tax_arrears": chance.choice(["none", "none", "none", "instalment"]),
        "export_stage": chance.choice(["exporting", "preparing"]),
        "direct_exports": {"amount": chance.randint(0, 2_000_000), "currency": "USD"},
        "annual_sales": {"amount": chance.randint(10**7, 10**10), "currency": "KRW"},
        "employees": chance.randint(0, 60),
        "opened_on": f"{chance.randint(2005, 2025)}-05-01",
    }
    kept = chance.sample(sorted(values), chance.randint(3, len(values)))
    return {key: Answer(key, values[key], Provenance("user")) for key in kept}
