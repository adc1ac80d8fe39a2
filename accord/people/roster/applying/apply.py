"""The order in which a roster is taken over: first what ends, then what comes, then what changes."""

from collections.abc import Callable
from datetime import date

from django.db.models import F

from accord.people.roster.applying.additions import write_additions
from accord.people.roster.applying.alterations import write_alterations, write_decisions
from accord.people.roster.applying.endings import write_endings
from accord.people.roster.applying.takeover import Takeover, no_report
from accord.people.roster.planning.ends import KINDS_THAT_END
from accord.people.roster.planning.shapes import SHAPES
from accord.people.roster.scratch import Scratch
from accord.schools.models import School


def take_over(scratch: Scratch, *, school_id: int, on: date, tell: Callable[[int], None] = no_report) -> dict[str, int]:
    """Write everything in `change`, inside the transaction of the caller; returns counts by verb and kind.

    May be run again on the same scratch file when the transaction was undone.
    """
    scratch.run("drop table if exists temp.made")
    scratch.run(
        "create temp table made (kind text, source_id text, record_id int, primary key (kind, source_id)) without rowid"
    )
    takeover = Takeover(scratch, school_id, on, tell)
    # Places in classes end before the classes and the people that they hang on.
    for ending in reversed(KINDS_THAT_END):
        write_endings(takeover, ending)
    for kind in SHAPES:
        write_alterations(takeover, kind)
        write_additions(takeover, kind)
        write_decisions(takeover, kind)
    # Whatever was derived from the school's calendar is made anew.
    School.objects.filter(pk=school_id).update(version=F("version") + 1)
    return dict(takeover.made)
