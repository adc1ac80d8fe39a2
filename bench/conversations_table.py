"""The tables of docs/performance.md."""

import sys

from conversations_drive import Measured, Server

BUDGET = {
    "inbox": (8, 250),
    "open a conversation": (6, 300),
    "search": (10, 200),
    "family home": (8, 250),
    "post a message": (12, 150),
}
"""For each row the longest p50 in ms and the fewest pages a second, on a quiet machine."""

GROWTH = 1.5
"""How many times the figure of the smaller set any figure of the larger may be."""

Rows = dict[str, dict[str, Measured]]


def print_row(name: str, measured: dict[str, Measured]) -> None:
    """What was found, while the rest is still measured."""
    for server, row in measured.items():
        figures = f"p50 {row.p50:.1f} ms, processor {row.cpu:.1f} ms, {row.rate:.0f}/s"
        print(f"  {name}: {server}: {figures}", file=sys.stderr, flush=True)


def print_table(accord: Server, rows: Rows, title: str) -> None:
    """Accord alone, with its budgets."""
    print(f"\n{title}, two web processes, {accord.memory():.0f} MB together\n")
    print("| | p50 ms | budget | 16 clients, /s | budget | processor ms | p95 ms | page kB |")
    print("|---|--:|--:|--:|--:|--:|--:|--:|")
    for name, measured in rows.items():
        row = measured[accord.name]
        longest, fewest = BUDGET.get(name, ("", ""))
        times = f"{row.p50:.1f} | {longest} | {row.rate:.0f} | {fewest} | {row.cpu:.1f} | {row.p95:.1f}"
        print(f"| {name} | {times} | {row.size / 1000:.0f} |")


def print_peer(accord: Server, peer: Server, rows: Rows) -> None:
    """Another help desk in the same run: its figures, and how many times better those of Accord are."""
    print(f"\n{peer.name}, same run and data, two web processes, {peer.memory():.0f} MB together\n")
    print("| | p50 ms | Accord: times quicker | processor ms | times less | 16 clients, /s | times more |")
    print("|---|--:|--:|--:|--:|--:|--:|")
    for name, measured in rows.items():
        if peer.name in measured:
            one, two = measured[accord.name], measured[peer.name]
            alone = f"{two.p50:.1f} | {_times(two.p50, one.p50)} | {two.cpu:.1f} | {_times(two.cpu, one.cpu)}"
            print(f"| {name} | {alone} | {two.rate:.1f} | {_times(one.rate, two.rate)} |")


def print_growth(accord: Server, fewer: Server, rows: Rows) -> None:
    """The same pages with fewer messages in the same run; the budget is 1.5 times."""
    print(f"\n{fewer.name}, same run: what more messages cost\n")
    print("| | p50 ms, fewer | more | times | processor ms, fewer | more | times |\n|---|--:|--:|--:|--:|--:|--:|")
    worst = 0.0
    for name, measured in rows.items():
        one, two = measured[fewer.name], measured[accord.name]
        worst = max(worst, two.cpu / one.cpu)
        alone = f"{one.p50:.1f} | {two.p50:.1f} | {_times(two.p50, one.p50)}"
        print(f"| {name} | {alone} | {one.cpu:.1f} | {two.cpu:.1f} | {_times(two.cpu, one.cpu)} |")
    kept = "within" if worst <= GROWTH else "NOT within"
    print(f"\nBy processor time {kept} {GROWTH} times: {worst:.2f} at most.")


def _times(much: float, little: float) -> str:
    if not little:
        return "–"
    return f"{much / little:.0f}" if much >= 10 * little else f"{much / little:.1f}"
