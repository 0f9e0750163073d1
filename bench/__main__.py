"""`make bench`: every figure of the project, measured one after the other in one run on this machine."""

from __future__ import annotations

import asyncio
import platform

import psutil

from bench import cell, finder, parse, public

PARSE_ROUNDS = 25
FINDER_ROUNDS = 40


def title(words: str) -> None:
    print(f"\n## {words}\n", flush=True)


def main() -> None:
    print(f"{platform.machine()}, {psutil.cpu_count()} processors, Python {platform.python_version()}")
    print(f"load before the run: {psutil.getloadavg()[0]:.1f}")
    title("The Rasa cell beside Rasa as it comes (same model, same stub of actions)")
    asyncio.run(cell.main())
    title("The whole public turn beside the cell-only turn (the real system)")
    public.main()
    title("Reading a certificate beside one plain extract_text")
    parse.main(PARSE_ROUNDS)
    title("Finding programmes (made up, and the shipped ones)")
    finder.main(FINDER_ROUNDS)


if __name__ == "__main__":
    main()
