"""python -m tests.document_fetch.certificates FOLDER [KIND]: open samples, with their truth as JSON."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.document_fetch import certificates


def main(folder: Path, kinds: Sequence[str]) -> None:
    """Two seeds of each open layout; the held-out ones are not for looking at."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind in kinds:
        layouts = (
            *certificates.OPEN_LAYOUTS,
            *(certificates.ENGLISH_LAYOUTS if kind in certificates.ENGLISH_KINDS else ()),
        )
        for sample in certificates.samples(kind, layouts, range(2)):
            path = folder / f"{kind}-{sample.layout}-{sample.seed}.pdf"
            path.write_bytes(sample.pdf)
            said = {name: {"value": each.value, "page": each.page} for name, each in sample.truth.items()}
            path.with_suffix(".json").write_text(json.dumps(said, ensure_ascii=False, indent=1), encoding="utf-8")
            print(path)


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3) or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    main(Path(sys.argv[1]), sys.argv[2:] or certificates.KINDS)
