"""python -m document_fetch.demo FOLDER: writes one practice certificate of each kind for two synthetic companies."""

import sys
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from document_fetch import demo

KOREA = timezone(timedelta(hours=9))
NAMES = {"hanbit": demo.HANBIT, "dalbit": demo.DALBIT}


def main(folder: Path) -> None:
    """Writes `<kind>-<company>.pdf`, issued today (Korean time)."""
    today = datetime.now(UTC).astimezone(KOREA).date()
    folder.mkdir(parents=True, exist_ok=True)
    for kind in demo.KINDS:
        for name, company in NAMES.items():
            path = folder / f"{kind}-{name}.pdf"
            path.write_bytes(demo.issue(kind, company, issued_on=today))
            print(path)


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
