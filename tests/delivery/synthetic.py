"""A dossier of a company that does not exist, with documents that certify nothing."""

import copy
import hashlib
import io
import uuid
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from bot.delivery.bag import BagFile

SUBMISSION = uuid.UUID("7d0a2f0e-6c1b-5b0a-9c53-0d5ad1f2a001")


def pdf(text: str) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    canvas.drawString(72, 720, text)
    canvas.save()
    return buffer.getvalue()


DOCUMENTS = (
    BagFile("01-business_registration.pdf", pdf("business registration of nobody")),
    BagFile("02-sme_confirmation.pdf", pdf("SME confirmation of nobody")),
    BagFile("03-national_tax_clearance.pdf", pdf("tax clearance of nobody")),
)
GIVEN_AT = "2026-11-24T11:30:00+09:00"


def given_by(giver: str, **changes: Any) -> dict[str, Any]:
    place = {"document": None, "kind": None, "page": None, "box": None}
    return {"giver": giver, "register": None, **place, "confirmed": True, "given_at": GIVEN_AT, **changes}


def read_from(number: int, kind: str, *, confirmed: bool = True) -> dict[str, Any]:
    box = [72.0, 100.0, 300.0, 114.0]
    return given_by("certificate", document=f"doc-{number}", kind=kind, page=1, box=box, confirmed=confirmed)


def answer(
    key: str, ko: str, en: str, shown: Any, section: str, type_: str, provenance: dict[str, Any]
) -> dict[str, Any]:
    both = shown if isinstance(shown, dict) else {"ko": str(shown), "en": str(shown)}
    label = {"ko": ko, "en": en}
    return {
        "key": key, "label": label, "section": section, "type": type_, "value": both["ko"], "shown": both,
        "provenance": provenance,
    }  # fmt: skip


def document(number: int, kind: str, file: BagFile, **changes: Any) -> dict[str, Any]:
    return {
        "id": f"doc-{number}",
        "kind": kind,
        "name": f"{kind}.pdf",
        "file": file.name,
        "sha256": hashlib.sha256(file.content).hexdigest(),
        "size": len(file.content),
        "pages": 1,
        "state": "unverified",
        "valid_until": None,
        "issued_on": "2026-11-20",
        "issue_number": f"1234-567-8901-{number:03}",
        "confirm": None,
        "verified": None,
        **changes,
    }


def finding(rule: str, outcome: str, ko: str, en: str, near_miss: dict[str, str] | None = None) -> dict[str, Any]:
    return {
        "rule": rule, "outcome": outcome, "reason": {"ko": ko, "en": en}, "near_miss": near_miss,
        "source": "중소기업기본법 제2조", "used": ["employees"],
    }  # fmt: skip


def consent(key: str) -> dict[str, Any]:
    digest = hashlib.sha256(key.encode()).hexdigest()
    return {"key": key, "version": "2026-1", "sha256": digest, "language": "ko", "given_at": GIVEN_AT}


ISSUER_PAGE = {
    "page": "https://www.hometax.go.kr",
    "menu": {"ko": "홈택스 > 민원증명 원본확인(수요처)", "en": "Hometax > original of a certificate"},
    "number": "1234-567-8901-003",
    "until": "2027-02-18",
}
_REGISTRATION, _SME = "business_registration", "sme_confirmation"
_DOSSIER: dict[str, Any] = {
    "schema": "gildong-dossier/6",
    "submission_id": str(SUBMISSION),
    "revision": 1,
    "created_at": "2026-11-24T11:35:00+09:00",
    "language": "ko",
    "programme": {
        "id": "kosme.shared_logistics",
        "notice": "2026-1",
        "sha256": "0" * 64,
        "name": {"ko": "전자상거래수출 공동물류 상시 할인", "en": "Shared logistics for online exporters"},
    },
    "company": {"business_number": "124-81-00998", "company_name": "한빛식품(주)"},
    "answers": [
        answer("business_number", "사업자등록번호", "business registration number", "124-81-00998", "company",
               "business_number", read_from(1, _REGISTRATION)),
        answer("company_name", "상호", "company name", "한빛식품(주)", "company", "company_name",
               read_from(1, _REGISTRATION)),
        answer("representative", "대표자", "representative", "홍길동", "company", "person",
               read_from(1, _REGISTRATION, confirmed=False)),
        answer("opened_on", "개업일", "opened on", {"ko": "2019년 3월 4일", "en": "4 March 2019"}, "company", "date",
               read_from(1, _REGISTRATION)),
        answer("business_address", "사업장 주소", "business address",
               "서울특별시 마포구 양화로 45, 8층 801호(서교동, 메세나폴리스)", "company", "address",
               read_from(1, _REGISTRATION)),
        answer("small", "중소기업 여부", "small or medium", {"ko": "예", "en": "Yes"}, "eligibility", "yes_no",
               read_from(2, _SME)),
        answer("employees", "직원 수", "employees", {"ko": "12명", "en": "12 people"}, "eligibility", "count",
               given_by("user")),
        answer("sales", "작년 매출", "sales last year", {"ko": "3억 5,000만원", "en": "350M KRW"}, "shop", "money",
               given_by("staff", confirmed=False)),
        answer("products", "파는 물건", "products", "쌀과자 & 조청 <유기농>\n원재료는 모두 국산이에요.", "shop", "text",
               given_by("user")),
        answer("countries", "보내는 나라", "countries", {"ko": "미국, 일본", "en": "United States, Japan"}, "shipping",
               "countries", given_by("user")),
        answer("parcels", "한 해 소포 수", "parcels a year", {"ko": "2,400개", "en": "2,400"}, "shipping", "count",
               given_by("derived")),
        answer("email", "담당자 이메일", "e-mail of the contact", "gildong@hanbit.example", "contact", "email",
               given_by("user")),
    ],
    "discrepancies": [],
    "unique": [],
    "documents": [
        document(1, _REGISTRATION, DOCUMENTS[0]),
        document(2, _SME, DOCUMENTS[1], state="expired", valid_until="2026-10-31"),
        document(3, "national_tax_clearance", DOCUMENTS[2], valid_until="2026-12-23", confirm=ISSUER_PAGE),
    ],
    "eligibility": {
        "outcome": "unknown",
        "findings": [
            finding("small", "yes", "중소기업이면 신청할 수 있어요.", "Small and medium-sized firms may apply."),
            finding("exports", "unknown", "작년 수출 실적을 아직 몰라요.", "Last year's exports are not known yet.",
                    {"ko": "수출실적증명서를 내면 정해져요.", "en": "A proof of exports would settle it."}),
        ],
    },
    "consents": [consent("collection"), consent("provision")],
    "referral": None,
}  # fmt: skip


def discrepancy(key: str, ko: str, en: str, shown: Any, number: int, kind: str, **changes: Any) -> dict[str, Any]:
    """What document `number` says otherwise than the answer `key`."""
    place = {name: read_from(number, kind)[name] for name in ("document", "kind", "page", "box")}
    stated = answer(key, ko, en, shown, "", "", {})
    about = {name: stated[name] for name in ("key", "label", "value", "shown")}
    kept = {"chosen": "user", "decided_at": "2026-11-24T11:32:00+09:00", "reason": None}
    return {**about, **place, **kept, **changes}


def reason(choice: str, ko: str, en: str, said: str | None = None) -> dict[str, Any]:
    """Why the company keeps its own value."""
    return {"choice": choice, "words": {"ko": ko, "en": en}, "said": said}


CHANGED = reason("changed_since", "그 뒤에 바뀌었어요", "It has changed since")
OWN_WORDS = reason("other", "다른 이유", "Another reason", "두 사람이 11월에 새로 왔어요")


def overruled() -> list[dict[str, Any]]:
    """Two answers that documents contradict: one was typed, and one is another document's."""
    return [
        discrepancy("representative", "대표자", "representative", "임꺽정", 2, _SME, chosen="document"),
        discrepancy("employees", "직원 수", "employees", {"ko": "9명", "en": "9 people"}, 2, _SME),
        discrepancy("employees", "직원 수", "employees", {"ko": "8명", "en": "8 people"}, 3, "national_tax_clearance"),
    ]


INVOICES = {
    "key": "invoices",
    "columns": [
        {"key": "supplier", "type": "company_name", "label": {"ko": "물류사", "en": "logistics company"}},
        {"key": "number", "type": "text", "label": {"ko": "송장 번호", "en": "invoice number"}},
    ],
}


def claiming(*invoices: tuple[str, str]) -> dict[str, Any]:
    """Changes that claim these invoices, each by supplier and number."""
    rows = [{"number": number, "supplier": supplier, "paid_on": "2026-03-05"} for supplier, number in invoices]
    shown = "\n".join(f"{number} | {supplier}" for supplier, number in invoices)
    listed = answer("invoices", "송장 목록", "list of invoices", shown, "claim", "table", given_by("user"))
    return {"answers": [*dossier()["answers"], listed | {"value": rows}], "unique": [copy.deepcopy(INVOICES)]}


def dossier_of_version_5(**changes: Any) -> dict[str, Any]:
    """As it was made before it said which register had answered."""
    told = dossier()
    papers = [{name: value for name, value in each.items() if name != "verified"} for each in told["documents"]]
    answers = [each | {"provenance": _without_register(each["provenance"])} for each in told["answers"]]
    return {**told, "schema": "gildong-dossier/5", "documents": papers, "answers": answers, **changes}


def _without_register(provenance: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in provenance.items() if name != "register"}


def dossier_of_version_4(**changes: Any) -> dict[str, Any]:
    """As it was made before it said where an issuer confirms a document."""
    told = dossier_of_version_5()
    papers = [{name: value for name, value in each.items() if name != "confirm"} for each in told["documents"]]
    return {**told, "schema": "gildong-dossier/4", "documents": papers, **changes}


def dossier_of_version_3(**changes: Any) -> dict[str, Any]:
    """As it was made before it said what is unique, and why a company keeps its own value."""
    told = {name: value for name, value in dossier_of_version_4().items() if name != "unique"}
    return {**told, "schema": "gildong-dossier/3", **changes}


def dossier_of_version_2(**changes: Any) -> dict[str, Any]:
    """As it was made before referrals were told."""
    told = {name: value for name, value in dossier_of_version_3().items() if name != "referral"}
    return {**told, "schema": "gildong-dossier/2", **changes}


def dossier_of_version_1(**changes: Any) -> dict[str, Any]:
    """As it was made before discrepancies were told."""
    told = {name: value for name, value in dossier_of_version_2().items() if name != "discrepancies"}
    return {**told, "schema": "gildong-dossier/1", **changes}


def referral(**changes: Any) -> dict[str, Any]:
    """To a logistics company that gets three of the answers."""
    name = {"ko": "가람특송", "en": "Garam Express"}
    receives = ["company_name", "countries", "email"]
    offered = {"partner": "garam", "name": name, "receives": receives, "accepts": True, "consent": "provision"}
    return {**offered, "place": None, **changes}


def met(outcome: str = "yes") -> dict[str, Any]:
    """Conditions of which one says so."""
    said = finding("small", outcome, "중소기업이면 신청할 수 있어요.", "Small and medium-sized firms may apply.")
    return {"outcome": outcome, "findings": [said]}


def dossier(**changes: Any) -> dict[str, Any]:
    """A valid dossier; `changes` replace top-level keys."""
    return {**copy.deepcopy(_DOSSIER), **changes}
