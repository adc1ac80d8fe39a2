"""Turns checked OneRoster lines into what Accord keeps: people, ties, classes, places in classes.

Marks, addresses of resources, races and sign-in names are not taken over: Accord has no use for them.
"""

import json
import sqlite3
from collections.abc import Iterator
from typing import Any

from accord.people.roster.kinds import PEOPLE, TOLD_BY, Kind
from accord.people.roster.oneroster import GUARDIAN_ROLES, SCHOOL_TYPES, STAFF_ROLES
from accord.people.roster.problem import Problem, Severity, clip
from accord.people.roster.scratch import Scratch
from accord.people.roster.ties import lay_ties

TEACHING_PARTS = {"teacher": "teacher", "aide": "support", "proctor": "support", "administrator": "support"}
# The importer never hands out more than this; everything above is given by a person, on the staff page.
ROLE_GIVEN = {"teacher": "teacher"}


def lay_entities(scratch: Scratch, *, version: str, our_org: str, on: str) -> None:
    """Fill `entity`, `held`, `said_ended` and `complete` of the scratch file for one school.

    `our_org` is the identifier of the school in orgs.csv, or empty when the bundle speaks of one school
    only. `on` is today as ISO text: roles that have run out by then do not count.
    """
    orgs = _our_orgs(scratch, our_org)
    _lay_sessions(scratch)
    _lay_classes(scratch, orgs)
    _lay_people(scratch, version=version, orgs=orgs, on=on)
    scratch.run("create index if not exists entity_by_id on entity (kind, source_id)")
    lay_ties(scratch)
    _lay_places(scratch)
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


def _lines(scratch: Scratch, file: str) -> Iterator[tuple[sqlite3.Row, dict[str, Any]]]:
    for row in scratch.rows("select * from line where file = ? and not bad and not ended order by id", file):
        yield row, json.loads(row["data"])


def _put(scratch: Scratch, kind: Kind, line: sqlite3.Row, data: dict[str, Any], source_id: str = "") -> None:
    """Lay an entity down. Empty values are left out so that they compare equal; None means: not said."""
    kept = {name: value for name, value in data.items() if value not in ("", [])}
    text = json.dumps(kept, ensure_ascii=False, sort_keys=True)
    row = (None, kind, source_id or line["source_id"], line["file"], line["number"], line["modified"], text)
    scratch.put("entity", row)


def _our_orgs(scratch: Scratch, our_org: str) -> set[str] | None:
    """The school and the departments in it; None when everything in the bundle is ours."""
    if not our_org:
        return None
    ours = {our_org}
    parents = [
        (str(row["source_id"]), str(data.get("parentSourcedId", "")), str(data.get("type")))
        for row, data in _lines(scratch, "orgs.csv")
    ]
    grown = True
    while grown:
        more = {org for org, parent, kind in parents if parent in ours and kind not in SCHOOL_TYPES} - ours
        ours |= more
        grown = bool(more)
    return ours


def _lay_sessions(scratch: Scratch) -> None:
    for line, data in _lines(scratch, "academicsessions.csv"):
        if data["type"] == "gradingperiod":
            continue  # a stretch inside a term; families and the calendar have no use for it
        kind = Kind.YEAR if data["type"] == "schoolyear" else Kind.TERM
        if kind is Kind.YEAR and data["startDate"] == data["endDate"]:
            continue  # a year of one day is a placeholder of the source
        wanted = {"name": data["title"][:40], "starts_on": data["startDate"], "ends_on": data["endDate"]}
        if kind is Kind.TERM:
            wanted["year"] = data.get("parentSourcedId", "")
        _put(scratch, kind, line, wanted)


def _lay_classes(scratch: Scratch, orgs: set[str] | None) -> None:
    subjects = {
        row["source_id"]: ", ".join(data.get("subjects", [])) or data["title"]
        for row, data in _lines(scratch, "courses.csv")
    }
    years = {
        row["source_id"]: (row["source_id"] if data["type"] == "schoolyear" else data.get("parentSourcedId", ""))
        for row, data in _lines(scratch, "academicsessions.csv")
    }
    elsewhere = 0
    for line, data in _lines(scratch, "classes.csv"):
        if orgs is not None and data["schoolSourcedId"] not in orgs:
            elsewhere += 1
            continue
        is_form = data.get("classType") == "homeroom"
        subject = ", ".join(data.get("subjects", [])) or subjects.get(data.get("courseSourcedId", ""), "")
        _put(
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
    _note_elsewhere(scratch, "classes.csv", elsewhere)


def _lay_people(scratch: Scratch, *, version: str, orgs: set[str] | None, on: str) -> None:
    born = "left join line d on d.file = 'demographics.csv' and d.source_id = u.source_id and not d.bad and not d.ended"
    rows = scratch.rows(
        f"select u.*, d.data as demographics from line u {born}"  # noqa: S608 fixed words only
        " where u.file = 'users.csv' and not u.bad and not u.ended order by u.id"
    )
    elsewhere = 0
    unsaid = _unsaid_columns(scratch)
    for line in rows:
        data = unsaid | json.loads(line["data"])
        if version == "1.2":
            roles = _roles_1_2(scratch, line, orgs, on)
        else:
            ours = orgs is None or not orgs.isdisjoint(data.get("orgSourcedIds", [])) or not data.get("orgSourcedIds")
            roles = [data["role"]] if ours or data["role"] in GUARDIAN_ROLES else []
        elsewhere += not roles
        demographics = json.loads(line["demographics"]) if line["demographics"] else {}
        _lay_person(scratch, line, data, demographics, roles)
    _note_elsewhere(scratch, "users.csv", elsewhere)


def _unsaid_columns(scratch: Scratch) -> dict[str, None]:
    """The optional columns about people that this users.csv does not have: it says nothing about them."""
    optional = ("email", "sms", "phone", "grades", "preferredGivenName", "preferredFamilyName")
    there = scratch.recall("columns of users.csv") or []
    return {name: None for name in optional if name not in there}


def _roles_1_2(scratch: Scratch, line: sqlite3.Row, orgs: set[str] | None, on: str) -> list[str]:
    """The roles that this person holds at our school today, by roles.csv."""
    found = scratch.db.execute(
        "select data from line where file = 'roles.csv' and not bad and not ended"
        " and json_extract(data, '$.userSourcedId') = ? order by id",
        (line["source_id"],),
    ).fetchall()
    roles: dict[str, None] = {}
    for row in found:
        data = json.loads(row["data"])
        here = orgs is None or data["orgSourcedId"] in orgs or data["role"] in GUARDIAN_ROLES
        if here and data.get("endDate", on) >= on:
            roles[data["role"]] = None
    if not found:
        scratch.report(Problem("person_without_role", Severity.NOTE, "users.csv", line["number"], "sourcedId"))
    return list(roles)


def _lay_person(
    scratch: Scratch, line: sqlite3.Row, data: dict[str, Any], demographics: dict[str, Any], roles: list[str]
) -> None:
    names: dict[str, Any] = {
        "given_name": " ".join(filter(None, (data["givenName"], data.get("middleName", ""))))[:80],
        "family_name": data.get("familyName", ""),
        "preferred_name": _preferred(data),
    }
    if "student" in roles:
        grades = data.get("grades", [])
        group = None if grades is None else ", ".join(grades)[:20]
        # Nothing is said about the birthday when demographics.csv has no line for the child.
        _put(
            scratch,
            Kind.STUDENT,
            line,
            names | {"born_on": demographics.get("birthDate"), "year_group": group},
        )
    if GUARDIAN_ROLES.intersection(roles):
        phone = data.get("sms") or data.get("phone", data.get("sms", ""))
        _put(scratch, Kind.GUARDIAN, line, names | {"email": data.get("email", ""), "phone": phone})
    posts = sorted(STAFF_ROLES.intersection(roles))
    if posts:
        given = sorted({ROLE_GIVEN[post] for post in posts if post in ROLE_GIVEN})
        _put(scratch, Kind.STAFF, line, names | {"email": data.get("email", ""), "roles": given})
        for post in posts:
            if post not in ROLE_GIVEN:
                params: dict[str, str | int] = {"value": clip(post)}
                scratch.report(Problem("role_by_hand", Severity.NOTE, "users.csv", line["number"], "role", params))


def _preferred(data: dict[str, Any]) -> str | None:
    given, family = data.get("preferredGivenName", ""), data.get("preferredFamilyName", "")
    if given is None and family is None:
        return None
    if not given and not family:
        return ""
    return f"{given or data['givenName']} {family or data.get('familyName', '')}"[:120]


def _lay_places(scratch: Scratch) -> None:
    """Students in classes, and the staff who teach them."""
    rows = scratch.rows(
        "select e.*, s.id as student, t.id as staff, c.id as class, json_extract(c.data, '$.kind') as class_kind,"
        " k.kind as known_class from line e"
        " left join entity s on s.kind = 'student' and s.source_id = json_extract(e.data, '$.userSourcedId')"
        " left join entity t on t.kind = 'staff' and t.source_id = json_extract(e.data, '$.userSourcedId')"
        " left join entity c on c.kind = 'class' and c.source_id = json_extract(e.data, '$.classSourcedId')"
        " left join link k on k.kind = 'class' and k.source_id = json_extract(e.data, '$.classSourcedId')"
        " where e.file = 'enrollments.csv' and not e.bad and not e.ended order by e.id"
    )
    known_people = {
        kind: scratch.value("select count(*) from link where kind = ?", kind) for kind in (Kind.STUDENT, Kind.STAFF)
    }
    elsewhere = 0
    for line in rows:
        data = json.loads(line["data"])
        person, role = data["userSourcedId"], data["role"]
        if line["class"] is None and line["known_class"] is None:
            elsewhere += 1
            continue
        period = {"starts_on": data.get("beginDate", ""), "ends_on": data.get("endDate", "")}
        kind = Kind.ENROLMENT if role == "student" else Kind.TEACHING
        word = Kind.STUDENT if role == "student" else Kind.STAFF
        is_there = line["student" if role == "student" else "staff"] is not None or (
            known_people[word]
            and scratch.db.execute("select 1 from link where kind = ? and source_id = ?", (word, person)).fetchone()
        )
        if role in GUARDIAN_ROLES or not is_there:
            params: dict[str, str | int] = {"value": clip(person), "role": role}
            scratch.report(
                Problem(
                    "place_without_person",
                    Severity.NOTE,
                    "enrollments.csv",
                    line["number"],
                    "userSourcedId",
                    params,
                )
            )
        elif kind is Kind.ENROLMENT:
            _put(scratch, kind, line, {"student": person, "class": data["classSourcedId"], **period})
        else:
            part = TEACHING_PARTS.get(role, "support")
            if part == "teacher" and line["class_kind"] == "form" and data.get("primary", True):
                part = "form_teacher"
            _put(
                scratch,
                kind,
                line,
                {"staff": person, "class": data["classSourcedId"], "part": part, **period},
            )
    _note_elsewhere(scratch, "enrollments.csv", elsewhere)


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


def _note_elsewhere(scratch: Scratch, file: str, count: int) -> None:
    if count:
        scratch.report(Problem("of_another_school", Severity.NOTE, file, 0, "", {"count": count}))
