"""A charter in force with answers to it, for the permission matrix: each declined, so that every page stays open."""

from accord.charters.access.signing import get_signatory_in_family, get_signatory_on_staff
from accord.charters.actions.decline_charter import decline_charter
from accord.charters.actions.record_answer import record_answer
from accord.charters.facts.editions import edition_in_force
from accord.charters.facts.signing import signing_round
from accord.charters.tests.making import post, published
from accord.core import clock
from accord.core.models import Record
from accord.people.viewer import viewer_of
from accord.web.demo import Cast

ON_PAPER = {"riverbank": "kavitha", "hillside": "siti_hillside"}
OFFICES = {"riverbank": "office", "hillside": "hillside_office"}


def answered(cast: Cast, slug: str, guardian: str, member: str) -> dict[str, Record]:
    """Let a guardian, a member of staff, and somebody on paper decline; return what the addresses name."""
    school, at = cast.schools[slug], clock.now()
    edition = edition_in_force(school, at.date()) or published(cast, school=slug)
    text = edition.texts.get(language="en")
    said = {"shown": text, "sha256": text.sha256, "clauses": ["courtesy"], "reason": "Seen by the matrix", "at": at}
    in_family = get_signatory_in_family(viewer_of(cast.login(guardian)), school.ref)
    on_staff = get_signatory_on_staff(viewer_of(cast.login(member)), slug)
    answer = decline_charter(signatory=in_family, **said)
    asked_in = signing_round(school, at)
    assert asked_in
    on_paper = record_answer(
        asked_in=asked_in, person=cast.guardians[ON_PAPER[slug]], text=text, outcome="declined", way="paper",
        by=post(cast, OFFICES[slug], slug), at=at, reason="Seen by the matrix",
    )  # fmt: skip
    return {
        "home": school,
        "charter_answer": answer,
        "own_charter_answer": decline_charter(signatory=on_staff, **said),
        "paper_answer": on_paper,
        "talk": answer.offer,
    }
