"""The bag: a zip of a BagIt 1.0 folder (RFC 8493) with a signed list of everything in it."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from bot.delivery import cover_sheet, errors
from bot.delivery.signing import Signer
from forms import dossier as dossiers
from intake import contract

#: The earliest time a zip can name: the same dossier gives the same bytes at any hour.
ZIP_TIME = (1980, 1, 1, 0, 0, 0)
FILE_MODE = 0o100644 << 16
Files = dict[str, bytes]


@dataclass(frozen=True)
class BagFile:
    """A document of the bag; `name` is that of the dossier, e.g. "01-business_registration.pdf"."""

    name: str
    content: bytes


def build(dossier: Mapping[str, Any], documents: Sequence[BagFile], signer: Signer) -> bytes:
    """The zipped bag of a dossier and its documents; raises BadDocumentName or DocumentsDiffer."""
    payload = _payload(dossier, documents)
    tags = _tags(dossier, payload)
    tags[contract.SIGNED_FILE] = _manifest(tags)
    tags[contract.SIGNATURE_FILE] = _signature(tags[contract.SIGNED_FILE], signer)
    return _zip(f"{dossier['submission_id']}-r{dossier['revision']}", tags | payload)


def _payload(dossier: Mapping[str, Any], documents: Sequence[BagFile]) -> Files:
    content = dossiers.canonical_bytes(dossier)
    payload = {
        contract.DOSSIER_FILE: content,
        contract.COVER_SHEET_FILE: cover_sheet.draw(dossier, sha256=hashlib.sha256(content).hexdigest()),
    }
    for document in documents:
        path = f"{contract.DOCUMENTS_FOLDER}/{document.name}"
        if not re.fullmatch(contract.DOCUMENT_NAME_PATTERN, document.name) or path in payload:
            raise errors.BadDocumentName(name=document.name)
        payload[path] = document.content
    _compare(dossier, documents)
    return payload


def _compare(dossier: Mapping[str, Any], documents: Sequence[BagFile]) -> None:
    """The receiver refuses a bag whose dossier and documents disagree, so it is better not to send one."""
    listed = {(PurePosixPath(entry["file"]).name, entry["sha256"]) for entry in dossier["documents"]}
    given = {(document.name, hashlib.sha256(document.content).hexdigest()) for document in documents}
    if listed != given:
        raise errors.DocumentsDiffer(file=min(listed ^ given)[0])


def _tags(dossier: Mapping[str, Any], payload: Files) -> Files:
    octets = sum(map(len, payload.values()))
    info = {
        "Bag-Software-Agent": "Gildong",
        "Bagging-Date": str(dossier["created_at"])[:10],
        "External-Identifier": dossier["submission_id"],
        "Payload-Oxum": f"{octets}.{len(payload)}",
        "Gildong-Revision": dossier["revision"],
    }
    return {
        "bagit.txt": b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
        "bag-info.txt": _labels(info),
        "manifest-sha256.txt": _manifest(payload),
    }


def _manifest(files: Files) -> bytes:
    return "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files)).encode()


def _labels(pairs: Mapping[str, object]) -> bytes:
    return "".join(f"{label}: {value}\n" for label, value in pairs.items()).encode()


def _signature(content: bytes, signer: Signer) -> bytes:
    return _labels({"Algorithm": "Ed25519", "Key-Id": signer.key_id, "Signature": signer.sign(content)})


def _zip(folder: str, files: Files) -> bytes:
    buffer = io.BytesIO()
    # Stored, not deflated: PDFs are compressed already, and another zlib would give other bytes.
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{folder}/{name}", ZIP_TIME)
            entry.external_attr = FILE_MODE
            entry.create_system = 3  # Unix, whatever machine this runs on
            archive.writestr(entry, files[name])
    return buffer.getvalue()
