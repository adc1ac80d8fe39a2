"""Import closures from a calendar file or from the list of public holidays."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from accord.schools.calendar_file import FileClosure
from accord.schools.changes import hold, tell
from accord.schools.closure import check_closure, told
from accord.schools.closure_plan import as_stored
from accord.schools.models import Closure, School
from accord.schools.spans import today_at


@dataclass(frozen=True, slots=True)
class Imported:
    """How many closures an import added, changed and took away."""

    added: int = 0
    changed: int = 0
    removed: int = 0


@transaction.atomic
def import_closures(
    *,
    by: str,
    at: datetime,
    school: School,
    chosen: Sequence[tuple[FileClosure, str]],
    gone: Collection[str] = (),
    source: str = Closure.Source.ICALENDAR,
) -> Imported:
    """The chosen entries, each with its kind, stand in the calendar; those of `gone` that lie ahead are taken out.

    An entry that was imported before is changed, never doubled; importing the same file again changes nothing.
    """
    school = hold(school)
    stored = {closure.source_id: closure for closure in Closure.objects.filter(school=school, source=source)}
    added: list[Closure] = []
    changed: list[dict[str, object]] = []
    for wanted, kind in chosen:
        values = as_stored(wanted)
        check_closure(
            starts_on=wanted.starts_on,
            ends_on=wanted.ends_on,
            from_minute=wanted.from_minute,
            to_minute=wanted.to_minute,
        )
        closure = stored.get(wanted.source_id)
        if closure is None:
            closure = Closure(school=school, kind=kind, source=source, source_id=wanted.source_id, created_at=at)
            stored[wanted.source_id] = closure
            for name, value in values.items():
                setattr(closure, name, value)
            added.append(closure)
        elif any(getattr(closure, name) != value for name, value in values.items()):
            before = told(closure)
            for name, value in values.items():
                setattr(closure, name, value)
            closure.save()
            changed.append({"closure": closure.ref, "before": before, "after": told(closure)})
    Closure.objects.bulk_create(added)
    lying_ahead = Closure.objects.filter(
        school=school, source=source, ref__in=gone, starts_on__gte=today_at(school, at)
    )
    removed = [told(closure) for closure in lying_ahead]
    lying_ahead.delete()
    if added or changed or removed:
        tell(
            by=by,
            verb="import_closures",
            subject=f"school:{school.ref}",
            school=school,
            details={
                "source": str(source),
                "added": [told(closure) for closure in added],
                "changed": changed,
                "removed": removed,
            },
        )
    return Imported(len(added), len(changed), len(removed))
