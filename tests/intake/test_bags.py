"""Whatever is wrong with a bag, it is refused, and the refusal says what kind of wrong it is."""

import base64
import contextlib
import hashlib
import io
import json
import os
import stat
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from bot.delivery import bag, signing
from bot.delivery.signing import Signer
from forms import dossier_schema
from intake import archive, bags, contract, errors
from tests.delivery import synthetic

Files = dict[str, bytes]
TOP = f"{synthetic.SUBMISSION}-r1"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bags")
    (folder / "schema.json").write_text(dossier_schema.published_text(), encoding="utf-8")
    signing.load_or_create(folder)
    return folder


@pytest.fixture(scope="module")
def signer(home: Path) -> Signer:
    return signing.load_or_create(home)


@pytest.fixture(scope="module")
def good(signer: Signer) -> bytes:
    return bag.build(synthetic.dossier(), synthetic.DOCUMENTS, signer)


@pytest.fixture(scope="module")
def check(home: Path) -> Callable[[bytes], bags.Bag]:
    def check(content: bytes) -> bags.Bag:
        return bags.check(
            content,
            bags.digest(content),
            key_file=home / signing.PUBLIC_KEY_FILE,
            schema_file=home / "schema.json",
            folder=home / "unpack",
        )

    return check


def unzip(content: bytes) -> Files:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name.removeprefix(f"{TOP}/"): archive.read(name) for name in archive.namelist()}


def rezip(files: Files, top: str = TOP, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(f"{top}/{name}", content)
    return buffer.getvalue()


def resign(files: Files, signer: Signer) -> Files:
    """The same files with manifests and signature made anew: what only the sender itself could do."""

    def manifest(names: Iterator[str]) -> bytes:
        return "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(names)).encode()

    payload = [name for name in files if name.startswith("data/")]
    octets = sum(len(files[name]) for name in payload)
    files["bag-info.txt"] = f"Payload-Oxum: {octets}.{len(payload)}\n".encode()
    files["manifest-sha256.txt"] = manifest(iter(payload))
    files[contract.SIGNED_FILE] = manifest(iter(("bagit.txt", "bag-info.txt", "manifest-sha256.txt")))
    signed = f"Algorithm: Ed25519\nKey-Id: {signer.key_id}\nSignature: {signer.sign(files[contract.SIGNED_FILE])}\n"
    files[contract.SIGNATURE_FILE] = signed.encode()
    return files


def test_the_bag_of_the_sender_passes(good: bytes, check: Callable[[bytes], bags.Bag], home: Path) -> None:
    assert check(good).dossier == synthetic.dossier()
    assert not list((home / "unpack").iterdir())


def test_a_bag_of_an_older_version_passes_by_the_schema_of_that_version(
    signer: Signer, home: Path, tmp_path: Path
) -> None:
    def check(dossier: dict[str, Any]) -> bags.Bag:
        content = bag.build(dossier, synthetic.DOCUMENTS, signer)
        return bags.check(
            content,
            bags.digest(content),
            key_file=home / signing.PUBLIC_KEY_FILE,
            schema_file=dossier_schema.PUBLISHED,
            folder=tmp_path,
        )

    older = synthetic.dossier_of_version_1()
    every = (
        synthetic.dossier_of_version_2(),
        synthetic.dossier_of_version_3(),
        synthetic.dossier_of_version_4(),
        synthetic.dossier_of_version_5(),
    )
    for passing in (older, *every):
        assert check(passing).dossier == passing
    for broken in (older | {"discrepancies": []}, synthetic.dossier(schema="gildong-dossier/1")):
        with pytest.raises(errors.DossierInvalid):
            check(broken)
    newest_without = {name: value for name, value in synthetic.dossier().items() if name != "unique"}
    for strange in (
        newest_without,
        synthetic.dossier_of_version_3(unique=[]),
        older | {"schema": "gildong-dossier/01"},
        older | {"schema": ["1"]},
    ):
        with pytest.raises(errors.DossierInvalid):
            check(strange)


@pytest.mark.parametrize(
    ("broken", "path"),
    [
        ({"receives": ["company_name", "salary"]}, "$.referral.receives"),
        ({"consent": "publicity"}, "$.referral.consent"),
        ({"receives": ["email", "email"]}, "$.referral"),
        ({"partner": "../garam"}, "$.referral"),
        ({"price": 1}, "$.referral"),
        ({"place": {"named_by": {"site": "x" * 400}, "capacity": 1}}, "$.referral.place"),
    ],
)
def test_a_referral_that_names_what_the_dossier_does_not_hold_is_refused(
    broken: dict[str, Any], path: str, good: bytes, signer: Signer, check: Callable[[bytes], bags.Bag]
) -> None:
    files = unzip(good)
    files[contract.DOSSIER_FILE] = json.dumps(synthetic.dossier(referral=synthetic.referral(**broken))).encode()
    with pytest.raises(errors.DossierInvalid) as caught:
        check(rezip(resign(files, signer)))
    assert caught.value.facts["path"] == path


@pytest.mark.parametrize(
    "broken",
    [
        {"answers": synthetic.dossier()["answers"]},  # without the rows
        {"unique": [{**synthetic.INVOICES, "key": "employees"}]},  # whose value is a number
        {"unique": [synthetic.INVOICES, synthetic.INVOICES]},
        {"unique": [{**synthetic.INVOICES, "columns": []}]},
        {"unique": [{**synthetic.INVOICES, "columns": [{**synthetic.INVOICES["columns"][0], "type": "money"}]}]},
        {"unique": [{"key": "invoices", "columns": synthetic.INVOICES["columns"], "across": "years"}]},
    ],
)
def test_what_is_unique_are_the_rows_of_an_answer(
    broken: dict[str, Any], good: bytes, signer: Signer, check: Callable[[bytes], bags.Bag]
) -> None:
    files, claiming = unzip(good), synthetic.claiming(("가람특송", "INV-1"))
    files[contract.DOSSIER_FILE] = json.dumps(synthetic.dossier(**claiming)).encode()
    assert check(rezip(resign(files, signer))).dossier["unique"] == [synthetic.INVOICES]
    files[contract.DOSSIER_FILE] = json.dumps(synthetic.dossier(**{**claiming, **broken})).encode()
    with pytest.raises(errors.DossierInvalid) as caught:
        check(rezip(resign(files, signer)))
    assert caught.value.facts["path"].startswith("$.unique")


@pytest.mark.parametrize("rows", [[{"number": "1"}] * 1001, ["1"], "1", [None]])
def test_rows_that_are_none_or_too_many_are_refused(
    rows: object, good: bytes, signer: Signer, check: Callable[[bytes], bags.Bag]
) -> None:
    files, claiming = unzip(good), synthetic.claiming(("가람특송", "INV-1"))
    claiming["answers"][-1]["value"] = rows
    files[contract.DOSSIER_FILE] = json.dumps(synthetic.dossier(**claiming)).encode()
    with pytest.raises(errors.DossierInvalid):
        check(rezip(resign(files, signer)))


@pytest.mark.parametrize("said", ["", "가" * 201, 7])
def test_own_words_of_a_reason_are_some_and_not_too_many(
    said: object, good: bytes, signer: Signer, check: Callable[[bytes], bags.Bag]
) -> None:
    files, told = unzip(good), synthetic.overruled()
    for words, passes in (("가" * 200, True), (said, False)):
        told[1]["reason"] = synthetic.OWN_WORDS | {"said": words}
        files[contract.DOSSIER_FILE] = json.dumps(synthetic.dossier(discrepancies=told)).encode()
        with nullcontext() if passes else pytest.raises(errors.DossierInvalid):
            check(rezip(resign(files, signer)))


def test_a_repacked_bag_of_the_same_files_passes(good: bytes, check: Callable[[bytes], bags.Bag]) -> None:
    assert check(rezip(unzip(good))).dossier == synthetic.dossier()


@pytest.mark.parametrize("name", sorted(bags.REQUIRED | {"data/documents/02-sme_confirmation.pdf"}))
@pytest.mark.parametrize("where", ["first", "middle", "last"])
def test_one_changed_byte_anywhere_is_noticed(
    name: str, where: str, good: bytes, check: Callable[[bytes], bags.Bag]
) -> None:
    files = unzip(good)
    content = bytearray(files[name])
    content[{"first": 0, "middle": len(content) // 2, "last": len(content) - 1}[where]] ^= 0x01
    files[name] = bytes(content)
    with pytest.raises(errors.BagRefused):
        check(rezip(files))


@examples(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_changed_byte_of_the_zip_never_changes_the_dossier(
    data: st.DataObject, good: bytes, check: Callable[[bytes], bags.Bag]
) -> None:
    place = data.draw(st.integers(0, len(good) - 1))
    changed = good[:place] + bytes([good[place] ^ data.draw(st.integers(1, 255))]) + good[place + 1 :]
    with contextlib.suppress(errors.BagRefused):
        assert check(changed).dossier == synthetic.dossier()


@pytest.mark.parametrize("name", sorted(bags.REQUIRED | {"data/documents/01-business_registration.pdf"}))
def test_a_missing_file_is_noticed(name: str, good: bytes, check: Callable[[bytes], bags.Bag]) -> None:
    files = unzip(good)
    del files[name]
    with pytest.raises(errors.BagRefused):
        check(rezip(files))


@pytest.mark.parametrize("name", ["data/extra.txt", "fetch.txt", "data/documents/04-more.pdf", "manifest-md5.txt"])
def test_a_file_that_nobody_signed_is_noticed(name: str, good: bytes, check: Callable[[bytes], bags.Bag]) -> None:
    with pytest.raises(errors.BagIncomplete):
        check(rezip({**unzip(good), name: b"%PDF-"}))


def test_another_key_is_not_the_senders(good: bytes, check: Callable[[bytes], bags.Bag]) -> None:
    with pytest.raises(errors.BagSignatureWrong):
        check(rezip(resign(unzip(good), Signer(Ed25519PrivateKey.generate()))))


def test_a_signature_under_another_name_is_refused(
    good: bytes, signer: Signer, check: Callable[[bytes], bags.Bag]
) -> None:
    files = unzip(good)
    text = files[contract.SIGNATURE_FILE].decode()
    for changed in (text.replace(signer.key_id, "0" * 16), text.replace("Ed25519", "none")):
        with pytest.raises(errors.BagSignatureWrong):
            check(rezip({**files, contract.SIGNATURE_FILE: changed.encode()}))


def test_a_signed_bag_whose_manifest_leaves_a_file_out_is_refused(
    good: bytes, signer: Signer, check: Callable[[bytes], bags.Bag]
) -> None:
    files = unzip(good)
    lines = files[contract.SIGNED_FILE].splitlines(keepends=True)
    files[contract.SIGNED_FILE] = b"".join(line for line in lines if b"manifest-sha256" in line)
    signature = base64.b64encode(signer.key.sign(files[contract.SIGNED_FILE])).decode()
    files[contract.SIGNATURE_FILE] = f"Algorithm: Ed25519\nKey-Id: {signer.key_id}\nSignature: {signature}\n".encode()
    with pytest.raises(errors.BagIncomplete):
        check(rezip(files))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"null",
        b"{}",
        b"[" * 100_000,
        b'{"schema": NaN}',
        b'{"schema": 1, "schema": 2}',
        b"\xff\xfe",
        json.dumps(synthetic.dossier(schema="gildong-dossier/99")).encode(),
        json.dumps(synthetic.dossier(revision=0)).encode(),
        json.dumps(synthetic.dossier(revision=10**12)).encode(),
        json.dumps(synthetic.dossier(submission_id="../../etc")).encode(),
        json.dumps(synthetic.dossier(company={"business_number": "124-81-00998", "company_name": "a\x00b"})).encode(),
        json.dumps(synthetic.dossier(company={"business_number": "124-81-00998", "company_name": "\ud800"})).encode(),
        json.dumps(synthetic.dossier(extra=1)).encode(),
    ],
    ids=lambda content: content[:24].decode("latin-1") + f"..{len(content)}",
)
def test_a_signed_dossier_that_breaks_the_schema_is_refused(
    content: bytes, good: bytes, signer: Signer, check: Callable[[bytes], bags.Bag]
) -> None:
    with pytest.raises(errors.DossierInvalid):
        check(rezip(resign({**unzip(good), contract.DOSSIER_FILE: content}, signer)))


def test_a_signed_document_other_than_the_dossier_says_is_refused(
    good: bytes, signer: Signer, check: Callable[[bytes], bags.Bag]
) -> None:
    name = "data/documents/01-business_registration.pdf"
    for content in (b"%PDF-1.7 something else", b"<html>"):
        with pytest.raises(errors.DocumentsDiffer):
            check(rezip(resign({**unzip(good), name: content}, signer)))


def hostile(build: Callable[[zipfile.ZipFile], None]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        build(archive)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "name",
    [
        "../evil", f"{TOP}/../../evil", "/etc/passwd", f"{TOP}//x", f"{TOP}/./x", f"{TOP}/x/", "C:\\x", f"{TOP}/a\\b",
        f"{TOP}/nul\x00.pdf", f"{TOP}/한글.pdf", f"{TOP}/.hidden", "no-folder", f"{TOP}/" + "a/" * 9 + "x",
        f"{TOP}/" + "x" * 300, f"{TOP}/a\nb", f"{TOP}/a b",
    ],
)  # fmt: skip
def test_a_strange_path_is_refused_and_writes_nothing(name: str, tmp_path: Path) -> None:
    content = hostile(lambda archive: archive.writestr(zipfile.ZipInfo("x" * len(name)), b"x"))
    content = content.replace(b"x" * len(name.encode()), name.encode()) if name.isascii() else content
    if not name.isascii():
        content = hostile(lambda archive: archive.writestr(name, b"x"))
    with pytest.raises((errors.BagUnsafe, errors.BagNotZip)):
        archive.unpack(content)


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFDIR, stat.S_IFCHR, stat.S_IFIFO])
def test_a_link_or_device_is_refused(kind: int) -> None:
    entry = zipfile.ZipInfo(f"{TOP}/link")
    entry.external_attr = (kind | 0o777) << 16
    with pytest.raises(errors.BagUnsafe):
        archive.unpack(hostile(lambda archive: archive.writestr(entry, "/etc/passwd")))


def test_a_bomb_is_not_unpacked() -> None:
    zeros = bytes(contract.MAX_UNPACKED_BYTES // 4)

    def build(archive: zipfile.ZipFile) -> None:
        for number in range(6):
            archive.writestr(f"{TOP}/{number}", zeros)

    content = hostile(build)
    assert len(content) < 200_000
    with pytest.raises(errors.BagUnsafe):
        archive.unpack(content)


def test_a_bomb_that_lies_about_its_size_is_not_unpacked() -> None:
    size = contract.MAX_UNPACKED_BYTES + 1
    content = hostile(lambda archive: archive.writestr(f"{TOP}/big", bytes(size)))
    lied = content.replace(size.to_bytes(4, "little"), (10).to_bytes(4, "little"))
    with pytest.raises(errors.BagRefused):
        archive.unpack(lied)


def test_too_many_files_are_refused() -> None:
    def build(archive: zipfile.ZipFile) -> None:
        for number in range(contract.MAX_BAG_FILES + 1):
            archive.writestr(f"{TOP}/{number}", b"")

    with pytest.raises(errors.BagUnsafe):
        archive.unpack(hostile(build))


def test_two_names_that_some_disks_take_for_one_are_refused() -> None:
    def build(archive: zipfile.ZipFile) -> None:
        archive.writestr(f"{TOP}/data/a.pdf", b"1")
        archive.writestr(f"{TOP}/data/A.PDF", b"2")

    with pytest.raises(errors.BagUnsafe):
        archive.unpack(hostile(build))


def test_two_top_folders_are_refused() -> None:
    def build(archive: zipfile.ZipFile) -> None:
        archive.writestr("one/a", b"1")
        archive.writestr("two/a", b"2")

    with pytest.raises(errors.BagUnsafe):
        archive.unpack(hostile(build))


@examples(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=400), keep=st.integers(0, 400))
def test_any_bytes_are_refused_by_name_and_never_crash(content: bytes, keep: int, good: bytes) -> None:
    for broken in (content, good[:-keep] if keep else good + content, good[keep:] + content):
        try:
            archive.unpack(broken)
        except errors.BagRefused:
            continue


def test_without_the_senders_key_the_sender_is_asked_to_wait(good: bytes, home: Path, tmp_path: Path) -> None:
    with pytest.raises(errors.SenderKeyMissing) as raised:
        bags.check(
            good,
            bags.digest(good),
            key_file=tmp_path / "missing.pem",
            schema_file=home / "schema.json",
            folder=tmp_path,
        )
    assert raised.value.status == 503


def test_documents_of_an_accepted_bag_can_be_taken_out_one_by_one(good: bytes) -> None:
    assert bags.document(good, synthetic.DOCUMENTS[0].name) == synthetic.DOCUMENTS[0].content
    assert bags.document(good, "cover-sheet.pdf").startswith(b"%PDF-")
    for name in ("dossier.json", "04-none.pdf", "../dossier.json", "bagit.txt"):
        with pytest.raises(errors.UnknownCase):
            bags.document(good, name)


def test_what_a_killed_process_left_unpacked_is_removed_and_what_others_work_on_is_not(tmp_path: Path) -> None:
    running, dead = os.getppid(), subprocess.Popen(["true"])
    dead.wait()
    for owner in (running, dead.pid, os.getpid()):
        (tmp_path / f"{owner}-x" / "data").mkdir(parents=True)
    bags.forget_interrupted(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [f"{running}-x"]
    bags.forget_interrupted(tmp_path / "not there yet")
