"""Reads the result of a dry run for the screens: pages of rows in words, never more than one page at a time."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from accord.core import words
from accord.people.models import SchoolClass, StudentContact, Teaching
from accord.people.roster import store
from accord.people.roster.kinds import Kind
from accord.people.roster.planning.shapes import DATES
from accord.people.roster.problem import Severity
from accord.people.roster.scratch import Scratch
from accord.people.roster.wording import Explanation, explain
from accord.people.roster.words import FIELDS, KINDS, NOTES

PAGE = 50
TABS = ("added", "changed", "ended", "conflicts", "alike", "lines")
VERBS_OF = {
    "added": ("add", "return", "replace"),
    "changed": ("change",),
    "ended": ("end",),
    "conflicts": ("conflict",),
}
CONTACT_FIELDS = frozenset({"email", "phone"})
HIDDEN = "•••"
ORDER = {name: place for place, name in enumerate(FIELDS)}


@dataclass(frozen=True, slots=True)
class Difference:
    """One field: what it is called, what it was, what it would be."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One thing of the result, as a person reads it."""

    number: int
    kind: str
    name: str
    differences: tuple[Difference, ...]
    note: str
    place: str
    choice: str
    alike: str
    may_take: bool


@dataclass(frozen=True, slots=True)
class ResultPage:
    """A page of rows or of problems, and how many there are in all."""

    rows: tuple[ResultRow, ...]
    problems: tuple[Explanation, ...]
    total: int


def tab_counts(counts: Mapping[str, Any]) -> dict[str, int]:
    """How many rows each tab has."""
    by_verb = {verb: sum(kinds.values()) for verb, kinds in counts.get("verbs", {}).items()}
    found = {tab: sum(by_verb.get(verb, 0) for verb in verbs) for tab, verbs in VERBS_OF.items()}
    return found | {"alike": counts.get("alike", 0), "lines": counts.get("errors", 0) + counts.get("notes", 0)}


def result_page(ref: str, tab: str, number: int, *, shows_contacts: bool) -> ResultPage:
    """A page (from 1) of one tab. Contact details are hidden from those whose role does not open them."""
    path = store.scratch_of(ref)
    if not path.exists():
        return ResultPage((), (), 0)
    offset = (number - 1) * PAGE
    with Scratch(path) as scratch:
        if tab == "lines":
            total = scratch.value("select count(*) from problem where severity <> 'fatal'")
            found = scratch.problems(Severity.ERROR, offset=offset, limit=PAGE)
            explained = [explain(problem) for problem in found]
            errors = scratch.value("select count(*) from problem where severity = 'error'")
            if len(explained) < PAGE:
                rest = scratch.problems(Severity.NOTE, offset=max(0, offset - errors), limit=PAGE - len(explained))
                explained += [explain(problem) for problem in rest]
            return ResultPage((), tuple(explained), total)
        where, params = _where(tab)
        total = scratch.value(f"select count(*) from change where {where}", *params)  # noqa: S608
        rows = scratch.rows(
            f"select * from change where {where} order by id limit ? offset ?",  # noqa: S608
            *params,
            PAGE,
            offset,
        )
        files = {row["file"]: row["shown_as"] for row in scratch.rows("select file, shown_as from sheet")}
        return ResultPage(tuple(_row(row, files, shows_contacts) for row in list(rows)), (), total)


def fatal_problems(ref: str) -> list[Explanation]:
    """Why nothing of the roster can be used."""
    path = store.scratch_of(ref)
    if not path.exists():
        return []
    with Scratch(path) as scratch:
        return [explain(problem) for problem in scratch.problems(Severity.FATAL, limit=PAGE)]


def schools_of_bundle(ref: str) -> list[tuple[str, str, str]]:
    """The schools among which a person may choose: identifier, name, code."""
    path = store.scratch_of(ref)
    if not path.exists():
        return []
    with Scratch(path) as scratch:
        return [(entry[0], entry[1], entry[2]) for entry in scratch.recall("schools") or []]


def _where(tab: str) -> tuple[str, tuple[str, ...]]:
    if tab == "alike":
        return "note = 'alike'", ()
    verbs = VERBS_OF[tab]
    return f"verb in ({', '.join('?' * len(verbs))})", verbs


def _row(row: sqlite3.Row, files: Mapping[str, str], shows_contacts: bool) -> ResultRow:
    label = json.loads(row["label"])
    kind = Kind(row["kind"])
    before = json.loads(row["before"]) if row["before"] else {}
    is_alike = row["note"] == "alike"
    if row["verb"] == "add":
        after = {name: value for name, value in json.loads(row["data"]).items() if name in FIELDS and value}
        after.pop("given_name", None)
        after.pop("family_name", None)
        after.pop("name", None)
    else:
        after = json.loads(row["after"]) if row["after"] else {}
    note = NOTES.get(row["note"], "") if row["verb"] == "conflict" else ""
    return ResultRow(
        number=row["id"],
        kind=str(KINDS[kind]),
        name=_name(label),
        differences=tuple(
            Difference(
                str(FIELDS[name]),
                "" if row["verb"] == "add" else _shown(kind, name, before.get(name, ""), shows_contacts),
                _shown(kind, name, value, shows_contacts),
            )
            for name, value in sorted(after.items(), key=lambda pair: ORDER.get(pair[0], 0))
            if name in ORDER
        ),
        note=str(note),
        place=_place(row, files),
        choice=row["choice"],
        alike=str(before.get("label", "")) if is_alike else "",
        may_take=row["verb"] == "conflict" and row["note"] in ("", "someone_else"),
    )


def _name(label: Mapping[str, str]) -> str:
    if "with" in label:
        return _("%(name)s and %(other)s") % {"name": label["name"], "other": label["with"]}
    return label["name"]


def _place(row: sqlite3.Row, files: Mapping[str, str]) -> str:
    file = files.get(row["file"], row["file"] or "")
    return _("%(file)s, line %(line)s") % {"file": file, "line": row["number"]} if row["number"] else file


def _shown(kind: Kind, name: str, value: Any, shows_contacts: bool) -> str:
    if value in ("", None):
        return _("nothing")
    if name in CONTACT_FIELDS and kind is Kind.GUARDIAN and not shows_contacts:
        return HIDDEN
    if name in DATES:
        return words.date_in_words(date.fromisoformat(value))
    choices: dict[str, str | Promise] = {}
    if name == "relationship":
        choices = dict(StudentContact.Relationship.choices)
    elif name == "kind":
        choices = dict(SchoolClass.Kind.choices)
    elif name == "part":
        choices = dict(Teaching.Part.choices)
    return str(choices.get(str(value), value))
