"""What a row of the result is called, so that a person recognises it without looking anything up."""

from accord.people.roster.kinds import Kind
from accord.people.roster.scratch import Scratch

_NAME_OF_PERSON = "trim(json_extract({0}, '$.given_name') || ' ' || coalesce(json_extract({0}, '$.family_name'), ''))"
_NAME_OF_THING = "json_extract({0}, '$.name')"


def _called(kind: Kind, field: str) -> str:
    identifier = f"json_extract(e.data, '$.{field}')"
    return f"coalesce((select label from called where kind = '{kind}' and source_id = {identifier}), {identifier})"  # noqa: S608


def _pair(one: str, other: str) -> str:
    return f"json_object('name', {one}, 'with', {other})"


_PERSON = f"json_object('name', {_NAME_OF_PERSON.format('e.data')})"
_THING = f"json_object('name', {_NAME_OF_THING.format('e.data')})"
# SQL for the label of a row `e` with a column `data`.
LABEL: dict[Kind, str] = {
    Kind.YEAR: _THING,
    Kind.TERM: _THING,
    Kind.CLASS: _THING,
    Kind.STAFF: _PERSON,
    Kind.STUDENT: _PERSON,
    Kind.GUARDIAN: _PERSON,
    Kind.TIE: _pair(_called(Kind.GUARDIAN, "guardian"), _called(Kind.STUDENT, "student")),
    Kind.TEACHING: _pair(_called(Kind.STAFF, "staff"), _called(Kind.CLASS, "class")),
    Kind.ENROLMENT: _pair(_called(Kind.STUDENT, "student"), _called(Kind.CLASS, "class")),
}


def name_everybody(scratch: Scratch) -> None:
    """Fill `called`: the names of people and classes, as last imported and then as said now."""
    scratch.run(
        "create table called (kind text, source_id text, label text, primary key (kind, source_id)) without rowid"
    )
    for table, column in (("link", "imported"), ("entity", "data")):
        for kind in (Kind.STAFF, Kind.STUDENT, Kind.GUARDIAN, Kind.CLASS):
            name = (_NAME_OF_THING if kind is Kind.CLASS else _NAME_OF_PERSON).format(column)
            scratch.run(
                f"insert or replace into called select kind, source_id, {name} from {table} where kind = ?",  # noqa: S608
                kind,
            )
