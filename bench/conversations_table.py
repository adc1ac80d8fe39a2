"""The tables of docs/performance.md."""

import sys
from dataclasses import asdict
from typing import Any

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

QUICKER = 5
"""How many times quicker than the other help desk each row is to be."""

Rows = dict[str, dict[str, Measured]]


def print_row(name: str, measured: dict[str, Measured]) -> None:
    """What was found, while the rest is still measured."""
    for server, row in measured.items():
        figures = f"p50 {row.p50:.1f} ms, processor {row.cpu:.1f} ms, {row.rate:.0f}/s, client {row.client:.2f} ms"
        print(f"  {name}: {server}: {figures}", file=sys.stderr, flush=True)


def print_table(accord: Server, rows: Rows, title: str) -> None:
    """Accord alone, with its budgets."""
    print(f"\n{title}, two web processes, {accord.memory():.0f} MB together\n")
    print("| | p50 ms | 16 clients, /s | processor ms | p95 ms | page kB | the client's own ms |")
    print("|---|--:|--:|--:|--:|--:|--:|")
    for name, measured in rows.items():
        row = measured[accord.name]
        times = f"{row.p50:.1f} | {row.rate:.0f} | {row.cpu:.1f} | {row.p95:.1f}"
        print(f"| {name} | {times} | {row.size / 1000:.0f} | {row.client:.2f} |")


def print_budgets(accord: Server, rows: Rows, times: int) -> None:
    """Which budgets are kept and which are missed; on PostgreSQL (`times` 2) a page may take twice as long."""
    if not rows.keys() & BUDGET.keys():
        return
    print("\n| | p50 ms | at most | | 16 clients, /s | at least | |\n|---|--:|--:|---|--:|--:|---|")
    for name, (longest, fewest) in budgets(times).items():
        if name in rows:
            row = rows[name][accord.name]
            alone, together = ("kept" if kept else "**missed**" for kept in is_kept(row, longest, fewest))
            print(f"| {name} | {row.p50:.1f} | {longest} | {alone} | {row.rate:.0f} | {fewest} | {together} |")


def budgets(times: int) -> dict[str, tuple[int, int]]:
    """For each row the longest p50 in ms and the fewest pages a second, where a page may take so many times as long."""
    return {name: (longest * times, fewest // times) for name, (longest, fewest) in BUDGET.items()}


def is_kept(row: Measured, longest: int, fewest: int) -> tuple[bool, bool]:
    """Whether the budget of a row is kept with one client, and with sixteen."""
    return row.p50 <= longest, row.rate >= fewest


def as_json(servers: list[Server], rows: Rows, times: int) -> dict[str, Any]:
    """All figures: ms, pages a second, bytes; memory of the web processes in MB; budgets kept (one client, sixteen)."""
    return {
        "memory": {server.name: round(server.memory()) for server in servers},
        "rows": {
            name: {
                server: {key: round(figure, 2) for key, figure in asdict(row).items()}
                for server, row in measured.items()
            }
            for name, measured in rows.items()
        },
        "budgets_kept": {
            name: is_kept(rows[name][servers[0].name], longest, fewest)
            for name, (longest, fewest) in budgets(times).items()
            if name in rows
        },
    }


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
    least = min(each[peer.name].p50 / each[accord.name].p50 for each in rows.values() if peer.name in each)
    kept = "kept" if least >= QUICKER else "**missed**"
    print(f"\nEach row is at least {least:.1f} times quicker ({QUICKER} wished: {kept}).")


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
