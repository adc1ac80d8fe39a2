"""What the worker does for rosters. Big files take minutes; nobody waits for them with an open page."""

from accord.core import clock
from accord.core.queue import task


@task(atomic=False, max_attempts=3)
def read_roster(*, roster_id: int) -> None:
    """Read a roster and compare it with the school."""
    from accord.people.actions.read_roster import read_and_compare

    read_and_compare(roster_id=roster_id)


@task(atomic=False, max_attempts=3)
def take_over_roster(*, roster_id: int) -> None:
    """Write an agreed roster, in one transaction of its own."""
    from accord.people.actions.take_over_roster import apply_agreed_roster

    apply_agreed_roster(roster_id=roster_id)


@task()
def expire_rosters() -> None:
    """Forget rosters that were left lying, and hand back those at which the worker was cut off."""
    from accord.people.actions.expire_rosters import expire_rosters as expire
    from accord.people.actions.expire_rosters import hand_back_stranded_rosters

    hand_back_stranded_rosters()
    expire(at=clock.now())
