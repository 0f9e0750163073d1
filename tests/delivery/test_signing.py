"""The signing key is made once, by whoever comes first, and nobody else can read it."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from bot.delivery import errors, signing


def test_the_key_survives_a_restart(tmp_path: Path) -> None:
    first, second = signing.load_or_create(tmp_path), signing.load_or_create(tmp_path)
    assert first.key_id == second.key_id
    assert first.sign(b"dossier") == second.sign(b"dossier")


def test_only_the_owner_can_read_the_key_and_everybody_the_public_one(tmp_path: Path) -> None:
    signing.load_or_create(tmp_path)
    assert stat.S_IMODE((tmp_path / signing.PRIVATE_KEY_FILE).stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / signing.PUBLIC_KEY_FILE).stat().st_mode) & 0o444
    assert sorted(path.name for path in tmp_path.iterdir()) == [signing.PRIVATE_KEY_FILE, signing.PUBLIC_KEY_FILE]


def test_a_key_that_others_can_read_is_not_used(tmp_path: Path) -> None:
    signing.load_or_create(tmp_path)
    (tmp_path / signing.PRIVATE_KEY_FILE).chmod(0o640)
    with pytest.raises(errors.KeyUnsafe):
        signing.load_or_create(tmp_path)


def test_something_else_in_the_key_file_is_not_used_and_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / signing.PRIVATE_KEY_FILE
    path.write_text("not a key")
    path.chmod(0o600)
    with pytest.raises(errors.KeyUnsafe):
        signing.load_or_create(tmp_path)
    assert path.read_text() == "not a key"


def test_a_lost_public_key_is_written_again(tmp_path: Path) -> None:
    signer = signing.load_or_create(tmp_path)
    (tmp_path / signing.PUBLIC_KEY_FILE).unlink()
    signing.load_or_create(tmp_path)
    public = load_pem_public_key((tmp_path / signing.PUBLIC_KEY_FILE).read_bytes())
    assert signing.key_id(public) == signer.key_id


def test_processes_that_start_together_agree_on_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(16) as pool:
        signers = list(pool.map(signing.load_or_create, [tmp_path] * 64))
    assert len({signer.key_id for signer in signers}) == 1
