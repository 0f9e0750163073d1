"""Checking a bag: is it whole, is it the sender's, and does its dossier say what its documents are?

In this order, so that nothing of an unsigned bag is interpreted: bytes, zip, names, signature, checksums, dossier.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import os
import re
import shutil
import tempfile
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, NoReturn

import bagit
import jsonschema
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from forms import booking, claims
from forms.definitions.booking import LONGEST_PLACE
from intake import archive, contract, errors, schemas
from intake.archive import Files

TAG_FILES = frozenset({"bagit.txt", "bag-info.txt", "manifest-sha256.txt", contract.SIGNED_FILE})
REQUIRED = TAG_FILES | {contract.SIGNATURE_FILE, contract.DOSSIER_FILE, contract.COVER_SHEET_FILE}
DOCUMENT = re.compile(rf"{contract.DOCUMENTS_FOLDER}/{contract.DOCUMENT_NAME_PATTERN}")
SUBMISSION_ID = re.compile(r"[A-Za-z0-9-]{1,64}")
MAX_REVISION = 9999
SIGNATURE = re.compile(rb"Algorithm: Ed25519\nKey-Id: ([0-9a-f]{16})\nSignature: ([A-Za-z0-9+/]{86}==)\n")
MAX_DETAIL = 300


@dataclass(frozen=True)
class Bag:
    """A bag that passed every check."""

    content: bytes  # the zip as it came
    sha256: str  # of the zip, hex
    dossier: Mapping[str, Any]


def digest(content: bytes) -> str:
    """SHA-256 in lower-case hex."""
    return hashlib.sha256(content).hexdigest()


def check(content: bytes, sha256: str, *, key_file: Path, schema_file: Path, folder: Path) -> Bag:
    """The checked bag; unpacks below `folder` and cleans up. Raises SenderKeyMissing or a BagRefused."""
    if digest(content) != sha256:
        raise errors.BagDamaged
    files = archive.unpack(content)
    _check_names(files)
    _check_signature(files, _sender_key(key_file))
    _check_with_bagit(files, folder)
    dossier = _dossier(files[contract.DOSSIER_FILE], schema_file)
    _check_documents(files, dossier)
    _check_referral(dossier)
    _check_unique(dossier)
    return Bag(content, sha256, dossier)


def forget_interrupted(folder: Path) -> None:
    """Removes what checks of processes that were killed left unpacked; to be called before the first check."""
    for place in folder.glob("*-*"):
        owner = place.name.partition("-")[0]
        if owner.isdecimal() and (int(owner) == os.getpid() or not _runs(int(owner))):
            shutil.rmtree(place)


def document(content: bytes, name: str) -> bytes:
    """A document of a bag that was taken in, by its name below the documents' folder; raises UnknownCase."""
    files = archive.unpack(content)
    for path in (f"{contract.DOCUMENTS_FOLDER}/{name}", f"data/{name}"):
        if path in files and path != contract.DOSSIER_FILE:
            return files[path]
    raise errors.UnknownCase(document=name)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _check_names(files: Files) -> None:
    missing = REQUIRED - files.keys()
    strange = {name for name in files.keys() - REQUIRED if not DOCUMENT.fullmatch(name)}
    if missing or strange:
        raise errors.BagIncomplete(missing=sorted(missing), strange=sorted(strange))


def _check_signature(files: Files, key: Ed25519PublicKey) -> None:
    """The file is read to the letter: what it might say besides would be signed by nobody."""
    found = SIGNATURE.fullmatch(files[contract.SIGNATURE_FILE])
    if found is None or found[1].decode() != _key_id(key):
        raise errors.BagSignatureWrong
    try:
        key.verify(base64.b64decode(found[2], validate=True), files[contract.SIGNED_FILE])
    except (binascii.Error, InvalidSignature) as exc:
        raise errors.BagSignatureWrong from exc


def _sender_key(path: Path) -> Ed25519PublicKey:
    try:
        key = load_pem_public_key(path.read_bytes())
    except (OSError, ValueError, UnsupportedAlgorithm) as exc:
        raise errors.SenderKeyMissing from exc
    if not isinstance(key, Ed25519PublicKey):
        raise errors.SenderKeyMissing
    return key


def _key_id(key: Ed25519PublicKey) -> str:
    return hashlib.sha256(key.public_bytes_raw()).hexdigest()[:16]


def _check_with_bagit(files: Files, folder: Path) -> None:
    # bagit reads manifests; that they list every file but the signature, it leaves to us.
    _check_listed(files, contract.SIGNED_FILE, TAG_FILES - {contract.SIGNED_FILE})
    _check_listed(files, "manifest-sha256.txt", {name for name in files if name.startswith("data/")})
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.TemporaryDirectory(dir=folder, prefix=f"{os.getpid()}-") as place:
        for name, content in files.items():
            path = Path(place, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        try:
            bagit.Bag(place).validate()  # type: ignore[no-untyped-call]
        except (bagit.BagError, ValueError) as exc:
            raise errors.BagChecksumWrong(reason=type(exc).__name__) from exc


def _check_listed(files: Files, manifest: str, wanted: frozenset[str] | set[str]) -> None:
    lines = files[manifest].decode("utf-8", errors="replace").splitlines()
    if sorted(line.partition("  ")[2] for line in lines) != sorted(wanted):
        raise errors.BagIncomplete(manifest=manifest)


def _dossier(content: bytes, schema_file: Path) -> Mapping[str, Any]:
    try:
        dossier = json.loads(content, object_pairs_hook=_no_key_twice, parse_constant=_no_constant)
        schemas.validate(dossier, schema_file)
    except (ValueError, RecursionError) as exc:
        raise errors.DossierInvalid(reason=type(exc).__name__) from exc
    except jsonschema.ValidationError as exc:
        # The path, not the message: that would quote what people wrote into logs.
        raise errors.DossierInvalid(path=exc.json_path[:MAX_DETAIL], rule=exc.validator) from exc
    _check_text(dossier)
    if not SUBMISSION_ID.fullmatch(dossier["submission_id"]) or dossier["revision"] > MAX_REVISION:
        raise errors.DossierInvalid(path="$.submission_id")
    return dict(dossier)


def _no_key_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key twice")
    return found


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _check_text(value: Any) -> None:
    """PostgreSQL stores no NUL and no half characters, and nobody sees any of the other control characters."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            _check_text(key)
            _check_text(inner)
    elif isinstance(value, list):
        for inner in value:
            _check_text(inner)
    elif isinstance(value, str) and any(
        unicodedata.category(sign) in {"Cc", "Cs"} and sign not in "\n\t" for sign in value
    ):
        raise errors.DossierInvalid(reason="control characters")


def _check_referral(dossier: Mapping[str, Any]) -> None:
    """A partner gets only what the dossier holds, by a consent that the dossier holds."""
    referral = dossier.get("referral")
    if referral is None:
        return
    answered = {answer["key"] for answer in dossier["answers"]}
    given = {consent["key"] for consent in dossier["consents"]}
    for place, named, known in (
        ("receives", referral["receives"], answered),
        ("consent", [referral["consent"]], given),
    ):
        if not known.issuperset(named):
            raise errors.DossierInvalid(path=f"$.referral.{place}")
    wanted = referral.get("place")  # dossiers before version 4 do not tell
    if wanted is not None and len(booking.key_of(wanted["named_by"])) > LONGEST_PLACE:
        raise errors.DossierInvalid(path="$.referral.place")


def _check_unique(dossier: Mapping[str, Any]) -> None:
    """What is unique are the rows of one of the answers."""
    answers = {answer["key"]: answer["value"] for answer in dossier["answers"]}
    listed = [entry["key"] for entry in dossier.get("unique", ())]
    for key in listed:
        value = answers.get(key)
        whole = isinstance(value, list) and len(claims.rows(value)) == len(value) <= contract.MAX_UNIQUE_ROWS
        if not whole or listed.count(key) > 1:
            raise errors.DossierInvalid(path="$.unique")


def _check_documents(files: Files, dossier: Mapping[str, Any]) -> None:
    """Each file in the bag is listed in the dossier with the same hash and size, and is what its name says."""
    listed = [(PurePosixPath(entry["file"]).name, entry) for entry in dossier["documents"]]
    held = {PurePosixPath(name).name: content for name, content in files.items() if DOCUMENT.fullmatch(name)}
    if differing := {name for name, _ in listed} ^ held.keys():
        raise errors.DocumentsDiffer(files=sorted(differing))
    if len({entry["id"] for _, entry in listed}) != len(listed):
        raise errors.DocumentsDiffer(reason="an id twice")
    for name, content in (held | {"cover-sheet.pdf": files[contract.COVER_SHEET_FILE]}).items():
        ending = name.rpartition(".")[2]
        if not content.startswith(contract.DOCUMENT_FORMATS[ending][0]):
            raise errors.DocumentsDiffer(files=[name], reason=f"no {ending}")
    digests = {name: digest(content) for name, content in held.items()}
    for name, entry in listed:
        if (entry["sha256"], entry["size"]) != (digests[name], len(held[name])):
            raise errors.DocumentsDiffer(files=[name], reason="other bytes")
