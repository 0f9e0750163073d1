"""Each application has its own consents: what one allows, another does not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bot.services.base.context import Context
from bot.services.base.definitions import Definitions
from bot.services.sending import delivery
from intake.contract import Receipt
from tests.bot import test_several_programmes
from tests.bot.person import CERTIFICATES, TODAY, Person, certificate
from tests.bot.test_several_programmes import NAME, PARCELS, answer, begin, new_notice

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


def consents_by_notice(folder: Path, change: tuple[str, str]) -> None:
    """The consents stand in the notices, and those of tomorrow's notice have one thing otherwise."""
    home = folder / "city" / "parcels"
    main, notices = home / "programme.yml", home / "notices"
    text = main.read_text("utf-8")
    place = text.index("consents:")
    main.write_text(text[:place], "utf-8")
    this_year = (notices / "2026-1.yml").read_text("utf-8")
    (notices / "2026-1.yml").unlink()
    (notices / "2026-1").mkdir()
    (notices / "2026-1" / "notice.yml").write_text(this_year, "utf-8")
    new_notice(folder)
    consents = text[place:]
    assert change[0] in consents
    (notices / "2026-1" / "consents.yml").write_text(consents, "utf-8")
    (notices / "2026-2" / "consents.yml").write_text(consents.replace(*change), "utf-8")


def without_requirement(folder: Path, key: str) -> None:
    """The programme of the city does not ask for that paper."""
    for path in (folder / "city" / "parcels").glob("*.yml"):
        text = path.read_text("utf-8")
        place = text.find("requirements:")
        if place >= 0 and f"- use: {key}\n" in text[place:]:
            path.write_text(text[:place] + text[place:].replace(f"  - use: {key}\n", "", 1), "utf-8")
            return
    raise LookupError(key)


def at_the_summary(folder: Path, new_context: Callable[..., Context], url: str) -> tuple[Person, list[date]]:
    """A person before the last word, and the day, which can be put forward."""
    day = [TODAY]
    context = new_context(url, lambda: day[0], offer=frozenset(), definitions=Definitions.load(folder))
    person = Person(context)
    begin(person, f"{NAME} 신청할게요")
    for kind in CERTIFICATES:
        person.upload(certificate(kind), f"{kind}.pdf")
        person.press(person.label("button.right"))
    answer(person, PARCELS, employees="3명", monthly_parcels="200개")
    person.agree_to_all()
    assert person.open_step == ("confirm", "summary")
    return person, day


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


def test_a_paper_read_after_the_no_does_not_ask_for_the_consent_again(person: Person) -> None:
    begin(person, f"{NAME} 신청할게요")
    person.hand_in(certificate(REGISTRATION))
    person.say(f"{SHARED} 신청할게요", "start")
    person.press(person.label("button.no_consent"))
    person.work()
    person.be_answered()
    assert person.answers == {}
    assert person.open_step == ("", "")


def test_after_a_yes_such_a_paper_fills_the_application(person: Person) -> None:
    read_in_another(person)
    person.press(person.label("button.consent"))
    assert person.answers["company_name"] == "한빛식품(주)"
    assert person.open_step[0] == "reading"


def test_a_draft_that_moves_to_a_notice_with_another_text_of_a_consent_is_asked_for_it_again(
    folder: Path, new_context: Callable[..., Context], sqlite_url: str, reader: None
) -> None:
    consents_by_notice(
        folder, ("· 누구에게: 중소벤처기업진흥공단,", "· 누구에게: 중소벤처기업진흥공단, 데이터 중개 회사,")
    )
    person, day = at_the_summary(folder, new_context, sqlite_url)
    day[0] = TODAY + timedelta(days=1)
    person.say("계속할게요", "resume")
    person.press(person.label("button.edition_move"))
    assert person.open_step == ("consent_last", "provision")
    assert "데이터 중개 회사" in person.texts
    person.press(person.label("button.consent"))
    assert person.open_step == ("confirm", "summary")


def to_the_summary(person: Person, **own: str) -> None:
    """Confirms, answers and agrees to whatever is asked, up to the last word."""
    programme = person.situation.programme
    for _ in range(60):
        kind, key = person.open_step
        if kind == "confirm":
            return
        if kind == "question":
            person.say(own.get(key, programme.question(key).example.ko))
        elif kind == "documents_offer":
            person.press(person.label("button.questions_first"))
        else:
            person.press(person.label("button.consent" if kind.startswith("consent") else "button.right"))
    raise AssertionError(person.texts)


def test_an_agency_gets_only_the_papers_that_its_programme_asks_for_or_its_answers_rest_on(
    new_context: Callable[..., Context], sqlite_url: str, reader: None
) -> None:
    person = Person(new_context(sqlite_url, offer=frozenset()))
    person.say(f"{SHARED} 신청할게요", "start")
    person.agree_to_all()
    person.give_all_certificates()
    person.say("K-스튜디오 예약할게요", "start")
    to_the_summary(person, preferred_date="2026년 12월 10일")
    shown = [row["label"] for row in person.heard[-1].body["rows"] if row["group"] == person.label("summary.documents")]
    assert shown == ["사업자등록증", "중소기업확인서"]
    person.press(person.label("button.submit"))
    sent = {entry["file"]: entry["kind"] for entry in person.situation.submission.dossier["documents"]}
    assert sent == {
        "01-business_registration.pdf": "business_registration",
        "02-sme_confirmation.pdf": "sme_confirmation",
    }


def test_a_paper_that_no_requirement_names_goes_along_where_an_answer_rests_on_it(
    folder: Path, new_context: Callable[..., Context], sqlite_url: str, reader: None
) -> None:
    without_requirement(folder, "registration")
    person, _day = at_the_summary(folder, new_context, sqlite_url)
    person.press(person.label("button.submit"))
    assert REGISTRATION in [entry["kind"] for entry in person.situation.submission.dossier["documents"]]


def test_a_paper_that_no_requirement_names_goes_along_where_it_says_otherwise_than_an_answer(
    folder: Path, new_context: Callable[..., Context], sqlite_url: str, reader: None
) -> None:
    without_requirement(folder, "sme")
    person, _day = at_the_summary(folder, new_context, sqlite_url)
    person.say("기업 규모 소상공인으로 고쳐줘", "correct")
    person.press(person.label("button.skip"))
    person.press(person.label("button.submit"))
    dossier = person.situation.submission.dossier
    said_otherwise = {entry["document"] for entry in dossier["discrepancies"]}
    assert said_otherwise <= {entry["id"] for entry in dossier["documents"]}
    assert said_otherwise


def test_a_consent_that_the_programme_no_longer_has_is_not_sent_and_stops_nothing(
    folder: Path, new_context: Callable[..., Context], sqlite_url: str, reader: None
) -> None:
    consents_by_notice(folder, ("key: collection ", "key: gathering "))
    person, day = at_the_summary(folder, new_context, sqlite_url)
    day[0] = TODAY + timedelta(days=1)
    person.say("계속할게요", "resume")
    person.press(person.label("button.edition_move"))
    assert person.open_step == ("consent_first", "gathering")
    person.agree_to_all()
    person.press(person.label("button.submit"))
    assert person.situation.application.state == "submitted"
    sent = [entry["key"] for entry in person.situation.submission.dossier["consents"]]
    assert sent == ["gathering", "provision"]


def test_a_consent_whose_key_changes_while_people_are_at_the_summary_is_asked_and_the_application_goes_out(
    folder: Path, new_context: Callable[..., Context], sqlite_url: str, reader: None
) -> None:
    person, _day = at_the_summary(folder, new_context, sqlite_url)
    main = folder / "city" / "parcels" / "programme.yml"
    main.write_text(main.read_text("utf-8").replace("key: collection ", "key: gathering "), "utf-8")
    assert person.context.definitions.refresh()
    person.press(person.label("button.submit"))
    assert person.open_step == ("consent_first", "gathering")
    person.agree_to_all()
    person.press(person.label("button.submit"))
    sent = [entry["key"] for entry in person.situation.submission.dossier["consents"]]
    assert sent == ["gathering", "provision"]


def test_a_paper_that_waits_for_one_application_s_consent_is_read_on_going_back_to_another_that_has_it(
    person: Person,
) -> None:
    begin(person, f"{NAME} 신청할게요")
    person.say(f"{SHARED} 신청할게요", "start")
    person.hand_in(certificate(REGISTRATION))
    person.be_answered()
    assert kinds(person) == [(None, "held")]
    person.say(f"{NAME} 이어서 할게요", "start")
    assert kinds(person) == [(None, "uploaded")]
    assert person.label("document.released_words", count=1) in person.texts
    person.work()
    person.be_answered()
    assert person.answers["company_name"] == "한빛식품(주)"


def test_going_back_to_an_application_without_its_consent_reads_nothing(person: Person) -> None:
    person.say(f"{NAME} 신청할게요", "start")
    person.say(f"{SHARED} 신청할게요", "start")
    person.hand_in(certificate(REGISTRATION))
    person.be_answered()
    person.say(f"{NAME} 이어서 할게요", "start")
    assert kinds(person) == [(None, "held")]
    assert person.open_step == ("consent_first", "collection")


def test_papers_read_in_another_application_fill_this_one_on_going_back_to_it(person: Person) -> None:
    begin(person, f"{NAME} 신청할게요")
    begin(person, f"{SHARED} 신청할게요")
    person.upload(certificate(REGISTRATION))
    person.press(person.label("button.right"))
    person.say(f"{NAME} 이어서 할게요", "start")
    answer_ = person.situation.answers["company_name"]
    assert (answer_.value, answer_.provenance.kind, answer_.provenance.confirmed) == (
        "한빛식품(주)",
        REGISTRATION,
        True,
    )
    told = {"done": len(person.answers), "total": person.situation.progress.total}
    assert person.label("talk.resumed_about", **told) in person.texts
    assert person.open_step[0] == "question"
    assert person.open_step[1] not in person.answers


def test_what_was_told_in_another_application_meanwhile_is_confirmed_on_going_back(person: Person) -> None:
    begin(person, f"{NAME} 신청할게요")
    begin(person, f"{SHARED} 신청할게요")
    answer(person, "kosme.shared_logistics", until="opened_on")
    person.say(f"{NAME} 이어서 할게요", "start")
    assert person.open_step == ("reuse", "all")
    assert not person.situation.answers["company_name"].provenance.confirmed


def test_going_to_and_fro_leaves_every_answer_as_it_was(person: Person) -> None:
    begin(person, f"{NAME} 신청할게요")
    person.upload(certificate(REGISTRATION))
    person.press(person.label("button.right"))
    person.say("상호 달빛공방으로 고쳐줘", "correct")
    person.press(person.label("button.skip"))
    before = person.situation.answers
    person.say(f"{SHARED} 신청할게요", "start")
    person.say(f"{NAME} 이어서 할게요", "start")
    assert person.situation.answers == before
    assert person.situation.discrepancies == ()


def test_an_application_that_was_submitted_takes_nothing_in_when_it_is_named_again(
    folder: Path, new_context: Callable[..., Context], sqlite_url: str, reader: None
) -> None:
    person, _day = at_the_summary(folder, new_context, sqlite_url)
    person.press(person.label("button.submit"))
    before = person.situation.answers
    person.say(f"{SHARED} 신청할게요", "start")
    person.hand_in(certificate(REGISTRATION))
    person.be_answered()
    person.say(f"{NAME} 신청할게요", "start")
    assert person.label("status.submitted") in person.texts
    assert person.situation.answers == before
    assert kinds(person)[-1] == (None, "held")


def test_the_agency_s_news_of_one_application_does_not_ask_again_for_a_consent_refused_in_another(
    folder: Path, new_context: Callable[..., Context], sqlite_url: str, reader: None
) -> None:
    person, _day = at_the_summary(folder, new_context, sqlite_url)
    person.press(person.label("button.submit"))
    facts = {"receipt": "2026-000123", "submission_id": person.situation.submission.id, "status": "received"}
    person.say(f"{SHARED} 신청할게요", "start")
    person.press(person.label("button.no_consent"))
    with person.context.store.begin() as tx:
        delivery.record_receipt(tx, Receipt(**facts, received_at=datetime(2026, 11, 24, 9, tzinfo=UTC)))
    person.be_answered()
    (told,) = person.heard
    assert "2026-000123" in told.body["text"]
    assert person.open_step == ("", "")
