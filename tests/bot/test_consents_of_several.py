"""Each application has its own consents: what one allows, another does not."""

from __future__ import annotations

from tests.bot import test_several_programmes
from tests.bot.person import Person, certificate
from tests.bot.test_several_programmes import NAME, begin

folder, several, person = (getattr(test_several_programmes, name) for name in ("folder", "several", "person"))
SHARED = "전자상거래수출 공동물류 상시 할인"
REGISTRATION = "business_registration"


def kinds(person: Person) -> list[tuple[str | None, str]]:
    return [(document.kind, document.state) for document in person.situation.documents]


def read_in_another(person: Person) -> None:
    """A paper handed in under the consents of one application is read when another one asks for its own."""
    begin(person, f"{NAME} 신청할게요")
    person.hand_in(certificate(REGISTRATION))
    person.say(f"{SHARED} 신청할게요", "start")
    assert person.open_step == ("consent_first", "collection")
    person.work()
    person.be_answered()


def test_a_paper_read_before_the_consent_of_the_open_application_fills_nothing_in_it(person: Person) -> None:
    read_in_another(person)
    assert person.answers == {}
    state = "유효기간이 따로 없는 서류예요"
    assert person.label("document.read_before_consent", name="사업자등록증", state=state) in person.texts
    assert person.open_step == ("consent_first", "collection")


def test_after_a_no_nothing_of_such_a_paper_is_in_that_application(person: Person) -> None:
    read_in_another(person)
    person.press(person.label("button.no_consent"))
    assert person.answers == {}
    assert kinds(person) == [(REGISTRATION, "parsed")]  # read under the other application's consent


def test_after_a_yes_such_a_paper_fills_the_application(person: Person) -> None:
    read_in_another(person)
    person.press(person.label("button.consent"))
    assert person.answers["company_name"] == "한빛식품(주)"
    assert person.open_step[0] == "reading"
