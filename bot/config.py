"""Settings of the bot: the only reader of the environment (variables begin with GILDONG_)."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """What a deployment may choose; the defaults serve one machine without any other server."""

    model_config = SettingsConfigDict(env_prefix="GILDONG_", frozen=True, extra="ignore")

    #: Folder of everything that is written: databases, keys, models.
    data_folder: Path = ROOT / "var"
    #: Folder of the trained models, when it is not inside `data_folder`.
    models: Path | None = None
    #: SQLAlchemy address of the bot's database; empty means SQLite inside `data_folder`.
    database_url: str = ""
    host: str = "127.0.0.1"
    port: int = 8080
    #: Other origins whose pages may embed the widget, e.g. "https://www.example.kr,https://shop.example.kr".
    origins: str = ""
    #: True behind a TLS proxy of ours: then X-Forwarded-For names the client.
    behind_proxy: bool = False

    #: Ids of the programmes that this site offers, e.g. "kosme.export_voucher,kotra.k_studio"; empty means all.
    offer: str = ""
    #: A folder of further programme definitions, e.g. an agency's own; it is read again when a file in it changes.
    programmes: Path | None = None
    #: False where only the programmes of that folder are served, and none of those that come with Gildong.
    shipped_programmes: bool = True

    cell_port: int = 5005
    actions_port: int = 5055
    #: Shared secret of gateway and Rasa cell; empty means one made at start-up by the supervisor.
    cell_secret: str = ""

    intake_url: str = "http://127.0.0.1:8090"
    intake_key: str = ""

    # Registers that are asked instead of the user. Without a key, or an id and a secret, a register is not asked.
    # Of each: where it is, and the hosts that may be asked, with commas; an address elsewhere is refused.
    nts_url: str = "https://api.odcloud.kr/api/nts-businessman"
    nts_hosts: str = "api.odcloud.kr"
    #: The key of data.go.kr, in either of its spellings.
    nts_key: str = Field(default="", repr=False)
    codef_url: str = "https://api.codef.io"
    codef_token_url: str = "https://oauth.codef.io/oauth/token"  # noqa: S105 - an address
    codef_hosts: str = "api.codef.io,oauth.codef.io"
    codef_id: str = ""
    codef_secret: str = Field(default="", repr=False)
    #: Encrypts passwords for CODEF; without it only what is approved on a phone is fetched.
    codef_public_key: str = ""
    popbill_url: str = "https://popbill.linkhub.co.kr"
    popbill_token_url: str = "https://auth.linkhub.co.kr/POPBILL/Token"  # noqa: S105 - an address
    popbill_hosts: str = "popbill.linkhub.co.kr,auth.linkhub.co.kr"
    popbill_id: str = ""
    popbill_secret: str = Field(default="", repr=False)
    #: Our own business number, as Popbill's member.
    popbill_member: str = ""
    #: The agency's own page for 공공마이데이터; empty: nobody is sent there.
    mydata_url: str = ""
    #: Port of the practice issuers, which `make run` starts where no register has a key; 0 starts none.
    issuers_port: int = 8095

    #: The day that counts as today, for practice and tests; without it the day in Korea.
    today: date | None = None

    #: A turn without an answer for this long gets words of its own (seconds).
    patience_seconds: float = 4.0
    #: The cell may take this long for one turn before it is tried again (seconds).
    turn_timeout_seconds: float = 20.0
    #: The pauses before a part that died is started again: after a long life, then after each short one (seconds).
    restart_seconds: Annotated[tuple[float, ...], Field(min_length=1)] = (0.2, 1.0, 2.0, 5.0)
    messages_per_minute: int = 60
    conversations_per_minute: int = 30

    @property
    def store_url(self) -> str:
        return self.database_url or f"sqlite:///{self.data_folder / 'bot.sqlite3'}"

    @property
    def models_folder(self) -> Path:
        return self.models or self.data_folder / "models"

    @property
    def keys_folder(self) -> Path:
        return self.data_folder / "keys"

    @property
    def cell_url(self) -> str:
        return f"http://127.0.0.1:{self.cell_port}/webhooks/gildong"

    @property
    def offered(self) -> frozenset[str]:
        return frozenset(one.strip() for one in self.offer.split(",") if one.strip())

    @property
    def programme_folders(self) -> tuple[Path, ...]:
        return (self.programmes,) if self.programmes else ()

    @property
    def allowed_origins(self) -> frozenset[str]:
        return frozenset(origin.strip().rstrip("/") for origin in self.origins.split(",") if origin.strip())


def environment() -> dict[str, str]:
    """The whole environment, for the processes that we start."""
    return dict(os.environ)
