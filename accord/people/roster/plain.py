"""Reads a school's own table of families or staff, once a person has said what its columns mean.

An adult is known again by a number of the school's system, or else only together with the child (child
and address, or child and name). Two adults are never taken for one because they look alike: brothers'
and sisters' parents without numbers are two records, and the result proposes that a person joins them.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from accord.people.roster.bundle import Member
from accord.people.roster.csvlines import Line
from accord.people.roster.kinds import Kind
from accord.people.roster.names import split_name
from accord.people.roster.plain_table import only_member, table_lines
from accord.people.roster.problem import Problem, Severity, clip
from accord.people.roster.reading import Progress, no_progress
from accord.people.roster.scratch import Scratch
from accord.people.roster.ties import read_relationship, tie_id
from accord.people.roster.values import CellError, clean, fold, read_date, read_email, read_phone

from .matching.fields import ADULTS

LONGEST_IDENTIFIER = 250


def read_plain(
    path: Path,
    scratch: Scratch,
    *,
    columns: Mapping[int, str],
    table: str = "families",
    year: str = "",
    is_everybody: bool = False,
    day_first: bool = True,
    encoding: str = "",
    progress: Progress = no_progress,
) -> None:
    """Fill the scratch file's entities from the table.

    `columns` says for each position (from 0) which field it holds, `year` is the identifier of the
    school year that its classes belong to, and `is_everybody` that whoever is missing has left.
    """
    PlainReading(only_member(path), scratch, dict(columns), table=table, year=year, day_first=day_first).read(
        encoding, progress, is_everybody=is_everybody
    )


class PlainReading:
    """The reading of one table of a school's own."""

    def __init__(
        self,
        member: Member,
        scratch: Scratch,
        columns: dict[int, str],
        *,
        table: str,
        year: str,
        day_first: bool,
    ) -> None:
        self.file = member.shown_as
        self.member = member
        self.scratch = scratch
        self.columns = columns
        self.table = table
        self.year = year
        self.day_first = day_first
        self.headers: list[str] = []
        self.laid: dict[tuple[str, str], tuple[int, str]] = {}
        self.lines = self.left_out = 0
        self.complete = True

    def read(self, encoding: str, progress: Progress, *, is_everybody: bool) -> None:
        """Read all lines below the header."""
        size = self.member.size
        for line in table_lines(self.member, encoding, self.cannot_cut, lambda done: progress(done, size)):
            if not self.headers:
                self.headers = [clean(cell) for cell in line.cells]
                continue
            self.lines += 1
            if not self._read_line(line):
                self.left_out += 1
        progress(size, size)
        mode = "bulk" if is_everybody else "delta"
        whole = is_everybody and self.complete
        self.scratch.put("sheet", (self.file, self.file, mode, "", self.lines, self.left_out, int(whole)))
        kinds = [Kind.STAFF, Kind.TEACHING] if self.table == "staff" else [Kind.STUDENT, Kind.GUARDIAN, Kind.TIE]
        if "child_class" in self.columns.values() and self.table != "staff":
            kinds += [Kind.CLASS, Kind.ENROLMENT]
        if whole:
            for kind in kinds:
                self.scratch.run("insert or ignore into complete values (?)", kind)
        self.scratch.run("create index if not exists entity_by_id on entity (kind, source_id)")
        self.scratch.run("create index if not exists held_by_id on held (kind, source_id)")

    def cannot_cut(self, code: str, line: int, params: dict[str, int | str]) -> None:
        self.complete = False
        self.lines += 1
        self.left_out += 1
        self.scratch.report(Problem(code, Severity.ERROR, self.file, line, "", params))

    def _report(
        self, code: str, line: Line, field: str = "", severity: Severity = Severity.ERROR, **params: Any
    ) -> None:
        column = next((self.headers[at] for at, name in self.columns.items() if name == field), "")
        self.scratch.report(Problem(code, severity, self.file, line.number, column, params))

    def _read_line(self, line: Line) -> bool:
        cells = line.cells
        if len(cells) > len(self.headers) and any(cell.strip() for cell in cells[len(self.headers) :]):
            self.complete = False
            self._report("cell_count", line, expected=len(self.headers), found=len(cells))
            return False
        said = {
            field: clean(cells[position]) if position < len(cells) else ""
            for position, field in self.columns.items()
            if field
        }
        return self._read_staff(line, said) if self.table == "staff" else self._read_family(line, said)

    def _read_family(self, line: Line, said: dict[str, str]) -> bool:
        given, family = _names(said, "child")
        born = self._born_on(line, said)
        if born is None:
            self._hold(Kind.STUDENT, said.get("child_id", ""))
            return False
        child = said.get("child_id", "")
        if not child and given and born:
            child = f"{fold(f'{given} {family}')} {born}"
        child = _short(child)
        if not child:
            self.complete = False
            self._report("child_unidentified", line, "child_id")
            return False
        if not given or not self._short_enough(line, said):
            if not given:
                self._report("value_missing", line, "child_given_name")
            self._hold(Kind.STUDENT, child)
            return False
        student = {
            "given_name": given,
            "family_name": family,
            "preferred_name": said.get("child_preferred_name"),
            "born_on": born if "child_born_on" in said else None,
            "year_group": said.get("child_year_group"),
        }
        if not self._lay_once(Kind.STUDENT, child, line, student):
            return False
        if room := said.get("child_class", ""):
            self._lay_class(line, room, {"student": child}, Kind.ENROLMENT, said.get("child_year_group", ""))
        for number in ADULTS:
            self._read_adult(line, said, number, child)
        return True

    def _read_adult(self, line: Line, said: dict[str, str], number: int, child: str) -> None:
        who = f"adult{number}"
        parts = {name.partition("_")[2]: value for name, value in said.items() if name.startswith(who)}
        if not any(value for part, value in parts.items() if part != "relationship"):
            return
        given, family = _names(said, who)
        email = self._contact(line, said, f"{who}_email", read_email, "email_unreadable")
        phone = self._contact(line, said, f"{who}_phone", read_phone, "phone_unreadable")
        if not given:
            self._report("adult_unidentified", line, f"{who}_name", Severity.NOTE)
            return
        identifier = _short(parts.get("id") or f"{child} / {email or phone or fold(f'{given} {family}')}")
        adult = {"given_name": given, "family_name": family, "email": email, "phone": phone}
        if self._lay_once(Kind.GUARDIAN, identifier, line, adult):
            relationship = read_relationship(parts.get("relationship", ""))
            tie = {
                "guardian": identifier,
                "student": child,
                "relationship": relationship or None,
                "sides": ["student"],
            }
            self._lay_once(Kind.TIE, tie_id(identifier, child), line, tie)

    def _read_staff(self, line: Line, said: dict[str, str]) -> bool:
        given, family = _names(said, "staff")
        email = self._contact(line, said, "staff_email", read_email, "email_unreadable")
        identifier = _short(said.get("staff_id") or email or "")
        if not identifier:
            self.complete = False
            self._report("value_missing", line, "staff_id")
            return False
        if not given or not self._short_enough(line, said):
            if not given:
                self._report("value_missing", line, "staff_given_name")
            self._hold(Kind.STAFF, identifier)
            return False
        post = {"given_name": given, "family_name": family, "email": email, "roles": ["teacher"]}
        if not self._lay_once(Kind.STAFF, identifier, line, post):
            return False
        if room := said.get("staff_class", ""):
            self._lay_class(line, room, {"staff": identifier, "part": "form_teacher"}, Kind.TEACHING, "")
        return True

    def _lay_class(self, line: Line, room: str, place: dict[str, Any], kind: Kind, year_group: str) -> None:
        identifier = _short(f"{self.year} / {fold(room) or room}")
        school_class = {"name": room[:120], "kind": "form", "year": self.year}
        if year_group:
            school_class["year_group"] = year_group
        if (Kind.CLASS, identifier) not in self.laid:
            self._lay_once(Kind.CLASS, identifier, line, school_class)
        person = place.get("student") or place["staff"]
        self._lay_once(kind, _short(f"{person} / {identifier}"), line, {**place, "class": identifier})

    def _lay_once(self, kind: Kind, identifier: str, line: Line, data: dict[str, Any]) -> bool:
        """Lay an entity; the same again is fine, something else under the same identifier is not."""
        kept = {name: value for name, value in data.items() if value not in ("", [])}
        text = json.dumps(kept, ensure_ascii=False, sort_keys=True)
        before = self.laid.get((kind, identifier))
        if before is None:
            self.laid[kind, identifier] = (line.number, text)
            self.scratch.put("entity", (None, kind, identifier, self.file, line.number, "", text))
            return True
        if before[1] == text:
            return True
        self._report("child_described_twice", line, "child_id", value=clip(identifier), other=before[0])
        return False

    def _born_on(self, line: Line, said: dict[str, str]) -> str | None:
        """The birthday as ISO text, empty when not given, None when it cannot be read."""
        text = said.get("child_born_on", "")
        if not text:
            return ""
        try:
            return read_date(text, day_first=self.day_first)
        except CellError as wrong:
            self._report(wrong.code, line, "child_born_on", value=clip(text))
            return None

    def _contact(
        self, line: Line, said: dict[str, str], field: str, reader: Callable[[str], str], code: str
    ) -> str | None:
        """An address or a number; None when the table does not say it or it cannot be read."""
        text = said.get(field)
        if not text:
            return text
        try:
            return reader(text)
        except CellError:
            self._report(code, line, field, Severity.NOTE, value=clip(text))
            return None

    def _short_enough(self, line: Line, said: dict[str, str]) -> bool:
        for field, text in said.items():
            limit = 20 if field == "child_year_group" else 80 if "name" in field else 200
            if len(text) > limit:
                self._report("value_too_long", line, field, value=clip(text), limit=limit)
                return False
        return True

    def _hold(self, kind: Kind, identifier: str) -> None:
        """Named on a line that cannot be used: present all the same, so nothing ends."""
        if not identifier:
            self.complete = False
        self.scratch.put("held", (kind, identifier))


def _short(identifier: str) -> str:
    """An identifier that fits; the end of a long one is replaced by its fingerprint."""
    if len(identifier) <= LONGEST_IDENTIFIER:
        return identifier
    return f"{identifier[:180]}~{hashlib.sha256(identifier.encode()).hexdigest()[:40]}"


def _names(said: Mapping[str, str], who: str) -> tuple[str, str]:
    given, family = said.get(f"{who}_given_name", ""), said.get(f"{who}_family_name", "")
    if given or family:
        return (given, family) if given else (family, "")
    return split_name(said.get(f"{who}_name", ""))
