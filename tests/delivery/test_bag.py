"""A bag that any BagIt tool accepts, whose signature needs nothing of ours to check, and that never changes."""

import base64
import hashlib
import io
import json
import zipfile
from pathlib import Path

import bagit
import jsonschema
import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from bot.delivery import bag, errors, signing
from bot.delivery.bag import BagFile
from forms.dossier_schema import schema
from tests.delivery import synthetic


@pytest.fixture
def signer(tmp_path: Path) -> signing.Signer:
    return signing.load_or_create(tmp_path / "keys")


@pytest.fixture
def unpacked(tmp_path: Path, signer: signing.Signer) -> Path:
    content = bag.build(synthetic.dossier(), synthetic.DOCUMENTS, signer)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        archive.extractall(tmp_path / "bag")
    (top,) = (tmp_path / "bag").iterdir()
    return top


def test_the_bagit_library_finds_the_bag_valid(unpacked: Path) -> None:
    found = bagit.Bag(str(unpacked))
    found.validate()
    assert found.version_info == (1, 0)
    assert found.info["External-Identifier"] == str(synthetic.SUBMISSION)


def test_a_few_lines_of_cryptography_verify_the_signature(unpacked: Path, tmp_path: Path) -> None:
    labels = dict(line.split(": ", 1) for line in (unpacked / "signature.ed25519").read_text().splitlines())
    key = load_pem_public_key((tmp_path / "keys" / signing.PUBLIC_KEY_FILE).read_bytes())
    signature, signed = base64.b64decode(labels["Signature"]), (unpacked / "tagmanifest-sha256.txt").read_bytes()
    key.verify(signature, signed)
    assert labels["Key-Id"] == hashlib.sha256(key.public_bytes_raw()).hexdigest()[:16]
    with pytest.raises(InvalidSignature):
        key.verify(signature, signed + b"\n")


def test_what_is_signed_lists_every_file_but_itself_and_the_signature(unpacked: Path) -> None:
    listed = [line.split("  ", 1) for line in (unpacked / "tagmanifest-sha256.txt").read_text().splitlines()]
    payload = [line.split("  ", 1) for line in (unpacked / "manifest-sha256.txt").read_text().splitlines()]
    for digest, name in listed + payload:
        assert hashlib.sha256((unpacked / name).read_bytes()).hexdigest() == digest
    there = {str(path.relative_to(unpacked)) for path in unpacked.rglob("*") if path.is_file()}
    assert there - {name for _, name in listed + payload} == {"tagmanifest-sha256.txt", "signature.ed25519"}


def test_the_dossier_in_the_bag_follows_the_published_schema(unpacked: Path) -> None:
    dossier = json.loads((unpacked / "data" / "dossier.json").read_bytes())
    jsonschema.Draft202012Validator(schema()).validate(dossier)
    assert dossier == synthetic.dossier()


def test_the_same_dossier_always_gives_the_same_bytes(signer: signing.Signer) -> None:
    first = bag.build(synthetic.dossier(), synthetic.DOCUMENTS, signer)
    turned = dict(reversed(synthetic.dossier().items()))
    assert bag.build(turned, synthetic.DOCUMENTS[::-1], signer) == first


@pytest.mark.parametrize("name", ["../01-evil.pdf", "01-사업자등록증.pdf", "license.pdf", "01-a.exe", "01-.pdf", ""])
def test_a_document_of_another_name_is_refused(name: str, signer: signing.Signer) -> None:
    with pytest.raises(errors.BadDocumentName):
        bag.build(synthetic.dossier(documents=[]), [BagFile(name, b"%PDF-")], signer)


def test_two_documents_of_one_name_are_refused(signer: signing.Signer) -> None:
    with pytest.raises(errors.BadDocumentName):
        bag.build(synthetic.dossier(), [*synthetic.DOCUMENTS, synthetic.DOCUMENTS[0]], signer)


def test_documents_that_the_dossier_does_not_list_are_refused(signer: signing.Signer) -> None:
    with pytest.raises(errors.DocumentsDiffer):
        bag.build(synthetic.dossier(), synthetic.DOCUMENTS[:2], signer)
    other = BagFile(synthetic.DOCUMENTS[2].name, b"%PDF-1.7 other bytes")
    with pytest.raises(errors.DocumentsDiffer):
        bag.build(synthetic.dossier(), [*synthetic.DOCUMENTS[:2], other], signer)


def test_a_dossier_without_documents_can_be_sent(signer: signing.Signer) -> None:
    content = bag.build(synthetic.dossier(documents=[]), [], signer)
    assert not [name for name in zipfile.ZipFile(io.BytesIO(content)).namelist() if "/documents/" in name]
