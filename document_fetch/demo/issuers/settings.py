"""The settings with which a gateway asks the practice issuers instead of the real ones."""

from pathlib import Path

import yaml

KEYS: dict[str, str] = yaml.safe_load((Path(__file__).parent / "keys.yml").read_text("utf-8"))
HOST = "127.0.0.1"


def for_port(port: int) -> dict[str, str]:
    """By the names of the bot's settings."""
    base = f"http://{HOST}:{port}"
    return {
        **KEYS,
        "nts_url": f"{base}/nts",
        "nts_hosts": HOST,
        "codef_url": f"{base}/codef",
        "codef_token_url": f"{base}/codef/oauth/token",
        "codef_hosts": HOST,
        "popbill_url": f"{base}/popbill",
        "popbill_token_url": f"{base}/popbill/token",
        "popbill_hosts": HOST,
    }
