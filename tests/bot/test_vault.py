"""The vault: without the right key, the right owner and the right document, nothing can be read."""

from __future__ import annotations

import pytest

from bot.errors import DocumentKeyLost
from bot.services.base.vault import Vault

SECRET = "한빛식품(주) 사업자등록증".encode()


@pytest.fixture
def vault(tmp_path):
    return Vault.open(tmp_path / "keys" / "master.key")


@pytest.fixture
def wrapped(vault):
    return vault.new_key("conversation")


@pytest.fixture
def sealed(vault, wrapped):
    return vault.encrypt(wrapped, "conversation", "document", SECRET)


def test_what_is_sealed_can_be_opened_again(vault, wrapped, sealed):
    assert vault.decrypt(wrapped, "conversation", "document", sealed) == SECRET
    assert SECRET not in sealed


def test_the_same_file_is_never_sealed_the_same_way(vault, wrapped, sealed):
    assert vault.encrypt(wrapped, "conversation", "document", SECRET) != sealed


def test_the_key_file_is_made_once_and_for_its_owner_only(tmp_path, wrapped, sealed, vault):
    again = Vault.open(tmp_path / "keys" / "master.key")
    assert again.decrypt(wrapped, "conversation", "document", sealed) == SECRET
    assert (tmp_path / "keys" / "master.key").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "keys").stat().st_mode & 0o777 == 0o700


def refused(vault, wrapped, subject, document, sealed):
    with pytest.raises(DocumentKeyLost):
        vault.decrypt(wrapped, subject, document, sealed)


def test_another_master_key_opens_nothing(tmp_path, wrapped, sealed):
    refused(Vault.open(tmp_path / "other.key"), wrapped, "conversation", "document", sealed)


def test_another_conversation_s_key_opens_nothing(vault, sealed):
    refused(vault, vault.new_key("conversation"), "conversation", "document", sealed)


def test_a_key_moved_to_another_conversation_opens_nothing(vault, wrapped, sealed):
    refused(vault, wrapped, "another conversation", "document", sealed)


def test_bytes_moved_to_another_document_do_not_open(vault, wrapped, sealed):
    refused(vault, wrapped, "conversation", "another document", sealed)


@pytest.mark.parametrize("place", [0, 11, 12, 40, -1])
def test_a_single_changed_bit_is_noticed(vault, wrapped, sealed, place):
    changed = bytearray(sealed)
    changed[place] ^= 1
    refused(vault, wrapped, "conversation", "document", bytes(changed))


@pytest.mark.parametrize("left", [0, 3, 12, 20])
def test_cut_off_bytes_do_not_open(vault, wrapped, sealed, left):
    refused(vault, wrapped, "conversation", "document", sealed[:left])


def test_a_destroyed_data_key_makes_the_document_unreadable(vault, sealed):
    refused(vault, b"", "conversation", "document", sealed)
