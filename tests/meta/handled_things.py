"""A complaint that is being handled, with everything that its addresses name, for the permission matrix."""

from datetime import timedelta

from accord.concerns.actions.ask_staff_account import ask_staff_account
from accord.concerns.actions.decide_serial import decide_serial
from accord.concerns.actions.raise_complaint import Complainant, raise_complaint
from accord.concerns.facts.complaints import current_stage
from accord.concerns.models import Bundle
from accord.concerns.papers import keep_paper, written_paper
from accord.core import clock
from accord.core.models import Record
from accord.web.demo import Cast

BY = "login:matrix"
ASKED = {"riverbank": "tan", "hillside": "hillside_office"}
DECIDES = {"riverbank": "deputy", "hillside": "hillside_head"}


def in_hand(cast: Cast, slug: str, guardian: str) -> dict[str, Record]:
    """A guardian complains; a paper is there, a colleague is asked, a hearing is set, and a decision was taken."""
    at, family, school = clock.now(), cast.guardians[guardian], cast.schools[slug]
    complaint = raise_complaint(
        school=school, complainant=Complainant(guardian=family), letter="Matrix", language="en", how="portal", by=BY,
        at=at,
    )  # fmt: skip
    stage = current_stage(complaint)
    handler = stage.handled_by
    if handler is None:
        raise LookupError("Nobody has the complaint.")
    stage.hearing_at = at + timedelta(days=9)
    stage.save(update_fields=["hearing_at"])
    paper = keep_paper(
        complaint, written_paper("Matrix", "Matrix"), by=handler, by_family=False, for_family=True, at=at
    )
    bundle = Bundle(stage=stage, sha256="0" * 64, pages=1, sent_at=at, by=handler)
    asked = ask_staff_account(
        complaint=complaint, staff=cast.staff[ASKED[slug]], question="Matrix", login=handler, by=BY, at=at
    )
    decision = decide_serial(
        school=school, guardian=family, matter="Matrix", reasons="Matrix", tried_before="Matrix",
        ends_on=at.date() + timedelta(days=30), staff=cast.staff[DECIDES[slug]], by=BY, at=at,
    )  # fmt: skip
    bundle.file.name = decision.letter.name
    bundle.save(force_insert=True)
    return {
        "handled_complaint": complaint,
        "paper": paper,
        "bundle": bundle,
        "asked_account": asked,
        "serial_decision": decision,
    }
