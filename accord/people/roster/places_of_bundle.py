"""Places in classes: which students are in them, and which staff teach them."""

import json

from accord.people.roster.entity import note_elsewhere, put_entity
from accord.people.roster.kinds import Kind
from accord.people.roster.oneroster import GUARDIAN_ROLES
from accord.people.roster.problem import Problem, Severity, clip
from accord.people.roster.scratch import Scratch

TEACHING_PARTS = {"teacher": "teacher", "aide": "support", "proctor": "support", "administrator": "support"}


def lay_places(scratch: Scratch) -> None:
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
            put_entity(scratch, kind, line, {"student": person, "class": data["classSourcedId"], **period})
        else:
            part = TEACHING_PARTS.get(role, "support")
            if part == "teacher" and line["class_kind"] == "form" and data.get("primary", True):
                part = "form_teacher"
            put_entity(
                scratch,
                kind,
                line,
                {"staff": person, "class": data["classSourcedId"], "part": part, **period},
            )
    note_elsewhere(scratch, "enrollments.csv", elsewhere)
