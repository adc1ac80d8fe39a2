"""Turns checked OneRoster lines into what Accord keeps: people, ties, classes, places in classes.

Marks, addresses of resources, races and sign-in names are not taken over: Accord has no use for them.
"""

from accord.people.roster.entity import note_elsewhere, put_entity, usable_lines
from accord.people.roster.kinds import PEOPLE, TOLD_BY, Kind
from accord.people.roster.oneroster import SCHOOL_TYPES
from accord.people.roster.people_of_bundle import lay_people
from accord.people.roster.places_of_bundle import lay_places
from accord.people.roster.scratch import Scratch
from accord.people.roster.ties import lay_ties


def lay_entities(scratch: Scratch, *, version: str, our_org: str, on: str) -> None:
    """Fill `entity`, `held`, `said_ended` and `complete` of the scratch file for one school.

    `our_org` is the identifier of the school in orgs.csv, or empty when the bundle speaks of one school
    only. `on` is today as ISO text: roles that have run out by then do not count.
    """
    orgs = _our_orgs(scratch, our_org)
    _lay_sessions(scratch)
    _lay_classes(scratch, orgs)
    lay_people(scratch, version=version, orgs=orgs, on=on)
    scratch.run("create index if not exists entity_by_id on entity (kind, source_id)")
    lay_ties(scratch)
    lay_places(scratch)
    _lay_ends_and_holds(scratch)
    _note_completeness(scratch)
    scratch.run("create index if not exists held_by_id on held (kind, source_id)")


def schools_in(scratch: Scratch) -> list[tuple[str, str, str]]:
    """The schools that the bundle speaks of: identifier, name, code."""
    rows = scratch.rows(
        "select source_id, json_extract(data, '$.name') as name, json_extract(data, '$.identifier') as code"
        " from line where file = 'orgs.csv' and not bad and not ended and json_extract(data, '$.type') = 'school'"
        " order by name, source_id"
    )
    return [(row["source_id"], row["name"], row["code"] or "") for row in rows]


def _our_orgs(scratch: Scratch, our_org: str) -> set[str] | None:
    """The school and the departments in it; None when everything in the bundle is ours."""
    if not our_org:
        return None
    ours = {our_org}
    parents = [
        (str(row["source_id"]), str(data.get("parentSourcedId", "")), str(data.get("type")))
        for row, data in usable_lines(scratch, "orgs.csv")
    ]
    grown = True
    while grown:
        more = {org for org, parent, kind in parents if parent in ours and kind not in SCHOOL_TYPES} - ours
        ours |= more
        grown = bool(more)
    return ours


def _lay_sessions(scratch: Scratch) -> None:
    for line, data in usable_lines(scratch, "academicsessions.csv"):
        if data["type"] == "gradingperiod":
            continue  # a stretch inside a term; families and the calendar have no use for it
        kind = Kind.YEAR if data["type"] == "schoolyear" else Kind.TERM
        if kind is Kind.YEAR and data["startDate"] == data["endDate"]:
            continue  # a year of one day is a placeholder of the source
        wanted = {"name": data["title"][:40], "starts_on": data["startDate"], "ends_on": data["endDate"]}
        if kind is Kind.TERM:
            wanted["year"] = data.get("parentSourcedId", "")
        put_entity(scratch, kind, line, wanted)


def _lay_classes(scratch: Scratch, orgs: set[str] | None) -> None:
    subjects = {
        row["source_id"]: ", ".join(data.get("subjects", [])) or data["title"]
        for row, data in usable_lines(scratch, "courses.csv")
    }
    years = {
        row["source_id"]: (row["source_id"] if data["type"] == "schoolyear" else data.get("parentSourcedId", ""))
        for row, data in usable_lines(scratch, "academicsessions.csv")
    }
    elsewhere = 0
    for line, data in usable_lines(scratch, "classes.csv"):
        if orgs is not None and data["schoolSourcedId"] not in orgs:
            elsewhere += 1
            continue
        is_form = data.get("classType") == "homeroom"
        subject = ", ".join(data.get("subjects", [])) or subjects.get(data.get("courseSourcedId", ""), "")
        put_entity(
            scratch,
            Kind.CLASS,
            line,
            {
                "name": data["title"][:120],
                "kind": "form" if is_form else "subject",
                "subject": "" if is_form else subject[:80],
                "year_group": ", ".join(data.get("grades", []))[:20],
                "year": next((years[term] for term in data.get("termSourcedIds", []) if years.get(term)), ""),
            },
        )
    note_elsewhere(scratch, "classes.csv", elsewhere)


def _lay_ends_and_holds(scratch: Scratch) -> None:
    """Who is said to have left, and who is named by a line that cannot be used (and so stays as is)."""
    kinds_of = {
        "academicsessions.csv": (Kind.YEAR, Kind.TERM),
        "classes.csv": (Kind.CLASS,),
        "users.csv": PEOPLE,
        "enrollments.csv": (Kind.ENROLMENT, Kind.TEACHING),
    }
    for file, kinds in kinds_of.items():
        for kind in kinds:
            scratch.run(
                "insert into said_ended select ?, source_id, file, number, modified from line"
                " where file = ? and ended and not bad",
                kind,
                file,
            )
            scratch.run("insert into held select ?, source_id from unusable where file = ?", kind, file)


def _note_completeness(scratch: Scratch) -> None:
    """Kinds of which every living thing is in the bundle, so that absence means an end."""
    present = {row["file"]: bool(row["complete"]) for row in scratch.rows("select file, complete from sheet")}
    for kind, files in TOLD_BY.items():
        agents_unsaid = kind is Kind.TIE and "agentSourcedIds" not in (scratch.recall("columns of users.csv") or [])
        if agents_unsaid and "relationships.csv" not in present:
            continue
        if files[0] in present and all(present.get(file, True) for file in files):
            scratch.run("insert or ignore into complete values (?)", kind)
