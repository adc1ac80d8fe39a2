"""Cuts a text into records: the physical lines, the quotes, the separators.

Every record knows the line on which it starts. A record that cannot be cut is reported and passed
over, and reading goes on with the next line, so one stray quote never swallows the rest of a file.
"""

import csv
import io
import re
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from accord.people.roster.limits import LIMITS, Limits

SEPARATORS = (",", ";", "\t", "|")
# Spreadsheet programs write this above the header.
SEPARATOR_SAID = re.compile(r"(?i)\"?sep=(.)\"?")
UNCLOSED = "unexpected end of data"
Report = Callable[[str, int, dict[str, int | str]], None]


@dataclass(frozen=True, slots=True)
class Line:
    """One record: the number of its first physical line (from 1) and its cells as they stood."""

    number: int
    cells: list[str]


class PhysicalLines:
    """Numbered lines of a text, none longer than allowed; lines can be handed back."""

    def __init__(self, stream: io.TextIOBase, *, limits: Limits, report: Report) -> None:
        self._stream = stream
        self._limit = limits.line_characters
        self._report = report
        self._number = 0
        self.characters = 0  # taken so far, for a progress bar
        self._returned: deque[tuple[int, str]] = deque()

    def take(self) -> tuple[int, str] | None:
        """The next line without its end, or None when the text is over."""
        if self._returned:
            return self._returned.popleft()
        while True:
            text = self._stream.readline(self._limit + 1)
            if not text:
                return None
            self._number += 1
            self.characters += len(text)
            if text.endswith("\n"):
                return self._number, text[:-1]
            if len(text) <= self._limit:
                return self._number, text
            self._report("line_too_long", self._number, {"limit": self._limit})
            while text and not text.endswith("\n"):
                text = self._stream.readline(self._limit)

    def give_back(self, lines: list[tuple[int, str]]) -> None:
        """Lines that turned out not to belong to the record will be taken again."""
        self._returned.extendleft(reversed(lines))


def find_separator(header: str) -> str:
    """The separator that cuts this header line into the most cells, outside quotation marks."""
    plain = "".join(header.split('"')[0::2])
    return max(SEPARATORS, key=plain.count)


def read_lines(
    physical: PhysicalLines, *, report: Report, separator: str = "", limits: Limits = LIMITS
) -> Iterator[Line]:
    """All records of a text. `report(code, line, params)` hears of every one that had to be left out."""
    while (taken := physical.take()) is not None:
        number, text = taken
        if not text or text.isspace():
            continue
        if number == 1 and (said := SEPARATOR_SAID.fullmatch(text.strip())):
            separator = said.group(1)
            continue
        if not separator:
            separator = find_separator(text)
        if '"' not in text:
            cells = text.split(separator)
        else:
            found = _cut_quoted(number, text, separator, physical, limits, report)
            if found is None:
                continue
            cells = found
        if _is_readable(number, cells, report):
            yield Line(number, cells)


def _cut_quoted(
    number: int, text: str, separator: str, physical: PhysicalLines, limits: Limits, report: Report
) -> list[str] | None:
    """The cells of a record with quotation marks, which may go on over several lines."""
    borrowed: list[tuple[int, str]] = []
    while True:
        try:
            return next(csv.reader([text], delimiter=separator, strict=True))
        except csv.Error as wrong:
            if UNCLOSED not in str(wrong):
                physical.give_back(borrowed)
                code = "cell_too_long" if "field limit" in str(wrong) else "stray_quote"
                report(code, number, {"limit": limits.line_characters})
                return None
        longer = _until_next_quote(text, borrowed, physical, limits)
        if longer is None:
            physical.give_back(borrowed)
            report("quote_not_closed", number, {"lines": limits.lines_in_one_record})
            return None
        text = longer


def _until_next_quote(
    text: str, borrowed: list[tuple[int, str]], physical: PhysicalLines, limits: Limits
) -> str | None:
    """The record with the following lines, up to one that could close it; None when there is none near."""
    while len(borrowed) < limits.lines_in_one_record and len(text) <= limits.line_characters:
        following = physical.take()
        if following is None:
            return None
        borrowed.append(following)
        text = f"{text}\n{following[1]}"
        if '"' in following[1]:
            return text
    return None


def _is_readable(number: int, cells: list[str], report: Report) -> bool:
    for position, cell in enumerate(cells, start=1):
        if cell.isascii():
            if "\0" in cell:
                report("zero_byte", number, {"position": position})
                return False
        elif any("\ud800" <= character <= "\udfff" or character == "\ufffd" for character in cell):
            report("letters_unreadable", number, {"position": position})
            return False
        elif "\0" in cell:
            report("zero_byte", number, {"position": position})
            return False
    return True
