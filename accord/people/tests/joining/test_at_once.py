"""Two people at the same moment: one join wins, the other is told, and nothing hangs on a record that is gone."""

import pytest

from accord.people.actions.join_guardians import join_guardians
from accord.people.actions.tie_guardian import tie_guardian
from accord.people.joining.kinds import GUARDIANS
from accord.people.joining.plan import plan_join
from accord.people.models import GuardianJoined, StudentContact
from accord.people.tests.joining.twins import answered, guardian_like, post_of, tie
from accord.schools.tests.actions.test_races import together

pytestmark = [pytest.mark.requirement("A2"), pytest.mark.django_db(transaction=True)]

RIGHTS = {"relationship": "carer", "parental_responsibility": False, "lives_with": False, "may_be_contacted": True,
          "may_collect": False}  # fmt: skip


def test_of_two_joins_at_once_one_wins(cast):
    amina, office = cast.guardians["amina"], post_of(cast, "office")
    twin, third = guardian_like(amina), guardian_like(amina)
    tie(cast.students["bao"], twin)
    plans = [plan_join(GUARDIANS, kept, twin, office) for kept in (amina, third)]
    plans.append(plan_join(GUARDIANS, twin, amina, office))

    def deed(plan):
        said = answered(plan)
        return lambda: join_guardians(
            kept=plan.kept, away=plan.away, by=office, answers=said, why="Twice", seen=plan.mark
        )

    refused = together(*[deed(plan) for plan in plans])
    assert len(refused) == 2
    assert set(refused) <= {"joined-already", "changed-meanwhile"}
    joined = GuardianJoined.objects.get()
    kept = StudentContact.objects.get(student=cast.students["bao"], relationship="mother")
    assert kept.guardian in {joined.into, twin} - {joined.away}


def test_a_child_that_is_tied_during_a_join_is_not_lost(cast):
    amina, office = cast.guardians["amina"], post_of(cast, "office")
    twin = guardian_like(amina)
    plan = plan_join(GUARDIANS, amina, twin, office)
    said = answered(plan)

    def join():
        join_guardians(kept=amina, away=twin, by=office, answers=said, why="Twice", seen=plan.mark)

    def add():
        tie_guardian(student=cast.students["bao"], guardian=twin, by=office, represents=None, **RIGHTS)

    refused = together(join, add)
    assert refused in (["joined-already"], ["changed-meanwhile"])
    is_joined = GuardianJoined.objects.exists()
    assert StudentContact.objects.filter(guardian=twin).exists() != is_joined
