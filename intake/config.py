"""Settings of the intake: its only reader of the environment (variables begin with GILDONG_INTAKE_)."""

from __future__ import annotations

from pathlib import Path

from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """What an agency may choose; the defaults serve one machine without any other server."""

    model_config = SettingsConfigDict(env_prefix="GILDONG_INTAKE_", frozen=True, extra="ignore")

    #: Folder of everything that is written here.
    data_folder: Path = ROOT / "var" / "intake"
    #: SQLAlchemy address of the intake's own database; empty means SQLite inside `data_folder`.
    database_url: str = ""
    host: str = "127.0.0.1"
    port: int = 8090
    #: What the sender says to be let in (GILDONG_INTAKE_KEY, the same name on both sides); empty lets nobody in.
    key: SecretStr = SecretStr("")
    #: The sender's Ed25519 public key, PEM. Read for each bag, so that it may appear after the start.
    sender_key_file: Path = ROOT / "var" / "keys" / "dossier-signing.pub.pem"
    #: The published JSON Schema of dossiers.
    schema_file: Path = ROOT / "docs" / "dossier.schema.json"
    #: True where officers come over https: then cookies are Secure and bound to the host.
    cookie_secure: bool = False
    #: True behind a TLS proxy of ours: then X-Forwarded-For names the client.
    behind_proxy: bool = False
    #: Logins that one address may try in a minute.
    logins_per_minute: int = 20

    @property
    def store_url(self) -> str:
        return self.database_url or f"sqlite:///{self.data_folder / 'intake.sqlite3'}"

    @property
    def unpack_folder(self) -> Path:
        """Where a bag lies unpacked while it is checked."""
        return self.data_folder / "unpack"
