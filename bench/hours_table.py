"""Times each library on the same questions in one run, counts its wrong answers, and prints the table."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from importlib.metadata import PackageNotFoundError, version
from time import perf_counter
from typing import Any

from hours_measure import Measured, measure_in_turn
from hours_peers import PEERS, Peer
from hours_scenario import ADDED_HOURS, FIRST_ON, LAST_ON, LONDON, QUESTIONS, Scenario, build_scenario

from accord.rules.hours import HOUR, WorkingCalendar, compile_calendar

SECONDS = ADDED_HOURS * HOUR
EPOCH_BUDGET, AWARE_BUDGET = 1.0, 4.0


@dataclass
class Row:
    name: str
    added: Measured
    between: Measured
    added_utc: Measured
    between_utc: Measured

    def cells(self) -> list[Measured]:
        return [self.added, self.between, self.added_utc, self.between_utc]


def print_table() -> None:
    scenario = build_scenario()
    begun = perf_counter()
    calendar = compile_calendar(scenario.hours, first_on=FIRST_ON, last_on=LAST_ON)
    made = perf_counter() - begun
    print(
        f"Python {platform.python_version()}, {platform.machine()}; {QUESTIONS:,} random minutes, "
        f"{FIRST_ON} to {LAST_ON}, {len(calendar.epoch.openings):,} days of 08:00–16:30 Europe/London.\n"
        f"Making the calendar: {1000 * made:.1f} ms. Microseconds a call, the quickest of several passes "
        "taken in turn.\n"
    )
    epoch, aware = epoch_row(scenario, calendar), aware_row(scenario, calendar)
    rows = [epoch, aware, *(peer_row(peer, scenario) for peer in PEERS)]
    others = other_questions(scenario, calendar)
    measure_in_turn([cell for row in rows for cell in row.cells()] + [cell for _, *two in others for cell in two])
    print_rows(rows, aware)
    print("\n| Accord, other questions | epoch seconds, µs | aware UTC, µs |\n|---|--:|--:|")
    for words, on_epoch, on_aware in others:
        print(f"| {words} | {on_epoch} | {on_aware} |")
    slowest_epoch = max(cell.micros for cell in [*epoch.cells(), *(cell for _, cell, _ in others)])
    slowest_aware = max(cell.micros for cell in [*aware.cells(), *(cell for _, _, cell in others)])
    for words, slowest, budget in (
        ("epoch seconds", slowest_epoch, EPOCH_BUDGET),
        ("aware datetimes", slowest_aware, AWARE_BUDGET),
    ):
        kept = "kept" if slowest <= budget else "NOT KEPT"
        print(f"\nSlowest question on {words}: {slowest:.2f} µs; budget {budget:g} µs: {kept}.")


def epoch_row(scenario: Scenario, calendar: WorkingCalendar) -> Row:
    ask = calendar.epoch
    added = Measured(ask.add_working_seconds, [(at, SECONDS) for at in scenario.starts], scenario.right_added)
    between = Measured(ask.working_seconds_between, pairs(scenario.starts, scenario.ends), scenario.right_between)
    return Row("Accord, epoch seconds", added, between, added, between)


def aware_row(scenario: Scenario, calendar: WorkingCalendar) -> Row:
    def cells(zone: tzinfo) -> tuple[Measured, Measured]:
        starts, ends = moments(scenario.starts, zone), moments(scenario.ends, zone)
        return (
            Measured(calendar.add_working_seconds, [(at, SECONDS) for at in starts], scenario.right_added),
            Measured(calendar.working_seconds_between, pairs(starts, ends), scenario.right_between),
        )

    return Row("Accord, aware datetimes", *cells(LONDON), *cells(UTC))


def peer_row(peer: Peer, scenario: Scenario) -> Row:
    try:
        name = f"{peer.name} {version(peer.package)}{' (days only)' if peer.days_only else ''}"
        add, between = peer.build(scenario)
    except (ImportError, PackageNotFoundError):
        absent = Measured(missing="not installed")
        return Row(peer.name, absent, absent, absent, absent)
    no_call = Measured(missing="no such call")

    def cells(zone: tzinfo, naive: bool) -> tuple[Measured, Measured]:
        starts, ends = moments(scenario.starts, zone, naive), moments(scenario.ends, zone, naive)
        return (
            Measured(add, [(at,) for at in starts], scenario.right_added) if add else no_call,
            Measured(between, pairs(starts, ends), scenario.right_between) if between else no_call,
        )

    return Row(name, *cells(LONDON, peer.takes == "wall"), *cells(UTC, False))


def other_questions(scenario: Scenario, calendar: WorkingCalendar) -> list[tuple[str, Measured, Measured]]:
    aware = moments(scenario.starts, UTC)
    questions = [
        (
            words,
            Measured(getattr(calendar.epoch, name), [(at, *facts) for at in scenario.starts]),
            Measured(getattr(calendar, name), [(at, *facts) for at in aware]),
        )
        for words, name, facts in (
            ("is it open", "is_open", ()),
            ("next opening", "next_opening", ()),
            ("next closing", "next_closing", ()),
            ("two working hours before", "add_working_seconds", (-2 * HOUR,)),
            ("two working days on", "add_working_days", (2,)),
            ("five working days before", "add_working_days", (-5,)),
        )
    ]
    between = (
        "working days between",
        Measured(calendar.epoch.working_days_between, pairs(scenario.starts, scenario.ends)),
        Measured(calendar.working_days_between, pairs(aware, moments(scenario.ends, UTC))),
    )
    return [*questions, between]


def pairs(left: list[Any], right: list[Any]) -> list[tuple[Any, Any]]:
    return list(zip(left, right, strict=True))


def moments(instants: list[int], zone: tzinfo, naive: bool = False) -> list[datetime]:
    aware = [datetime.fromtimestamp(at, zone) for at in instants]
    return [at.replace(tzinfo=None) for at in aware] if naive else aware


def print_rows(rows: list[Row], against: Row) -> None:
    """The table; 'times' compares with Accord on aware datetimes, the form that the others take."""
    print(
        f"| | add {ADDED_HOURS} h, µs | times | wrong | between, µs | times | wrong "
        "| UTC in: add, wrong | UTC in: between, wrong |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|"
    )
    for row in rows:
        print(
            f"| {row.name} | {row.added} | {times(row.added, against.added)} | {row.added.wrongs()} "
            f"| {row.between} | {times(row.between, against.between)} | {row.between.wrongs()} "
            f"| {row.added_utc.wrongs()} | {row.between_utc.wrongs()} |"
        )


def times(measured: Measured, against: Measured) -> str:
    if measured.missing:
        return "–"
    ratio = measured.micros / against.micros
    return f"{ratio:.1f}" if ratio < 10 else f"{ratio:,.0f}"
