"""Opens a school's own table: its headers, a sample for matching columns, and all its lines."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from accord.people.roster.bundle import Member, open_bundle
from accord.people.roster.csvlines import Line, PhysicalLines, read_lines
from accord.people.roster.decoding import choose_encoding, find_encoding, open_text
from accord.people.roster.limits import LIMITS
from accord.people.roster.problem import refuse
from accord.people.roster.reading import PROGRESS_EVERY
from accord.people.roster.values import clean

SAMPLE_LINES = 200


@dataclass(frozen=True, slots=True)
class Table:
    """The one table in what was handed in: its headers and the first lines below."""

    member: Member
    headers: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]


def look_at_table(path: Path, *, encoding: str = "") -> Table:
    """The headers and a sample, for matching columns. Raises RosterUnreadableError with the reason."""
    member = only_member(path)

    def pass_over(_code: str, _line: int, _params: dict[str, int | str]) -> None:
        """Lines that cannot be cut are reported by the reading proper."""

    found: list[tuple[str, ...]] = []
    for line in table_lines(member, encoding, pass_over):
        found.append(tuple(clean(cell) for cell in line.cells))
        if len(found) > SAMPLE_LINES:
            break
    if not found:
        raise refuse("file_empty", file=member.shown_as)
    if len(found[0]) > LIMITS.columns:
        raise refuse("too_many_columns", file=member.shown_as, limit=LIMITS.columns)
    return Table(member, found[0], tuple(found[1:]))


def only_member(path: Path) -> Member:
    """The one table in what was handed in. Raises RosterUnreadableError when there are several."""
    members = list(open_bundle(path).members.values())
    if len(members) != 1:
        raise refuse("one_table_only")
    return members[0]


def table_lines(
    member: Member,
    encoding: str,
    report: Callable[[str, int, dict[str, int | str]], None],
    tell: Callable[[int], None] = lambda _done: None,
) -> Iterator[Line]:
    """Every record of the table, with its header first. `tell` hears now and then how many characters are read."""
    found = choose_encoding(encoding) if encoding else find_encoding(member.open)
    with open_text(member.open, found) as stream:
        physical = PhysicalLines(stream, limits=LIMITS, report=report)
        try:
            for count, line in enumerate(read_lines(physical, report=report)):
                if count % PROGRESS_EVERY == 0:
                    tell(physical.characters)
                yield line
        except UnicodeError as broken:
            raise refuse("encoding_broken", file=member.shown_as, name=found.label) from broken
