"""The order in which a roster is taken over: first what ends, then what comes, then what changes."""

from collections.abc import Callable
from datetime import date

from django.db.models import F

from accord.people.family_followers import tell_of_ties
from accord.people.joining.traces import joins_of
from accord.people.roster.applying.additions import write_additions
from accord.people.roster.applying.alterations import write_alterations, write_decisions
from accord.people.roster.applying.endings import write_endings
from accord.people.roster.applying.takeover import Takeover, no_report
from accord.people.roster.kinds import Kind
from accord.people.roster.planning.ends import KINDS_THAT_END
from accord.people.roster.planning.shapes import SHAPES
from accord.people.roster.scratch import Scratch
from accord.schools.calendar_followers import tell_of_calendars
from accord.schools.models import School


class JoinedMeanwhile(Exception):
    """Two records of the school were joined after the roster was compared with it."""


def is_out_of_date(scratch: Scratch, school_id: int) -> bool:
    """Whether two records were joined since the roster was compared."""
    return (scratch.recall("joins") or 0) != joins_of(school_id)


def take_over(scratch: Scratch, *, school_id: int, on: date, tell: Callable[[int], None] = no_report) -> dict[str, int]:
    """Write everything in `change`, inside the transaction of the caller; returns counts by verb and kind.

    May be run again on the same scratch file when the transaction was undone. Raises JoinedMeanwhile when two
    records of the school were joined since it was compared: the result may name the one that is gone.
    """
    School.objects.select_for_update(no_key=True).get(pk=school_id)
    if is_out_of_date(scratch, school_id):
        raise JoinedMeanwhile
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
    if takeover.made[f"add {Kind.TIE}"]:
        tell_of_ties(school_id)
    # Whatever was derived from the school's calendar is made anew.
    School.objects.filter(pk=school_id).update(version=F("version") + 1)
    tell_of_calendars([school_id])
    return dict(takeover.made)
