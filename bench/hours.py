"""Measures working time: speed and right answers beside other libraries, and a long run of the oracle.

python bench/hours.py                        the table, with the libraries of requirements-hours.txt
python bench/hours.py --no-peers             Accord alone
python bench/hours.py --oracle 1000000       random calendars against the minute-by-minute oracle
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from multiprocessing import Pool
from pathlib import Path
from time import perf_counter

HERE = Path(__file__).resolve().parent
CHUNK = 2_500
QUESTIONS = 24  # three rounds of eight, in accord/rules/tests/comparison.py

sys.path.insert(0, str(HERE.parent))

from peers import environment  # noqa: E402


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--oracle", type=int, metavar="CALENDARS", help="how many random calendars to check")
    parser.add_argument("--processes", type=int, choices=(1, 2), default=1, help="for --oracle")
    parser.add_argument("--seed", type=int, default=2026, help="for --oracle")
    parser.add_argument("--no-peers", action="store_true", help="measure Accord alone")
    parser.add_argument("--within", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.oracle is not None:
        return check_against_oracle(chosen.oracle, chosen.processes, chosen.seed)
    if not (chosen.no_peers or chosen.within):
        return subprocess.call([environment("hours"), __file__, "--within"])
    from hours_table import print_table

    print_table()
    return 0


def check_against_oracle(calendars: int, processes: int, seed: int) -> int:
    """Random calendars in chunks, each chunk from its own seed, so that any of them can be seen again."""
    chunks = [
        (seed * 1_000_000 + number, min(CHUNK, calendars - start))
        for number, start in enumerate(range(0, calendars, CHUNK))
    ]
    begun = perf_counter()
    done = wrong = 0
    with Pool(processes) as pool:
        try:
            for count, differences in pool.imap_unordered(check_chunk, chunks):
                done += count
                wrong += len(differences)
                for difference in differences[:3]:
                    print(difference)
                if done % (40 * CHUNK) == 0:
                    print(f"{done:,} of {calendars:,} calendars, {wrong:,} disagreements", flush=True)
        except KeyboardInterrupt:
            pool.terminate()
            print("Stopped before the end.")
    print(
        f"{done:,} random calendars (seed {seed}), each minute of each and {done * QUESTIONS:,} questions: "
        f"{wrong:,} disagreements, {perf_counter() - begun:,.0f} s in {processes} process(es)"
    )
    return 1 if wrong else 0


def check_chunk(chunk: tuple[int, int]) -> tuple[int, list[str]]:
    from accord.rules.tests.comparison import random_disagreements

    seed, count = chunk
    return count, list(random_disagreements(seed, count))


if __name__ == "__main__":
    raise SystemExit(main())
