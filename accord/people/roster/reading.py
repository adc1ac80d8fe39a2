"""Reads a OneRoster bundle line by line into the scratch file. Nothing is compared here, only read."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from accord.people.roster.bundle import Bundle, Member, open_bundle
from accord.people.roster.csvlines import Line, PhysicalLines, read_lines
from accord.people.roster.decoding import choose_encoding, find_encoding, open_text
from accord.people.roster.headers import Header, read_header
from accord.people.roster.limits import LIMITS
from accord.people.roster.manifest import Manifest, Mode, read_manifest
from accord.people.roster.oneroster import ENDED, KNOWN_FILES, PASSED_OVER, Column, Sheet, sheets_of
from accord.people.roster.problem import Problem, Severity, clip, refuse
from accord.people.roster.scratch import Scratch
from accord.people.roster.values import (
    CellError,
    clean,
    read_date,
    read_email,
    read_instant,
    read_list,
    read_phone,
    read_yes_or_no,
)

# Told now and then, with characters read and characters expected.
Progress = Callable[[int, int], None]
PROGRESS_EVERY = 2_000
READERS: dict[str, Callable[[str], object]] = {
    "date": read_date,
    "email": read_email,
    "instant": read_instant,
    "list": read_list,
    "phone": read_phone,
    "yes_or_no": read_yes_or_no,
}


def no_progress(_done: int, _expected: int) -> None:
    """For whoever does not want to be told."""


@dataclass(slots=True)
class Meter:
    """How far the reading of the whole bundle has come."""

    expected: int
    tell: Progress
    before: int = 0


def is_oneroster(bundle: Bundle) -> bool:
    """Whether this is a OneRoster bundle rather than a table of the school's own."""
    return "manifest.csv" in bundle.members or (len(bundle.members) > 1 and "users.csv" in bundle.members)


def read_oneroster(path: Path, scratch: Scratch, *, encoding: str = "", progress: Progress = no_progress) -> Manifest:
    """Read every file that counts. Raises RosterUnreadableError when the bundle cannot be opened."""
    bundle = open_bundle(path)
    if not KNOWN_FILES & bundle.members.keys():
        raise refuse("no_known_files", names=clip(", ".join(member.shown_as for member in bundle.members.values())))
    manifest = read_manifest(bundle, scratch)
    for name in bundle.passed_over:
        scratch.report(Problem("file_passed_over", Severity.NOTE, name))
    for name, member in bundle.members.items():
        if name not in KNOWN_FILES and name != "manifest.csv":
            code = "file_not_needed" if name in PASSED_OVER else "file_passed_over"
            scratch.report(Problem(code, Severity.NOTE, member.shown_as))
    sheets = [sheet for sheet in sheets_of(manifest.version) if sheet.file in manifest.modes]
    expected = sum(bundle.members[sheet.file].size for sheet in sheets)
    meter = Meter(expected, progress)
    for sheet in sheets:
        member = bundle.members[sheet.file]
        SheetReading(sheet, member, manifest.modes[sheet.file], scratch, meter).read(encoding)
        meter.before += member.size
        progress(meter.before, expected)
    scratch.flush()
    return manifest


class SheetReading:
    """The reading of one file: its problems carry the file's own name."""

    def __init__(self, sheet: Sheet, member: Member, mode: Mode, scratch: Scratch, meter: Meter) -> None:
        self.sheet = sheet
        self.member = member
        self.mode = mode
        self.scratch = scratch
        self.meter = meter
        self.lines = self.left_out = 0
        # Whether a name that is absent from this file may be taken to have left.
        self.complete = mode == "bulk"

    def read(self, encoding: str) -> None:
        """Read the whole file into the scratch file."""
        found = choose_encoding(encoding) if encoding else find_encoding(self.member.open)
        if found.guessed:
            self.report(Problem("encoding_guessed", Severity.NOTE, self.file, 0, "", {"name": found.label}))
        with open_text(self.member.open, found) as stream:
            physical = PhysicalLines(stream, limits=LIMITS, report=self.cannot_cut)
            try:
                self._read_lines(physical)
            except UnicodeError as broken:
                raise refuse("encoding_broken", file=self.file, name=found.label) from broken
        self.scratch.put(
            "sheet",
            (
                self.sheet.file,
                self.file,
                self.mode,
                found.label,
                self.lines,
                self.left_out,
                int(self.complete),
            ),
        )

    @property
    def file(self) -> str:
        return self.member.shown_as

    def report(self, problem: Problem) -> None:
        self.scratch.report(problem)

    def cannot_cut(self, code: str, line: int, params: dict[str, int | str]) -> None:
        """A line whose identifier is unknown: from now on absence proves nothing in this file."""
        self.complete = False
        self.lines += 1
        self.left_out += 1
        self.report(Problem(code, Severity.ERROR, self.file, line, "", params))

    def _read_lines(self, physical: PhysicalLines) -> None:
        header: Header | None = None
        for line in read_lines(physical, report=self.cannot_cut):
            if header is None:
                header = read_header(
                    self.sheet, line.cells, file=self.file, line=line.number, report=self.scratch.report
                )
                if header is None:
                    self.complete = False
                    return
                names = [column.name for _, column in header.places]
                self.scratch.remember(f"columns of {self.sheet.file}", names)
                continue
            self.lines += 1
            if not self._read_line(header, line):
                self.left_out += 1
            if self.lines % PROGRESS_EVERY == 0:
                self.meter.tell(self.meter.before + physical.characters, self.meter.expected)
        if header is None:
            self.report(Problem("file_empty", Severity.FATAL, self.file))
        elif self.lines == 0:
            severity = Severity.FATAL if self.mode == "bulk" else Severity.NOTE
            self.report(Problem("no_lines", severity, self.file))

    def _read_line(self, header: Header, line: Line) -> bool:
        """Lay the line into the scratch file. False, with the reasons reported, when it cannot be used."""
        cells = line.cells
        while len(cells) > header.width and not cells[-1].strip():
            cells.pop()
        if len(cells) != header.width:
            self._give_up(line, self._first_cell(header, cells))
            params = {"expected": header.width, "found": len(cells)}
            self.report(Problem("cell_count", Severity.ERROR, self.file, line.number, "", params))
            return False
        texts = {column.name: clean(cells[position]) for position, column in header.places}
        ended = texts.get("status", "").lower() in ENDED
        sound = True
        data: dict[str, object] = {}
        for _, column in header.places:
            value, readable = self._read_cell(column, texts[column.name], line.number, ended=ended)
            sound = sound and readable
            # None stays: the cell says something, but we could not read what.
            if value not in ("", []):
                data[column.name] = value
        if not sound:
            self._give_up(line, texts)
            return False
        data.pop("status", None)
        modified = str(data.pop("dateLastModified", ""))
        self.scratch.put(
            "line",
            (
                None,
                self.sheet.file,
                _identifier(self.sheet, texts),
                line.number,
                int(ended),
                modified,
                json.dumps(data, ensure_ascii=False),
                0,
            ),
        )
        return True

    def _read_cell(self, column: Column, text: str, number: int, *, ended: bool) -> tuple[object, bool]:
        """The value of a cell, and whether the line can still be used."""
        if not text:
            if column.required and not (ended and column.name != "sourcedId"):
                self.report(Problem("value_missing", Severity.ERROR, self.file, number, column.name))
                return "", False
            return "", True
        if len(text) > column.longest:
            params: dict[str, str | int] = {"limit": column.longest, "value": clip(text)}
            self.report(Problem("value_too_long", Severity.ERROR, self.file, number, column.name, params))
            return "", False
        if column.reader == "text":
            return text, True
        if column.reader == "word":
            word = text.lower().replace(" ", "")
            if word in column.words or ended:
                return word, True
            allowed = ", ".join(sorted(column.words))
            params = {"value": clip(text), "allowed": allowed}
            self.report(Problem("word_unknown", Severity.ERROR, self.file, number, column.name, params))
            return "", False
        try:
            return READERS[column.reader](text), True
        except CellError as wrong:
            usable = column.forgiving or ended
            severity = Severity.NOTE if usable else Severity.ERROR
            self.report(Problem(wrong.code, severity, self.file, number, column.name, {"value": clip(text)}))
            return None, usable

    def _first_cell(self, header: Header, cells: list[str]) -> dict[str, str]:
        """In a line of the wrong length only a leading identifier can still be trusted."""
        leads = self.sheet.needs and any(at == 0 and column.name == "sourcedId" for at, column in header.places)
        return {"sourcedId": clean(cells[0])} if leads and cells else {}

    def _give_up(self, line: Line, texts: dict[str, str]) -> None:
        """The line is left out, but whoever it names is present all the same."""
        identifier = _identifier(self.sheet, texts) if texts else ""
        if identifier.strip():
            self.scratch.put("unusable", (self.sheet.file, identifier))
        else:
            self.complete = False


def _identifier(sheet: Sheet, texts: dict[str, str]) -> str:
    if sheet.needs:
        return texts.get("sourcedId", "")
    return f"{texts.get('userSourcedId', '')} {texts.get('relationshipUserSourcedId', '')}"
