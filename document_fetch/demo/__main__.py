"""python -m document_fetch.demo FOLDER: writes the practice certificates that each synthetic company can have."""

import sys
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from document_fetch import demo

KOREA = timezone(timedelta(hours=9))


def main(folder: Path) -> None:
    """Writes `<kind>-<company>.pdf`, or `<kind>-<year>-<company>.pdf` of the year before, issued today in Korea."""
    today = datetime.now(UTC).astimezone(KOREA).date()
    folder.mkdir(parents=True, exist_ok=True)
    for name, company in demo.COMPANIES.items():
        for paper, (kind, year) in demo.papers_of(company, today).items():
            path = folder / f"{paper}-{name}.pdf"
            path.write_bytes(demo.issue(kind, company, issued_on=today, year=year))
            print(path)


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
