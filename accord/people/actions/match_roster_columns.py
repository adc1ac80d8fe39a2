"""A person says what the columns of a table mean."""

import hashlib
import json
from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.people.models import ColumnMatch, RosterImport
from accord.people.roster.matching.fields import fields_of, label_of
from accord.people.roster.tasks import read_roster
from accord.people.roster.values import fold


@transaction.atomic
def match_roster_columns(
    *,
    roster: RosterImport,
    headers: Sequence[str],
    columns: Mapping[int, str],
    year: str,
    is_everybody: bool,
    day_first: bool,
    by: str,
) -> RosterImport:
    """Keep what each column means, for this import and for the next file with the same first line."""
    _check(roster.table, columns)
    taken = RosterImport.objects.filter(pk=roster.pk, state=RosterImport.State.MATCHING).update(
        state=RosterImport.State.READING
    )
    if not taken:
        raise DomainError("roster-moved-on", _("The columns of this import were confirmed already."), 409)
    roster.refresh_from_db()
    roster.options |= {
        "columns": {str(position): field for position, field in columns.items() if field},
        "year": year,
        "is_everybody": is_everybody,
        "day_first": day_first,
    }
    roster.save(update_fields=["options"])
    ColumnMatch.objects.update_or_create(
        school_id=roster.school_id,
        table=roster.table,
        signature=signature_of(headers),
        defaults={"columns": {str(position): field for position, field in columns.items()}},
    )
    read_roster.enqueue(roster_id=roster.pk)
    audit.record(
        by=by,
        verb="match_roster_columns",
        subject=f"roster_import:{roster.ref}",
        school=roster.school.ref,
        details={"columns": sorted(field for field in columns.values() if field)},
    )
    return roster


def signature_of(headers: Sequence[str]) -> str:
    """The same for every file with these headers in this order."""
    return hashlib.sha256(json.dumps([fold(header) for header in headers]).encode()).hexdigest()


def _check(table: str, columns: Mapping[int, str]) -> None:
    """Enough must be known to find each person again; nothing may be said twice."""
    chosen = [field for field in columns.values() if field]
    for field in chosen:
        if field not in fields_of(table):
            raise DomainError("roster-field-unknown", _("One of the choices is not on the list."), 422)
    doubled = next((field for field in chosen if chosen.count(field) > 1), "")
    if doubled:
        message = _("Two columns cannot both be “%(field)s”.") % {"field": label_of(doubled)}
        raise DomainError("roster-field-twice", message, 422, _("Choose another meaning for one of them."))
    who = "staff" if table == RosterImport.Table.STAFF else "child"
    if not {f"{who}_name", f"{who}_given_name"} & set(chosen):
        raise DomainError(
            "roster-no-name", _("No column holds the name."), 422, _("Choose the column with the given or whole name.")
        )
    if who == "child" and not {"child_id", "child_born_on"} & set(chosen):
        raise DomainError(
            "roster-no-identifier",
            _("We could not know a child again next time."),
            422,
            _("Choose the column with the child's number, or at least the one with the date of birth."),
        )
    if who == "staff" and not {"staff_id", "staff_email"} & set(chosen):
        raise DomainError(
            "roster-no-identifier",
            _("We could not know a member of staff again next time."),
            422,
            _("Choose the column with the number, or the one with the e-mail address."),
        )
