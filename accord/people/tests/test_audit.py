"""Every action leaves its line in the audit log, and what is confidential is not in it."""

import ast
from pathlib import Path

import pytest

from accord.core import audit
from accord.core.models import AuditEntry
from accord.people import actions
from accord.people.models import Guardian
from accord.people.tests.pages import begun, family_page, noted, send, staff_page

pytestmark = [pytest.mark.requirement("A2", "A3"), pytest.mark.django_db]

CHECKS = {"administrators", "representing", "__init__"}
"""Files beside the actions that only refuse."""


@pytest.mark.parametrize("file", sorted(Path(actions.__file__).parent.glob("*.py")), ids=lambda file: file.stem)
def test_each_file_of_actions_writes_to_the_audit_log(file):
    calls = {ast.unparse(node.func) for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.Call)}
    writes = any(call in {"audit.record", "record"} or call.endswith(".record") for call in calls)
    assert writes != (file.stem in CHECKS)


def test_a_line_says_who_did_what_to_which_record(as_person, cast):
    office, url = as_person("office"), staff_page("edit_tie", cast.ties["lena", "jakub"].ref)
    send(office, url, begun(office, url) | {"lives_with": "on"})
    line = noted("change_tie")[0]
    assert line.actor == f"login:{cast.login('office').ref}"
    assert line.subject == f"tie:{cast.ties['lena', 'jakub'].ref}"
    assert line.chain.key == cast.riverbank.ref
    assert list(audit.verify()) == []


def test_a_refused_action_leaves_no_line(as_person, cast):
    office, url = as_person("office"), staff_page("edit_tie", cast.ties["lena", "jakub"].ref)
    before = AuditEntry.objects.count()
    assert send(as_person("tan"), url, {"lives_with": "on"}).status_code == 403
    assert send(office, url, {"relationship": "king"}).status_code == 422
    assert AuditEntry.objects.count() == before


def test_addresses_and_numbers_are_not_in_the_log(as_person, cast):
    ewa, head = as_person("ewa"), as_person("head")
    url = family_page("edit_me", cast.guardians["ewa"].ref)
    send(ewa, url, begun(ewa, url) | {"phone": "+44 20 7946 0555", "address": "99 Canary Row"})
    url = staff_page("address", cast.guardians["ewa"].ref)
    send(head, url, begun(head, url) | {"address": "98 Canary Row"})
    assert Guardian.objects.get(id=cast.guardians["ewa"].id).address == "98 Canary Row"
    lines = [str(line.details) + line.purpose for line in AuditEntry.objects.all()]
    assert noted("change_confidential_address")
    assert not any("Canary" in line or "0555" in line for line in lines)
