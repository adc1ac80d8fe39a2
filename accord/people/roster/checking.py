"""Checks that need more than one line: doubled identifiers, pointers to nowhere, ends before beginnings.

Everything is asked of the scratch file in its own language, so memory stays flat.
"""

from itertools import groupby

from accord.people.roster.oneroster import Column, Sheet
from accord.people.roster.problem import Problem, Severity, clip
from accord.people.roster.scratch import Scratch

PERIODS = {
    "academicsessions.csv": ("startDate", "endDate"),
    "enrollments.csv": ("beginDate", "endDate"),
    "roles.csv": ("beginDate", "endDate"),
}


def check_lines(scratch: Scratch, sheets: tuple[Sheet, ...]) -> None:
    """Find the lines that cannot be used for the sake of other lines, report and mark them."""
    scratch.run("create index if not exists line_by_id on line (file, source_id)")
    scratch.run("create index if not exists unusable_by_id on unusable (file, source_id)")
    scratch.run("analyze")
    shown = {row["file"]: row["shown_as"] for row in scratch.rows("select file, shown_as from sheet")}
    # In a complete file whoever is missing has left: earlier imports do not vouch for them.
    scratch.run("delete from known where file in (select file from sheet where mode = 'bulk')")
    for sheet in sheets:
        if sheet.file in shown:
            _find_doubled(scratch, sheet.file, shown[sheet.file])
            _find_reversed(scratch, sheet.file, shown[sheet.file])
    # Files come in an order in which each points only to files before it, so what was left out there shows here.
    for sheet in sheets:
        if sheet.file in shown:
            for column in sheet.columns:
                if column.points_to:
                    _find_pointers_to_nowhere(scratch, sheet, column, shown)
    scratch.run("update sheet set left_out = left_out + (select count(*) from line where file = sheet.file and bad)")


def _leave_out(scratch: Scratch, line_id: int, file: str, source_id: str) -> None:
    scratch.run("update line set bad = 1 where id = ?", line_id)
    scratch.put("unusable", (file, source_id))


def _find_doubled(scratch: Scratch, file: str, shown: str) -> None:
    rows = scratch.rows(
        "select * from line where file = ?1 and source_id in"
        " (select source_id from line where file = ?1 group by source_id having count(*) > 1) order by source_id, id",
        file,
    )
    for source_id, group in groupby(list(rows), key=lambda row: str(row["source_id"])):
        lines = list(group)
        kept = lines[0]
        if len({line["modified"] for line in lines}) == len(lines) and all(line["modified"] for line in lines):
            kept = max(lines, key=lambda line: str(line["modified"]))
        elif len({(line["data"], line["ended"]) for line in lines}) > 1:
            for line in lines:
                other = next(peer for peer in lines if peer["id"] != line["id"])
                params: dict[str, str | int] = {"value": clip(source_id), "other": other["number"]}
                scratch.report(Problem("identifier_twice", Severity.ERROR, shown, line["number"], "sourcedId", params))
                _leave_out(scratch, line["id"], file, source_id)
            continue
        for line in lines:
            if line["id"] != kept["id"]:
                params = {"value": clip(source_id), "other": kept["number"]}
                scratch.report(Problem("line_repeated", Severity.NOTE, shown, line["number"], "sourcedId", params))
                scratch.run("delete from line where id = ?", line["id"])


def _find_reversed(scratch: Scratch, file: str, shown: str) -> None:
    if file not in PERIODS:
        return
    begins, ends = PERIODS[file]
    rows = scratch.rows(
        "select id, source_id, number, json_extract(data, ?2) as begins, json_extract(data, ?3) as ends from line"
        " where file = ?1 and not bad and json_extract(data, ?3) < json_extract(data, ?2)",
        file,
        f"$.{begins}",
        f"$.{ends}",
    )
    for row in list(rows):
        params = {"begins": row["begins"], "ends": row["ends"]}
        scratch.report(Problem("ends_before_beginning", Severity.ERROR, shown, row["number"], ends, params))
        _leave_out(scratch, row["id"], file, row["source_id"])


def _find_pointers_to_nowhere(scratch: Scratch, sheet: Sheet, column: Column, shown: dict[str, str]) -> None:
    """Pointers to lines that are nowhere, or that had to be left out themselves."""
    target = column.points_to
    is_unknown = target not in shown and not scratch.value("select 1 from known where file = ? limit 1", target)
    if is_unknown and (not column.hard or target == "orgs.csv"):
        return  # a bundle may come without this file; nothing can be said about the pointer
    scope = ", json_each(line.data, ?2) as pointer" if column.reader == "list" else ""
    pointed = "pointer.value" if column.reader == "list" else "json_extract(line.data, ?2)"
    rows = scratch.rows(
        f"select line.id as id, line.source_id as source_id, line.number as number, {pointed} as pointed,"  # noqa: S608
        f" exists (select 1 from unusable u where u.file = ?3 and u.source_id = {pointed}) as left_out"
        f" from line{scope} where line.file = ?1 and not line.bad and not line.ended and {pointed} is not null"
        f" and not exists (select 1 from line t where t.file = ?3 and t.source_id = {pointed} and not t.bad)"
        f" and not exists (select 1 from known k where k.file = ?3 and k.source_id = {pointed})",
        sheet.file,
        f"$.{column.name}",
        target,
    )
    severity = Severity.ERROR if column.hard else Severity.NOTE
    for row in list(rows):
        code = "points_to_left_out" if row["left_out"] else "points_to_nowhere"
        params = {"value": clip(str(row["pointed"])), "target": shown.get(target, target)}
        scratch.report(Problem(code, severity, shown[sheet.file], row["number"], column.name, params))
        if column.hard:
            _leave_out(scratch, row["id"], sheet.file, row["source_id"])
