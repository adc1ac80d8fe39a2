"""Who obtains what is inside a complaint: papers, bundles, seats, questions; judged anew at each asking."""

from datetime import datetime
from typing import TypeVar

from django.http import Http404

from accord.concerns.access.complaints import (
    get_complaint_for,
    get_complaint_of_login,
    get_own_complaint_for,
    may_read,
)
from accord.concerns.facts.complaints import current_stage, day_at
from accord.concerns.facts.handling import Hand, hand_of
from accord.concerns.facts.matters import matters_of
from accord.concerns.facts.serial import is_barred_from_serial
from accord.concerns.facts.translated import FamilyWords, family_words
from accord.concerns.handling_page import papers_for
from accord.concerns.models import (
    AccountAsked,
    Bundle,
    Complaint,
    ComplaintPaper,
    Point,
    Remedy,
    Seat,
    SerialDecision,
    Stage,
)
from accord.people.access.posts import get_post_for, get_post_that_may
from accord.people.facts.in_charge import in_charge, key_of_login
from accord.people.models import StaffMember
from accord.people.viewer import Post, Viewer, in_force
from accord.rules.visibility import Act

Found = TypeVar("Found")


def get_hand_for(viewer: Viewer, ref: str, school: str, at: datetime) -> Hand:
    """A complaint with what the person may do in it: at the desk of a school, or by their login alone.

    Raises Http404 for whoever is barred, and NotYours for staff whose role opens no complaint.
    """
    post = get_post_for(viewer, school) if school else None
    complaint = get_complaint_for(post, ref, at) if post else get_complaint_of_login(viewer.login, ref, at)
    hand = hand_of(complaint, viewer.login, at)
    if hand is None or not (hand.has_a_part or (post and post.may(Act.HANDLE_COMPLAINTS))):
        raise Http404
    return hand


def get_paper_for(hand: Hand, ref: str) -> ComplaintPaper:
    """A paper that they may read. Raises Http404."""
    return _one([paper for paper in papers_for(hand) if paper.ref == ref])


def get_bundle_for(hand: Hand, ref: str) -> Bundle:
    """The papers of a hearing as they were sent. Raises Http404."""
    return _one(list(Bundle.objects.filter(stage__complaint=hand.complaint, ref=ref)))


def get_point_for(hand: Hand, ref: str) -> Point:
    """A point of the complaint. Raises Http404."""
    return _one(list(hand.complaint.points.filter(ref=ref, dropped_at__isnull=True)))


def get_words_for(hand: Hand, of: str) -> FamilyWords:
    """Words of the family that came in another language. Raises Http404."""
    return _one([one for one in family_words(hand.complaint) if one.of == of and one.is_foreign])


def get_seat_for(hand: Hand, ref: str) -> Seat:
    """A seat of the panel of the stage now. Raises Http404."""
    return _one(list(hand.stage.seats.filter(ref=ref, left_at__isnull=True)))


def get_remedy_for(hand: Hand, ref: str) -> Remedy:
    """Something that was promised. Raises Http404."""
    return _one(list(hand.complaint.remedies.filter(ref=ref)))


def colleagues_to_ask(hand: Hand, at: datetime) -> list[StaffMember]:
    """The staff of the school who can be asked for an account; those whom the complaint is about are among them."""
    on = day_at(hand.complaint.school, at)
    rows = StaffMember.objects.filter(in_force(on), school=hand.complaint.school, login__isnull=False)
    return list(rows.exclude(login=hand.login))


def get_account_asked(viewer: Viewer, ref: str, at: datetime) -> AccountAsked:
    """The question that somebody is asked themselves, while they are on the staff. Raises Http404."""
    rows = AccountAsked.objects.filter(ref=ref, staff__login=viewer.login, complaint__ended_at__isnull=True)
    found = _one(list(rows.select_related("staff__school", "complaint", "paper")))
    if not any(post.school_id == found.staff.school_id for post in viewer.posts):
        raise Http404
    return found


def get_own_paper(viewer: Viewer, ref: str, paper: str) -> ComplaintPaper:
    """A paper of one's own complaint that is for the family. Raises Http404."""
    complaint = get_own_complaint_for(viewer, ref)
    return _one(list(complaint.papers.filter(ref=paper, for_family=True)))


def get_own_bundle(viewer: Viewer, ref: str, bundle: str) -> Bundle:
    """The papers of a hearing as the family received them. Raises Http404."""
    complaint = get_own_complaint_for(viewer, ref)
    return _one(list(Bundle.objects.filter(stage__complaint=complaint, ref=bundle)))


def get_own_hearing(viewer: Viewer, ref: str) -> Stage:
    """The stage of one's own complaint that has a hearing. Raises Http404 where none is set."""
    complaint = get_own_complaint_for(viewer, ref)
    return _one(list(complaint.stages.filter(hearing_at__isnull=False).order_by("-number")[:1]))


def get_leading_post(viewer: Viewer, school: str) -> Post:
    """The post of somebody who handles complaints of a school. Raises Http404 and NotYours."""
    return get_post_that_may(viewer, school, Act.HANDLE_COMPLAINTS)


def complaints_in_hand(post: Post, at: datetime) -> list[Complaint]:
    """The open complaints of a school that the person has now, has not answered, and may read."""
    rows = Complaint.objects.filter(
        school_id=post.school_id, ended_at__isnull=True, stages__handled_by=post.login_id
    ).select_related("school", "edition", "guardian", "student")
    found = [one for one in rows.distinct().order_by("received_at", "id") if _has_it_now(one, post.login_id)]
    if not found:
        return []
    key, matters = key_of_login(post.login_id), matters_of(found)
    people = in_charge(found[0].school, day_at(found[0].school, at))
    return [one for one in found if may_read(key, matters[one.pk], people)]


def _has_it_now(complaint: Complaint, login_id: int) -> bool:
    stage = current_stage(complaint)
    return stage.handled_by_id == login_id and stage.answered_at is None


def serial_decisions_for(post: Post) -> list[SerialDecision]:
    """The decisions of a school that its leaders may read: none about complaints that name them."""
    staff = StaffMember.objects.select_related("school").get(pk=post.staff_id)
    rows = SerialDecision.objects.filter(school_id=post.school_id).select_related("guardian", "by", "school")
    return [one for one in rows.order_by("-created_at", "-id") if not is_barred_from_serial(one.guardian, staff)]


def get_serial_decision_for(post: Post, ref: str) -> SerialDecision:
    """One of these decisions. Raises Http404."""
    return _one([one for one in serial_decisions_for(post) if one.ref == ref])


def get_own_serial_decision(viewer: Viewer, ref: str) -> SerialDecision:
    """A decision about one's own complaints. Raises Http404."""
    rows = SerialDecision.objects.filter(ref=ref, guardian__login=viewer.login)
    return _one(list(rows.select_related("school", "guardian", "by")))


def staff_of(post: Post) -> StaffMember:
    """The member of staff behind a post."""
    return StaffMember.objects.select_related("school__district", "login").get(pk=post.staff_id)


def _one(found: list[Found]) -> Found:
    if not found:
        raise Http404
    return found[0]
