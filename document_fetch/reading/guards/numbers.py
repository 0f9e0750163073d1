"""Numbers that certificates carry, and those that prove themselves by a check digit."""

import re

from document_fetch.reading.guards.base import DOUBTFUL, RESERVED, SURE, WORDS, Guard, Guarded, clean, shaped
from document_fetch.reading.guards.days import dates

_BUSINESS_NUMBER = re.compile(r"(?<!\d)(\d{3})-?(\d{2})-?(\d{5})(?!\d)")
_CORPORATE_NUMBER = re.compile(r"(?<!\d)(\d{6})-?(\d{7})(?!\d)")
_MASKED_NUMBER = re.compile(r"\d{6}-?[\d*]{1,7}")
_TARIFF = re.compile(r"(\d{4})\.?(\d{2})(?:[.-]?(\d{4}))?", re.ASCII)
_SERIAL = re.compile(r"(?:제\s?)?[0-9A-Za-z가-힣]+(?:[-.·][0-9A-Za-z가-힣]+)*(?:\s?호)?")


def business_number_is_valid(digits: str) -> bool:
    """Ten digits with the right check digit (weights 1 3 7 1 3 7 1 3 5; the ninth product counts its tens too)."""
    if not re.fullmatch(r"\d{10}", digits, re.ASCII):
        return False
    total = sum(int(d) * w for d, w in zip(digits[:9], (1, 3, 7, 1, 3, 7, 1, 3, 5), strict=True))
    return (10 - (total + int(digits[8]) * 5 // 10) % 10) % 10 == int(digits[9])


def corporate_number_is_valid(digits: str) -> bool:
    """Thirteen digits with the right check digit (weights 1 2). Numbers given since 2025-01-31 may carry none."""
    if not re.fullmatch(r"\d{13}", digits, re.ASCII):
        return False
    return (10 - sum(int(d) * w for d, w in zip(digits[:12], (1, 2) * 6, strict=True)) % 10) % 10 == int(digits[12])


def business_number(text: str) -> Guarded:
    match = _BUSINESS_NUMBER.search(plain := clean(text))
    if not match:
        return plain, DOUBTFUL
    valid = business_number_is_valid("".join(match.groups()))
    return "-".join(match.groups()), (SURE if match[0] == plain else WORDS) if valid else DOUBTFUL


def corporate_number(text: str) -> Guarded:
    """A masked number (110111-*******) says nothing; one without its check digit is readable with a reservation."""
    match = _CORPORATE_NUMBER.search(plain := clean(text))
    if not match:
        hidden = "*" in plain and _MASKED_NUMBER.fullmatch(plain.replace(" ", ""))
        return None if hidden else (plain, DOUBTFUL)
    return "-".join(match.groups()), SURE if corporate_number_is_valid("".join(match.groups())) else RESERVED


def workplace_number(text: str) -> Guarded:
    """사업장관리번호: the business number and a serial digit. One of 1 or more belongs to a branch."""
    plain = clean(text).replace(" ", "").replace("-", "")
    valid = re.fullmatch(r"\d{11}", plain, re.ASCII) and business_number_is_valid(plain[:10])
    return plain, SURE if valid else DOUBTFUL


def government_number(text: str) -> Guarded:
    """정부24 문서확인번호, written with hyphens however it is printed."""
    digits = clean(text).replace(" ", "").replace("-", "")
    if not re.fullmatch(r"\d{16}", digits, re.ASCII):
        return clean(text), DOUBTFUL
    return "-".join(digits[i : i + 4] for i in range(0, 16, 4)), SURE


def insurance_number(text: str) -> Guarded:
    """4insure 발급번호: the moment of issue as 14 digits."""
    plain = clean(text).replace(" ", "")
    if not re.fullmatch(r"\d{14}", plain, re.ASCII):
        return plain, DOUBTFUL
    hour, minute, second = (int(plain[at : at + 2]) for at in (8, 10, 12))
    is_moment = bool(dates(plain[:8])) and hour < 24 and minute < 60 and second < 60
    return plain, SURE if is_moment else DOUBTFUL


def mail_order_number(text: str) -> Guarded:
    """2024-서울강남-01234, without the 제 and 호 around it."""
    match = re.fullmatch(r"(?:제)?((?:19|20)\d{2}-[가-힣]{2,20}-\d{3,6})(?:호)?", plain := clean(text).replace(" ", ""))
    return (match[1], SURE) if match else (plain, DOUBTFUL)


def hs_code(text: str) -> Guarded:
    """NNNN.NN-NNNN (HSK) or the international six digits."""
    match = _TARIFF.fullmatch(plain := clean(text).replace(" ", ""))
    if not match:
        return plain, DOUBTFUL
    chapter_exists = 1 <= int(match[1][:2]) <= 97
    code = f"{match[1]}.{match[2]}" + (f"-{match[3]}" if match[3] else "")
    return code, SURE if chapter_exists else DOUBTFUL


def serial(text: str) -> Guarded:
    """A number whose issuer fixes no shape: letters, digits and hyphens, and at least four digits."""
    plain = clean(text)
    fits = _SERIAL.fullmatch(plain) and sum(c.isdigit() for c in plain) >= 4
    return plain, WORDS if fits else DOUBTFUL


def count(text: str) -> Guarded:
    """A number of people or things, with its counting word or without."""
    plain = clean(text)
    match = re.fullmatch(r"(\d{1,3}(?:,\d{3})+|\d+)\s?(?:명|인|개|주)?", plain)
    return (match[1].replace(",", ""), SURE) if match else (plain, DOUBTFUL)


def industry_codes(text: str) -> Guarded:
    """Five-digit codes of the standard classification, among words or alone."""
    plain = clean(text)
    codes = re.findall(r"(?<!\d)\d{5}(?!\d)", plain)
    others = re.search(r"\d", re.sub(r"(?<!\d)\d{5}(?!\d)", "", plain))
    return (", ".join(codes), SURE if not others else DOUBTFUL) if codes else (plain, DOUBTFUL)


NUMBERS: dict[str, Guard] = {
    "business_number": business_number,
    "corporate_number": corporate_number,
    "workplace_number": workplace_number,
    "hometax_number": shaped(r"\d{4}-\d{3}-\d{4}-\d{3}"),
    "government_number": government_number,
    "insurance_number": insurance_number,
    "sme_number": shaped(r"0010-\d{4}-\d{6}"),
    "register_code": shaped(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}"),
    "register_number": shaped(r"\d{6}"),
    "declaration_number": shaped(r"\d{5}-\d{2}-\d{6}[0-9A-Z]"),
    "trade_number": shaped(r"\d{8}"),
    "mail_order_number": mail_order_number,
    "hs_code": hs_code,
    "serial": serial,
    "count": count,
    "industry_codes": industry_codes,
}
