"""docs/intake-contract.md says what the code does."""

import re

from intake import config, contract, errors
from intake.config import Settings

PAGE = (config.ROOT / "docs" / "intake-contract.md").read_text(encoding="utf-8")


def every_kind(error: type[errors.IntakeError]) -> set[type[errors.IntakeError]]:
    return {error}.union(*(every_kind(kind) for kind in error.__subclasses__()))


def test_every_code_that_a_sender_can_get_is_in_the_table_with_its_status() -> None:
    told = dict(re.findall(r"^\| `([a-z_.]+)` \| (\d+) \|", PAGE, re.MULTILINE))
    known = {kind.code: str(kind.status) for kind in every_kind(errors.IntakeError)}
    for_people = {"transition", "login", "too_many_logins", "foreign_form", "not_found", "bag"}
    for_people |= {"reason", "referral", "referral_settled", "place_taken"}
    assert told == {code: status for code, status in known.items() if code not in for_people}


def test_the_table_says_no_where_a_refusal_is_final() -> None:
    rows = re.findall(r"^\| `([a-z_.]+)` \| (\d+) \|.*\| ([^|]+) \|$", PAGE, re.MULTILINE)
    final = {code for code, status, _again in rows if int(status) in contract.FINAL_STATUSES} - {contract.DAMAGED_CODE}
    assert {code for code, _status, again in rows if again.startswith("no")} == final


def test_every_setting_is_explained() -> None:
    named = set(re.findall(r"GILDONG_INTAKE_[A-Z_]+", PAGE))
    assert named == {f"GILDONG_INTAKE_{name.upper()}" for name in Settings.model_fields}


def test_names_and_limits_are_those_of_the_code() -> None:
    mebibyte = 1024 * 1024
    for words in (
        contract.SUBMISSIONS_PATH,
        contract.UPDATES_PATH,
        contract.IDEMPOTENCY_KEY_HEADER,
        contract.CONTENT_SHA256_HEADER,
        contract.BAG_TYPE,
        contract.SIGNED_FILE,
        contract.SIGNATURE_FILE,
        contract.DOSSIER_FILE,
        contract.COVER_SHEET_FILE,
        contract.DOCUMENTS_FOLDER,
        f"more than {contract.MAX_BAG_BYTES // mebibyte} MiB",
        f"more than {contract.MAX_UNPACKED_BYTES // mebibyte} MiB unpacked",
        f"more than {contract.MAX_BAG_FILES} files",
        f"at most {contract.MAX_UPDATES}",
    ):
        assert words in PAGE
