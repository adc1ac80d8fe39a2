"""The dry run: reads, checks and compares a roster, and says in figures what it would do."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from accord.people.roster.checking import check_lines
from accord.people.roster.entities import lay_entities, schools_in
from accord.people.roster.oneroster import sheets_of
from accord.people.roster.plain import read_plain
from accord.people.roster.planning.links import load_links
from accord.people.roster.planning.plan import plan_changes
from accord.people.roster.problem import Problem, RosterUnreadableError, Severity, clip
from accord.people.roster.reading import Progress, no_progress, read_oneroster
from accord.people.roster.scratch import Scratch
from accord.people.roster.values import fold


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person asked for: which table, read how, for which school. `on` is today there, as ISO text."""

    path: Path
    table: str
    school_id: int
    school_name: str
    school_slug: str
    on: str
    options: Mapping[str, Any]
    org_before: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """`readable` is False when nothing can be taken over; the reasons are in the scratch file."""

    readable: bool
    counts: dict[str, Any]
    org: str = ""


def run_dry(asked: Asked, scratch_path: Path, *, progress: Progress = no_progress) -> Outcome:
    """Fill a fresh scratch file with everything that the roster would change. Changes nothing itself."""
    with Scratch(scratch_path, create=True) as scratch:
        org = ""
        try:
            load_links(scratch, asked.school_id)
            if asked.table == "oneroster":
                org = _read_bundle(asked, scratch, progress)
            else:
                _read_table(asked, scratch, progress)
        except RosterUnreadableError as refusal:
            scratch.report(refusal.problem)
        if scratch.count_problems(Severity.FATAL):
            return Outcome(False, _counts(scratch), org)
        plan_changes(scratch, school_id=asked.school_id)
        # What is needed from here on is the result; the laid-out lines have done their work.
        for table in ("line", "unusable", "known", "held", "said_ended", "called", "existing", "wanted"):
            scratch.run(f"drop table if exists {table}")
        return Outcome(True, _counts(scratch), org)


def _read_bundle(asked: Asked, scratch: Scratch, progress: Progress) -> str:
    manifest = read_oneroster(asked.path, scratch, encoding=asked.options.get("encoding", ""), progress=progress)
    if scratch.count_problems(Severity.FATAL):
        return ""
    check_lines(scratch, sheets_of(manifest.version))
    scratch.remember("version", manifest.version)
    scratch.remember("system", manifest.system)
    org = _choose_org(asked, scratch)
    lay_entities(scratch, version=manifest.version, our_org=org, on=asked.on)
    return org


def _choose_org(asked: Asked, scratch: Scratch) -> str:
    """Which school of the bundle is ours: as chosen, as last time, the only one, or the one of our name."""
    schools = schools_in(scratch)
    scratch.remember("schools", schools)
    identifiers = [identifier for identifier, _, _ in schools]
    names = clip(", ".join(name for _, name, _ in schools))
    if chosen := asked.options.get("org", ""):
        if chosen not in identifiers:
            params = {"value": clip(chosen), "names": names}
            raise RosterUnreadableError(Problem("school_not_in_it", Severity.FATAL, "orgs.csv", params=params))
        return str(chosen)
    if len(schools) <= 1:
        return identifiers[0] if schools else ""
    if asked.org_before in identifiers:
        return asked.org_before
    ours = {fold(asked.school_name), fold(asked.school_slug)}
    named = [identifier for identifier, name, code in schools if {fold(name), fold(code)} & ours]
    if len(named) == 1:
        return named[0]
    raise RosterUnreadableError(Problem("which_school", Severity.FATAL, "orgs.csv", params={"names": names}))


def _read_table(asked: Asked, scratch: Scratch, progress: Progress) -> None:
    options = asked.options
    read_plain(
        asked.path,
        scratch,
        columns={int(position): field for position, field in options["columns"].items()},
        table=asked.table,
        year=options.get("year", ""),
        is_everybody=bool(options.get("is_everybody")),
        day_first=bool(options.get("day_first", True)),
        encoding=options.get("encoding", ""),
        progress=progress,
    )


def _counts(scratch: Scratch) -> dict[str, Any]:
    """What a person sees first: by verb, by kind, and what is wrong."""
    counts: dict[str, Any] = {
        "lines": scratch.value("select coalesce(sum(lines), 0) from sheet"),
        "left_out": scratch.lines_left_out(),
        "errors": scratch.count_problems(Severity.ERROR),
        "notes": scratch.count_problems(Severity.NOTE),
        "fatal": scratch.count_problems(Severity.FATAL),
        "alike": scratch.value("select count(*) from change where note = 'alike'"),
        "many_leave": scratch.recall("many_leave"),
        "verbs": {},
    }
    for row in scratch.rows("select verb, kind, count(*) as count from change group by verb, kind"):
        counts["verbs"].setdefault(row["verb"], {})[row["kind"]] = row["count"]
    return json.loads(json.dumps(counts))  # type: ignore[no-any-return]
