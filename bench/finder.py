"""How long it takes to rank programmes for one company, and how that grows with their number.

python -m bench.finder [ROUNDS]
"""

import math
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from bench import programmes
from forms.answers import Answers
from forms.assessment import eligibility
from forms.definitions.model import Programme
from forms.finding import finder
from forms.loading import loader

SIZES = (10, 100, 1_000)
COMPANIES = 8
WIDTH = 46
Work = Callable[[Answers], object]


@dataclass(frozen=True)
class Times:
    """Milliseconds: of the clock, and the median of the processor's, which other processes do not lengthen."""

    p50: float
    p95: float
    processor: float


def measure(work: Work, rounds: int) -> Times:
    """Over companies, after one round that warms up."""
    every = programmes.companies(COMPANIES)
    clock, processor = [], []
    for number in range(rounds + 1):
        for answers in every:
            start, used = time.perf_counter(), time.thread_time()
            work(answers)
            if number:
                processor.append((time.thread_time() - used) * 1000)
                clock.append((time.perf_counter() - start) * 1000)
    return Times(statistics.median(clock), statistics.quantiles(clock, n=20)[-1], statistics.median(processor))


def row(words: str, work: Work, rounds: int) -> float:
    """Prints one line; gives the median of processor time."""
    times = measure(work, rounds)
    print(f"{words:<{WIDTH}}{times.p50:>9.3f}{times.p95:>9.3f}{times.processor:>14.3f}", flush=True)
    return times.processor


def rank_rows(rounds: int) -> None:
    """Ranking and the choice of the next question, at each size."""
    medians = {}
    for size in SIZES:
        every = programmes.generate(size)
        compiling = time.thread_time()
        finder.rank(every, {}, programmes.ON)
        print(
            f"{f'compile {size:,} programmes, once':<{WIDTH}}{'':>18}{(time.thread_time() - compiling) * 1000:>14.3f}"
        )
        medians[size] = row(f"rank {size:,} programmes", partial(rank, every), rounds)
        row(f"next question among {size:,} programmes", partial(ask, every), rounds)
    print(f"{'rank grows with the number to the power of':<{WIDTH}}{'':>18}{exponent(medians):>14.2f}")


def rank(every: Sequence[Programme], answers: Answers) -> None:
    """One search."""
    finder.rank(every, answers, programmes.ON)


def ask(every: Sequence[Programme], answers: Answers) -> None:
    """One choice among all questions."""
    common = every[0].questions
    finder.next_question(common, every, answers, programmes.ON, most=len(common))


def exponent(medians: dict[int, float]) -> float:
    """Slope of the least-squares line through the logarithms: 1 is linear."""
    sizes, times = ([math.log(value) for value in values] for values in (medians.keys(), medians.values()))
    return statistics.linear_regression(sizes, times).slope


def evaluate(offered: Sequence[Programme], answers: Answers) -> None:
    """Every programme with all its reasons, as an application shows them."""
    for programme in offered:
        eligibility.evaluate(programme, answers, programmes.ON)


def main(rounds: int) -> None:
    """Prints the table."""
    print(f"{COMPANIES} companies, {rounds} rounds")
    print(f"{'':<{WIDTH}}{'p50 ms':>9}{'p95 ms':>9}{'processor ms':>14}")
    rank_rows(rounds)
    offered = loader.load_folder(loader.PROGRAMMES).on_offer(programmes.ON)
    row(f"rank the {len(offered)} shipped programmes", partial(rank, offered), rounds)
    row(f"evaluate the {len(offered)} shipped programmes, with reasons", partial(evaluate, offered), rounds)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 40)
