"""Finds newcomers who may be somebody the school has already. It only ever asks; a person answers.

Adults are asked about when they share an e-mail address, never for a like name alone.
"""

import json
from collections.abc import Iterator
from typing import Any

from accord.people.models import Guardian, SchoolClass, StaffMember, Student
from accord.people.roster.kinds import Kind
from accord.people.roster.scratch import Scratch
from accord.people.roster.values import fold

CHUNK = 5_000


def find_lookalikes(scratch: Scratch, school_id: int) -> None:
    """Mark additions (`note` = 'alike') that look like a record of the school or like one another."""
    scratch.run("create table existing (kind text, key text, record_id int, label text)")
    scratch.run("create table wanted (kind text, key text, change_id int)")
    for kind in (Kind.STUDENT, Kind.GUARDIAN, Kind.STAFF, Kind.CLASS):
        if scratch.value("select 1 from change where verb = 'add' and kind = ? limit 1", kind):
            for row in _existing(kind, school_id):
                scratch.put("existing", row)
            for change in scratch.rows("select id, data from change where verb = 'add' and kind = ?", kind):
                if key := _key(kind, json.loads(change["data"])):
                    scratch.put("wanted", (kind, key, change["id"]))
    scratch.run("create index existing_by_key on existing (kind, key)")
    scratch.run("create index wanted_by_key on wanted (kind, key)")
    # A record whose own identifier is in this very roster is somebody else by the source's own account.
    pairs = scratch.rows(
        "select w.change_id, e.record_id, e.label from wanted w join existing e on e.kind = w.kind and e.key = w.key"
        " where not exists (select 1 from link l join entity n on n.kind = l.kind and n.source_id = l.source_id"
        " where l.kind = e.kind and l.record_id = e.record_id) group by w.change_id order by w.change_id"
    )
    for pair in list(pairs):
        before = json.dumps({"label": pair["label"]}, ensure_ascii=False)
        scratch.run(
            "update change set note = 'alike', record_id = ?, before = ? where id = ?",
            pair["record_id"],
            before,
            pair["change_id"],
        )
    _find_twins(scratch)


def _find_twins(scratch: Scratch) -> None:
    """Adults of the roster itself with the same address and the same name: brothers' and sisters' parents."""
    twins = scratch.rows(
        "select w.change_id, first.source_id, first.label from wanted w"
        " join (select kind, key, min(change_id) as change_id from wanted where kind = 'guardian'"
        "       group by kind, key having count(*) > 1) f on f.kind = w.kind and f.key = w.key"
        " join change c on c.id = w.change_id join change first on first.id = f.change_id"
        " where w.change_id <> f.change_id and c.note = ''"
        " and json_extract(c.data, '$.given_name') = json_extract(first.data, '$.given_name')"
        " and json_extract(c.data, '$.family_name') is json_extract(first.data, '$.family_name')"
    )
    for twin in list(twins):
        label = json.loads(twin["label"])["name"]
        before = json.dumps({"label": label, "source_id": twin["source_id"]}, ensure_ascii=False)
        scratch.run("update change set note = 'alike', before = ? where id = ?", before, twin["change_id"])


def _existing(kind: Kind, school_id: int) -> Iterator[tuple[str, str, int, str]]:
    if kind is Kind.CLASS:
        classes = SchoolClass.objects.filter(school_id=school_id, ends_on__isnull=True, source_id="")
        for row in classes.values("id", "name"):
            yield kind, fold(row["name"]), row["id"], row["name"]
        return
    model: Any = {Kind.STUDENT: Student, Kind.GUARDIAN: Guardian, Kind.STAFF: StaffMember}[kind]
    anchor = "born_on" if kind is Kind.STUDENT else "email"
    people = model.objects.filter(school_id=school_id, joined_into__isnull=True).values(
        "id", "given_name", "family_name", anchor
    )
    for row in people.iterator(chunk_size=CHUNK):
        said = {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in row.items()}
        if key := _key(kind, said):
            yield kind, key, row["id"], f"{row['given_name']} {row['family_name']}".strip()


def _key(kind: Kind, data: dict[str, Any]) -> str:
    if kind is Kind.CLASS:
        return fold(data["name"])
    if kind is Kind.STUDENT:
        born = data.get("born_on")
        return f"{born} {fold(data['given_name'] + ' ' + data.get('family_name', ''))}" if born else ""
    return (data.get("email") or "").lower()
