"""A roster is handed in."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.people.models import RosterImport
from accord.people.roster import store
from accord.people.roster.bundle import open_bundle
from accord.people.roster.plain_table import look_at_table
from accord.people.roster.problem import RosterUnreadableError
from accord.people.roster.tasks import read_roster
from accord.people.roster.wording import explain
from accord.schools.models import School

Table = RosterImport.Table
State = RosterImport.State


@transaction.atomic
def start_roster_import(
    *, school: School, table: str, file_name: str, chunks: Iterable[bytes], encoding: str, by: str, by_name: str
) -> RosterImport:
    """Keep the file and have it read; a table of the school's own waits until its columns are confirmed.

    Raises DomainError on the field `file` when the file cannot be opened at all.
    """
    is_bundle = table == Table.ONEROSTER
    roster = RosterImport.objects.create(
        school=school,
        started_by=by,
        started_by_name=by_name,
        table=table,
        state=State.READING if is_bundle else State.MATCHING,
        file_name=store.safe_name(file_name)[:120],
        options={"encoding": encoding},
    )
    try:
        path = store.keep_upload(roster.ref, file_name, chunks)
        if is_bundle:
            open_bundle(path)
        else:
            look_at_table(path, encoding=encoding)
    except RosterUnreadableError as refusal:
        store.remove_everything(roster.ref)
        words = explain(refusal.problem)
        raise DomainError(
            f"roster-{refusal.problem.code.replace('_', '-')}",
            words.reason,
            422,
            words.remedy,
            fields={"file": f"{words.reason} {words.remedy}"},
        ) from refusal
    except OSError as full:
        store.remove_everything(roster.ref)
        message = _("We could not keep the file: there is no room left for it. Please tell your administrator.")
        raise DomainError("roster-no-room", message, 507, fields={"file": message}) from full
    if is_bundle:
        read_roster.enqueue(roster_id=roster.pk)
    audit.record(
        by=by,
        verb="start_roster_import",
        subject=f"roster_import:{roster.ref}",
        school=school.ref,
        details={"table": table, "file": roster.file_name},
    )
    return roster
