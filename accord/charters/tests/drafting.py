"""What tests of drafts share: a draft of Riverbank, and its clauses by name, and what is noted of each change."""

import pytest

from accord.charters.actions.change_clause_wording import change_clause_wording
from accord.charters.models import Clause
from accord.charters.tests.making import draft
from accord.core.models import AuditEntry
from tests.cast import MONDAY

BY = "login:test"


@pytest.fixture
def edition(cast):
    """A draft of Riverbank."""
    return draft(cast)


def clause_of(edition, key):
    """A clause of an edition, by its key."""
    return Clause.objects.get(edition=edition, key=key)


def entry(verb):
    """The one entry of the audit log under a verb."""
    return AuditEntry.objects.filter(verb=verb).get()


def reword(clause, seen=None, fits=(), **texts):
    """Change the words of a clause in one language or in several."""
    return change_clause_wording(by=BY, at=MONDAY, clause=clause, texts=texts, still_fits=fits, seen=seen)
