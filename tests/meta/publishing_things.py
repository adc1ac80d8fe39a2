"""A draft in review and open for comments, and an edition to come, for the permission matrix."""

from datetime import timedelta

from accord.charters.actions.comment_on_draft import comment_on_draft
from accord.charters.actions.open_consultation import open_consultation
from accord.charters.tests.making import draft, post, published
from accord.core import clock
from accord.core.models import Record
from accord.people.viewer import viewer_of
from accord.web.demo import Cast

HEADS = {"riverbank": "head", "hillside": "hillside_head"}


def reviewed(cast: Cast, slug: str) -> dict[str, Record]:
    """Publish an edition to come beside the one that holds, and open a draft for comments."""
    at, by = clock.now(), post(cast, HEADS[slug], slug)
    to_come = published(cast, school=slug, starts_on=by.on + timedelta(days=30))
    edition = draft(cast, school=slug)
    consultation = open_consultation(
        edition=edition, by=by, at=at, audiences=["guardians"], opens_on=by.on, closes_on=by.on + timedelta(days=9)
    )
    remark = comment_on_draft(
        edition=edition, by=viewer_of(cast.login(HEADS[slug])), at=at, text="Seen by the matrix", language="en"
    )
    return {"edition_to_come": to_come, "reviewed_draft": edition, "consultation": consultation, "remark": remark}
