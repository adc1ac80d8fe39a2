"""Who is responsible for whom: the ties in `agentSourcedIds` and in relationships.csv.

A tie may be told from either side, by the child's line or by the adult's; it is one tie all the same.
Ties are only ever made from identifiers, never from names that look alike.
"""

import json

from accord.people.roster.kinds import Kind
from accord.people.roster.problem import Problem, Severity, clip
from accord.people.roster.scratch import Scratch
from accord.people.roster.values import fold

# What exporters write, folded, and what we call it.
RELATIONSHIPS = {
    "mother": "mother",
    "mum": "mother",
    "father": "father",
    "dad": "father",
    "parent": "parent",
    "stepparent": "step_parent",
    "step parent": "step_parent",
    "stepmother": "step_parent",
    "stepfather": "step_parent",
    "grandparent": "grandparent",
    "grandmother": "grandparent",
    "grandfather": "grandparent",
    "aunt": "aunt_or_uncle",
    "uncle": "aunt_or_uncle",
    "sibling": "sibling",
    "brother": "sibling",
    "sister": "sibling",
    "foster parent": "foster_carer",
    "foster carer": "foster_carer",
    "guardian": "carer",
    "carer": "carer",
    "caregiver": "carer",
    "local authority": "local_authority",
    "social worker": "local_authority",
    "relative": "other",
    "other": "other",
}


def read_relationship(text: str) -> str:
    """What we call this relationship; 'other' for words we do not know, empty for none."""
    word = fold(text)
    return RELATIONSHIPS.get(word, RELATIONSHIPS.get(word.replace(" ", ""), "other")) if word else ""


def tie_id(guardian: str, student: str) -> str:
    """The identifier of the tie between two identifiers of the source."""
    return f"{guardian} {student}"


def lay_ties(scratch: Scratch) -> None:
    """Lay one tie for each pair of an adult and a child that the bundle connects."""
    scratch.run(
        "create table said (guardian text, student text, by_side text, role text, file text, number int, modified text)"
    )
    is_student = "exists (select 1 from {0} where kind = 'student' and source_id = {1})"
    is_guardian = "exists (select 1 from {0} where kind = 'guardian' and source_id = {1})"

    def known_as(question: str, identifier: str) -> str:
        return f"({question.format('entity', identifier)} or {question.format('link', identifier)})"

    for teller, told, order in (
        ("student", is_guardian, "pointer.value, u.source_id"),
        ("guardian", is_student, "u.source_id, pointer.value"),
    ):
        scratch.run(
            f"insert into said select {order}, '{teller}',"  # noqa: S608 fixed words only
            " '', u.file, u.number, u.modified"
            " from line u join entity e on e.source_id = u.source_id and e.kind = ?,"
            " json_each(u.data, '$.agentSourcedIds') as pointer"
            f" where u.file = 'users.csv' and not u.bad and not u.ended and {known_as(told, 'pointer.value')}",
            teller,
        )
    for row in scratch.rows(
        "select number, source_id, json_extract(data, '$.userSourcedId') as one,"
        " json_extract(data, '$.relationshipUserSourcedId') as other,"
        " json_extract(data, '$.relationshipRole') as role, modified"
        " from line where file = 'relationships.csv' and not bad and not ended"
    ):
        _say_relationship(scratch, row["one"], row["other"], row["role"] or "", row["number"], row["modified"])
    _gather(scratch)


def _say_relationship(scratch: Scratch, one: str, other: str, role: str, number: int, modified: str) -> None:
    def is_a(kind: Kind, identifier: str) -> bool:
        return any(
            scratch.db.execute(question, (kind, identifier)).fetchone()
            for question in (
                "select 1 from entity where kind = ? and source_id = ?",
                "select 1 from link where kind = ? and source_id = ?",
            )
        )

    for child, adult in ((one, other), (other, one)):
        if is_a(Kind.STUDENT, child) and is_a(Kind.GUARDIAN, adult):
            word = read_relationship(role)
            scratch.put("said", (adult, child, "relationship", word, "relationships.csv", number, modified))
            return
    params: dict[str, str | int] = {"one": clip(one), "other": clip(other)}
    scratch.report(
        Problem(
            "tie_without_people",
            Severity.NOTE,
            "relationships.csv",
            number,
            "relationshipUserSourcedId",
            params,
        )
    )


def _gather(scratch: Scratch) -> None:
    """One entity for each pair; what relationships.csv says of it goes before the role in users.csv."""
    scratch.flush()
    rows = scratch.rows(
        "select s.guardian, s.student, group_concat(distinct s.by_side) as sides, max(s.role) as role,"
        " min(s.file) as file, min(s.number) as number, max(s.modified) as modified,"
        " max(json_extract(u.data, '$.role')) as word from said s"
        " left join line u on u.file = 'users.csv' and u.source_id = s.guardian"
        " group by s.guardian, s.student order by min(s.number)"
    )
    for row in rows:
        data = {
            "guardian": row["guardian"],
            "student": row["student"],
            "relationship": row["role"] or read_relationship(row["word"] or "parent"),
            "sides": sorted(row["sides"].split(",")),
        }
        text = json.dumps(data, ensure_ascii=False, sort_keys=True)
        identifier = tie_id(row["guardian"], row["student"])
        scratch.put("entity", (None, Kind.TIE, identifier, row["file"], row["number"], row["modified"], text))
