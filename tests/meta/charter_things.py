"""A draft of a school's charter with a clause, a rule, a clause taken out, and a policy, for the permission matrix."""

from accord.charters.actions.add_policy import add_policy
from accord.charters.actions.begin_draft import begin_draft
from accord.charters.actions.remove_clause import remove_clause
from accord.charters.models import Clause, ClauseRule
from accord.charters.tests.making import CHARTER
from accord.core import clock
from accord.core.models import Record
from accord.schools.models import School


def drafted(school: School) -> dict[str, Record]:
    """Begin a draft at the school and return what the addresses of the editor name."""
    at = clock.now()
    edition = begin_draft(school=school, by="login:matrix", at=at, content=CHARTER)
    removed = remove_clause(by="login:matrix", at=at, clause=Clause.objects.get(edition=edition, key="courtesy"))
    words = {school.main_language: {"name": "Phones", "intent": "Seen by the matrix"}}
    return {
        "edited_draft": edition,
        "edited_clause": Clause.objects.get(edition=edition, key="listening"),
        "edited_rule": ClauseRule.objects.get(edition=edition, name="general"),
        "removed_clause": removed,
        "school_policy": add_policy(by="login:matrix", at=at, school=school, words=words),
    }
