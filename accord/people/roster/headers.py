"""The first line of a file: which column stands where, and what is missing or doubled."""

from collections.abc import Callable
from dataclasses import dataclass

from accord.people.roster.limits import LIMITS
from accord.people.roster.oneroster import Column, Sheet
from accord.people.roster.problem import Problem, Severity, clip
from accord.people.roster.values import clean

# A line without this many of the expected names is not a header at all.
NAMES_EXPECTED = 2


@dataclass(frozen=True, slots=True)
class Header:
    """Where each column of the sheet stands; `width` cells are expected in every line."""

    width: int
    places: tuple[tuple[int, Column], ...]


def read_header(
    sheet: Sheet, cells: list[str], *, file: str, line: int, report: Callable[[Problem], None]
) -> Header | None:
    """Find the sheet's columns. None, with the reasons reported, when the file cannot be read by it."""
    names = [clean(cell).strip('"') for cell in cells]
    while names and not names[-1]:
        names.pop()
    lowered = [name.lower() for name in names]
    wanted = {column.name.lower(): column for column in sheet.columns}

    def fatal(code: str, column: str = "", **params: str | int) -> None:
        report(Problem(code, Severity.FATAL, file, line, column, params))

    if len(names) > LIMITS.columns:
        fatal("too_many_columns", limit=LIMITS.columns)
        return None
    if len(wanted.keys() & set(lowered)) < NAMES_EXPECTED:
        fatal("header_missing", expected=", ".join(c.name for c in sheet.columns if c.required))
        return None
    sound = True
    for name in sorted({name for name in lowered if name in wanted and lowered.count(name) > 1}):
        fatal("column_twice", wanted[name].name)
        sound = False
    for name, column in wanted.items():
        if column.required and name not in lowered:
            fatal("column_missing", column.name)
            sound = False
    if not sound:
        return None
    unknown = [name for name in names if name and name.lower() not in wanted]
    if unknown:
        report(Problem("columns_passed_over", Severity.NOTE, file, line, "", {"names": clip(", ".join(unknown))}))
    places = tuple((position, wanted[name]) for position, name in enumerate(lowered) if name in wanted)
    return Header(len(names), places)
