"""A person answers a question of the import: the same person or not, our value or the file's."""

from django.db import transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.people.models import RosterImport
from accord.people.roster import store
from accord.people.roster.scratch import Scratch

# Conflicts that nobody can decide the other way: an administrator is ended on the staff page.
NOT_OPEN = frozenset({"administrator", "does_not_fit", "ended_by_hand"})


@transaction.atomic
def decide_roster_change(*, roster: RosterImport, number: int, choice: str, by: str) -> str:
    """Keep the answer to one question of the result; nothing is written until the import is taken over.

    `choice` is 'join' (the same person), 'take' (the file's value) or '' (as it was).
    """
    fresh = RosterImport.objects.select_for_update().get(pk=roster.pk)
    if fresh.state != RosterImport.State.READY:
        raise DomainError("roster-moved-on", _("This import has moved on meanwhile. Load the page anew."), 409)
    with Scratch(store.scratch_of(roster.ref)) as scratch:
        row = next(scratch.rows("select * from change where id = ?", number), None)
        allowed = {""} | ({"join"} if row and row["note"] == "alike" else set())
        if row and row["verb"] == "conflict" and row["note"] not in NOT_OPEN:
            allowed.add("take")
        if row is None or choice not in allowed:
            raise DomainError("roster-choice-unknown", _("This cannot be chosen here."), 422)
        scratch.run("update change set choice = ? where id = ?", choice, number)
        kind, source_id = row["kind"], row["source_id"]
    audit.record(
        by=by,
        verb="decide_roster_change",
        subject=f"roster_import:{roster.ref}",
        school=roster.school.ref,
        details={"kind": kind, "source_id": source_id, "choice": choice},
    )
    return choice
