"""The National Tax Service's two services, about made-up companies."""

import hmac
from collections.abc import Mapping
from typing import Any

from aiohttp import web

from document_fetch.demo.company import DemoCompany
from document_fetch.demo.issuers.companies import COMPANIES, ENDED_ON, HANGUL_NAMES
from document_fetch.demo.issuers.faults import Faults
from document_fetch.demo.issuers.settings import KEYS

MOST = 100
STATES = {"active": ("계속사업자", "01"), "suspended": ("휴업자", "02"), "closed": ("폐업자", "03")}
UNKNOWN = "국세청에 등록되지 않은 사업자등록번호입니다."
TAX_TYPES = {
    "법인사업자": ("부가가치세 일반과세자", "01"),
    "일반과세자": ("부가가치세 일반과세자", "01"),
    "면세사업자": ("부가가치세 면세사업자", "04"),
}


class Nts:
    """Its routes; `calls` counts what was asked of it."""

    def __init__(self, faults: Faults) -> None:
        self._faults = faults
        self.calls: list[str] = []

    def routes(self) -> list[web.RouteDef]:
        return [web.post("/nts/v1/status", self._status), web.post("/nts/v1/validate", self._validate)]

    async def _status(self, request: web.Request) -> web.Response:
        self.calls.append("status")
        numbers = (await request.json())["b_no"]
        if refusal := _refusal(request, len(numbers)):
            return refusal
        data = [self._entry(number) for number in numbers]
        known = sum(1 for entry in data if entry["b_stt_cd"])
        counts = {} if self._faults.has("nts", "no_counts") else {"request_cnt": len(numbers), "match_cnt": known}
        return web.json_response({**counts, "status_code": "OK", "data": data})

    async def _validate(self, request: web.Request) -> web.Response:
        self.calls.append("validate")
        businesses = (await request.json())["businesses"]
        if refusal := _refusal(request, len(businesses)):
            return refusal
        data = [self._verdict(business) for business in businesses]
        valid = sum(1 for verdict in data if verdict["valid"] == "01")
        counts = {"request_cnt": len(data), **({"valid_cnt": valid} if valid else {})}
        return web.json_response({**counts, "status_code": "OK", "data": data})

    def _entry(self, number: str) -> dict[str, str]:
        if number not in COMPANIES or self._faults.has("nts", "unregistered"):
            return _entry(number, ("", ""), (UNKNOWN, ""))
        company, state = COMPANIES[number]
        tax_type = TAX_TYPES.get(company.taxpayer_type, ("", ""))
        return _entry(number, STATES[state], tax_type, f"{ENDED_ON:%Y%m%d}" if state == "closed" else "")

    def _verdict(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        """With everything that was asked repeated, as the real service does."""
        known = COMPANIES.get(asked["b_no"])
        if known is None or self._faults.has("nts", "mismatch") or not _matches(known[0], asked):
            return {"b_no": asked["b_no"], "valid": "02", "valid_msg": "확인할 수 없습니다.", "request_param": asked}
        return {"b_no": asked["b_no"], "valid": "01", "request_param": asked, "status": self._entry(asked["b_no"])}


def _entry(number: str, state: tuple[str, str], tax_type: tuple[str, str], ended: str = "") -> dict[str, str]:
    return {
        "b_no": number,
        "b_stt": state[0],
        "b_stt_cd": state[1],
        "tax_type": tax_type[0],
        "tax_type_cd": tax_type[1],
        "end_dt": ended,
        "utcc_yn": "N" if state[1] else "",
        "tax_type_change_dt": "",
        "invoice_apply_dt": "",
        "rbf_tax_type": "해당없음" if state[1] else "",
        "rbf_tax_type_cd": "99" if state[1] else "",
    }


def _matches(company: DemoCompany, asked: Mapping[str, Any]) -> bool:
    names = {name.replace(" ", "") for name in company.representative.split(",")}
    second = HANGUL_NAMES.get(asked["p_nm"], "")
    opened = f"{company.opened_on:%Y%m%d}"
    return asked["p_nm"] in names and asked["start_dt"] == opened and asked["p_nm2"] == second


def _refusal(request: web.Request, asked: int) -> web.Response | None:
    if not hmac.compare_digest(request.query.get("serviceKey", "").encode(), KEYS["nts_key"].encode()):
        return web.json_response({"code": -4, "msg": "등록되지 않은 인증키 입니다."}, status=401)
    if asked > MOST:
        return web.json_response({"status_code": "TOO_LARGE_REQUEST"}, status=413)
    return None
