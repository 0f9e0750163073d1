"""What a request for a page asks for: a receipt, a referral, a page of a list."""

from __future__ import annotations

import re

from aiohttp import web

from intake import contract, errors

REFERRAL = re.compile("[0-9a-f]{16}")


def receipt(request: web.Request) -> str:
    """The receipt in the path; raises UnknownCase for what is none."""
    named = request.match_info["receipt"]
    if not re.fullmatch(contract.RECEIPT_PATTERN, named):
        raise errors.UnknownCase(receipt=named[:20])
    return named


def referral(request: web.Request) -> str:
    """The referral's id in the path; raises UnknownCase for what is none."""
    named = request.match_info["referral"]
    if not REFERRAL.fullmatch(named):
        raise errors.UnknownCase(referral=named[:20])
    return named


def page_number(request: web.Request) -> int:
    """The page of a list, from 1."""
    number = request.query.get("page", "1")
    return int(number) if re.fullmatch("[1-9][0-9]{0,5}", number) else 1
