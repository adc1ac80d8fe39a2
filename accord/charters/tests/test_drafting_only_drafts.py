"""What can be changed is a draft: nothing that is published, discarded or ended."""

import pytest

from accord.charters.actions.add_clause import add_clause
from accord.charters.actions.add_policy import add_policy
from accord.charters.actions.change_edition_words import change_edition_words
from accord.charters.actions.change_languages import change_languages
from accord.charters.actions.change_policy import change_policy
from accord.charters.actions.discard_draft import discard_draft
from accord.charters.actions.end_policy import end_policy
from accord.charters.actions.move_clause import move_clause
from accord.charters.actions.remove_clause import remove_clause
from accord.charters.actions.remove_rule import remove_rule
from accord.charters.actions.restore_clause import restore_clause
from accord.charters.actions.set_rule import set_rule
from accord.charters.actions.take_from_library import take_from_library
from accord.charters.facts import content_of
from accord.charters.library import policies as library_policies
from accord.charters.models import Clause, ClauseRule, Edition, SchoolPolicy
from accord.charters.tests.drafting import BY, clause_of, edition, reword
from accord.charters.tests.making import draft, post, published
from accord.core.errors import DomainError
from accord.core.models import AuditEntry
from tests.cast import MONDAY

__all__ = ["edition"]
pytestmark = pytest.mark.requirement("B1", "B2")


def changes(edition, at=MONDAY):
    """Every way to change a draft, by name."""
    clause = Clause.objects.filter(edition=edition, key="listening").first()
    rule = ClauseRule.objects.filter(edition=edition).first()
    said = {"title": "T", "opening": "", "change_note": ""}
    return {
        "add_clause": lambda: add_clause(by=BY, edition=edition, section="school", texts={"en": "More."}),
        "change_clause_wording": lambda: reword(clause, en="Other."),
        "move_clause": lambda: move_clause(by=BY, clause=clause, section="values"),
        "set_rule": lambda: set_rule(
            by=BY, clause=clause, kind="complaint_time_limit", name="limit", values={"months": 6}
        ),
        "change_edition_words": lambda: change_edition_words(by=BY, edition=edition, words={"en": said}),
        "change_languages": lambda: change_languages(by=BY, at=at, edition=edition, languages=["en"]),
        "take_from_library": lambda: take_from_library(
            by=BY, edition=edition, policy=library_policies()[0], section="school"
        ),
        "remove_rule": lambda: remove_rule(by=BY, rule=rule),
        "remove_clause": lambda: remove_clause(by=BY, at=at, clause=clause),
    }


CHANGES = (
    "add_clause", "change_clause_wording", "move_clause", "set_rule", "change_edition_words", "change_languages",
    "take_from_library", "remove_rule", "remove_clause",
)  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_a_draft_can_be_changed_but_no_published_and_no_discarded_edition(cast, name):
    changes(draft(cast))[name]()
    assert AuditEntry.objects.filter(verb=name).exists()
    held = published(cast)
    before = content_of(held)
    with pytest.raises(DomainError) as refused:
        changes(held)[name]()
    assert refused.value.status == 409
    assert content_of(Edition.objects.get(pk=held.pk)) == before
    dropped = draft(cast)
    discard_draft(edition=dropped, by=post(cast, "head"), at=MONDAY, reason="Begun twice")
    with pytest.raises(DomainError) as refused:
        changes(Edition.objects.get(pk=dropped.pk))[name]()
    assert refused.value.status == 409


def test_a_clause_cannot_be_put_back_after_publication(cast):
    edition = draft(cast)
    laid = remove_clause(by=BY, at=MONDAY, clause=clause_of(edition, "courtesy"))
    discard_draft(edition=edition, by=post(cast, "head"), at=MONDAY, reason="")
    with pytest.raises(DomainError) as refused:
        restore_clause(by=BY, at=MONDAY, laid=laid)
    assert refused.value.status == 409


def test_policies_end_and_stay_in_the_records(cast):
    said = {"en": {"name": "Phones", "intent": "Why"}}
    policy = add_policy(by=BY, at=MONDAY, school=cast.riverbank, words=said)
    with pytest.raises(DomainError) as refused:
        change_policy(by=BY, policy=policy, words=said, address="ftp://x")
    assert set(refused.value.fields) == {"address"}
    end_policy(by=BY, at=MONDAY, policy=policy)
    assert SchoolPolicy.objects.get().ended_at == MONDAY
    with pytest.raises(DomainError, match="policy-ended"):
        change_policy(by=BY, policy=policy, words=said)
