"""What a partner receives is what the company agreed to, in the words it was shown: no more, no less."""

import pytest

from forms.definitions.model import LANGUAGES, Consent, Language, Programme
from tests import definitions

REFERRING = [programme for programme in definitions.shipped() if programme.partners]
HEADS = {"ko": ("에는: ",), "en": ("To the ",)}


def named_in(consent: Consent, language: Language) -> set[str]:
    """The things that the line about the partner names."""
    lines = [line for line in consent.text.to(language).splitlines() if any(head in line for head in HEADS[language])]
    assert len(lines) == 1, lines
    return set(lines[0].partition(": ")[2].split(", "))


@pytest.mark.parametrize("programme", REFERRING, ids=lambda programme: f"{programme.id}-{programme.notice.id}")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_consent_names_exactly_what_each_partner_receives(programme: Programme, language: Language) -> None:
    consent = next(each for each in programme.consents if each.key == "provision")
    assert consent.required
    for partner in programme.partners:
        assert named_in(consent, language) == {programme.fact(key).label.to(language) for key in partner.receives}


@pytest.mark.parametrize("programme", REFERRING, ids=lambda programme: f"{programme.id}-{programme.notice.id}")
def test_every_choice_of_a_partner_leads_to_one_unless_it_asks_for_advice(programme: Programme) -> None:
    for key in {partner.question for partner in programme.partners}:
        led = [partner.choice for partner in programme.partners if partner.question == key]
        assert len(led) == len(set(led))
        assert {choice.id for choice in programme.shown(key).choices} - set(led) <= {"help_me"}


@pytest.mark.parametrize("programme", REFERRING, ids=lambda programme: f"{programme.id}-{programme.notice.id}")
def test_no_partner_receives_a_company_s_number_figures_or_papers(programme: Programme) -> None:
    received = {key for partner in programme.partners for key in partner.receives}
    assert received.isdisjoint({"business_number", "corporate_number", "annual_sales", "representative", "sme_size"})


@pytest.mark.parametrize("programme", REFERRING, ids=lambda programme: f"{programme.id}-{programme.notice.id}")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_consent_names_every_partner_that_may_be_asked_instead(programme: Programme, language: Language) -> None:
    texts = {consent.key: consent.text.to(language) for consent in programme.consents}
    instead = [partner for partner in programme.partners if partner.instead]
    assert all(partner.name.to(language) in texts[partner.consent] for partner in instead)
