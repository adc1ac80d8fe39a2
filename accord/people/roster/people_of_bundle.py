"""The people of a OneRoster bundle: who is a student, a guardian, a member of staff at our school."""

import json
import sqlite3
from typing import Any

from accord.people.roster.entity import note_elsewhere, put_entity
from accord.people.roster.kinds import Kind
from accord.people.roster.oneroster import GUARDIAN_ROLES, STAFF_ROLES
from accord.people.roster.problem import Problem, Severity, clip
from accord.people.roster.scratch import Scratch

# The importer never hands out more than this; everything above is given by a person, on the staff page.
ROLE_GIVEN = {"teacher": "teacher"}


def lay_people(scratch: Scratch, *, version: str, orgs: set[str] | None, on: str) -> None:
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
    note_elsewhere(scratch, "users.csv", elsewhere)


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
        put_entity(
            scratch,
            Kind.STUDENT,
            line,
            names | {"born_on": demographics.get("birthDate"), "year_group": group},
        )
    if GUARDIAN_ROLES.intersection(roles):
        phone = data.get("sms") or data.get("phone", data.get("sms", ""))
        put_entity(scratch, Kind.GUARDIAN, line, names | {"email": data.get("email", ""), "phone": phone})
    posts = sorted(STAFF_ROLES.intersection(roles))
    if posts:
        given = sorted({ROLE_GIVEN[post] for post in posts if post in ROLE_GIVEN})
        put_entity(scratch, Kind.STAFF, line, names | {"email": data.get("email", ""), "roles": given})
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
