"""Looking after the space of a class: reports, taking out of sight, removing with a reason, a second look."""

from datetime import UTC, datetime

import pytest

from accord.core import clock
from accord.core.models import AuditEntry
from accord.delivery.models import Delivery
from accord.messaging.models import GroupPost, GroupSpace, PostReport, SecondLook
from accord.messaging.tests.spaces import come_in, opened, page, say
from accord.people.models import Teaching
from accord.people.tests.pages import send
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C7")]

FAMILY, STAFF = "/family/spaces/", "/staff/riverbank/spaces/"
SATURDAY = datetime(2026, 11, 28, 11, 0, tzinfo=UTC)
SHARP = "Your son is a thief."


@pytest.fixture
def post(cast: Cast, as_person) -> GroupPost:
    """Grace wrote something sharp in the space of 4B; Amina and Ewa read it."""
    space = opened(cast)
    for key, called in (("grace", "Grace"), ("amina", "Amina"), ("ewa", "Ewa")):
        come_in(cast, space, key, called)
    say(as_person("grace"), space, SHARP)
    return GroupPost.objects.get()


def report(client, post: GroupPost, **more: str):
    return send(client, f"{FAMILY}posts/{post.ref}/report/", {"reason": "That hurts.", **more})


def moderate(client, post: GroupPost, step: str, reason: str = ""):
    return send(client, f"{STAFF}posts/{post.ref}/", {"step": step, "reason": reason})


def told(kind: str) -> set:
    return {row.guardian or row.staff for row in Delivery.objects.filter(notice__kind=kind)}


@pytest.mark.in_turn
def test_group_8_who_reported_only_the_moderators_learn(cast, as_person, post):
    assert report(as_person("amina"), post).status_code == 302
    assert report(as_person("amina"), post).status_code == 302, "twice is one report"
    assert PostReport.objects.count() == 1
    assert told("group-care") == {cast.staff["tan"]}
    read = page(as_person("tan").get(f"{STAFF}posts/{post.ref}/"))
    assert "That hurts." in read
    assert "Amina Yusuf" in read
    notice = Delivery.objects.filter(notice__kind="group-care")[0].notice
    assert cast.guardians["amina"].ref not in notice.created_by
    assert "Amina" not in str([notice.subject, notice.text, notice.created_by])
    for other in ("grace", "ewa"):
        seen = page(as_person(other).get(f"{FAMILY}{post.space.ref}/"))
        assert "That hurts." not in seen
        assert "Reported" not in seen


def test_a_report_on_saturday_is_told_in_working_time(cast, as_person, post):
    with clock.travel_to(SATURDAY):
        report(as_person("amina"), post)
    delivery = Delivery.objects.filter(notice__kind="group-care")[0]
    assert delivery.go_at.date() == datetime(2026, 11, 30, tzinfo=UTC).date()


def test_a_child_in_danger_is_told_to_the_safeguarding_lead(cast, as_person, post):
    report(as_person("amina"), post, child_at_risk="on")
    assert told("group-care") == {cast.staff["tan"], cast.staff["safeguarding"]}
    assert as_person("safeguarding").get(f"{STAFF}posts/{post.ref}/").status_code == 200


@pytest.mark.in_turn
def test_a_paused_post_is_out_of_sight_and_its_writer_reads_why(cast, as_person, post):
    tan, amina, grace = as_person("tan"), as_person("amina"), as_person("grace")
    assert SHARP in page(amina.get(f"{FAMILY}{post.space.ref}/"))
    assert moderate(tan, post, "pause").status_code == 422, "a reason is needed"
    assert moderate(tan, post, "pause", "We talk with both families.").status_code == 302
    assert SHARP not in page(amina.get(f"{FAMILY}{post.space.ref}/"))
    own = page(grace.get(f"{FAMILY}{post.space.ref}/"))
    assert SHARP in own
    assert "We talk with both families." in own
    assert told("group-own-post") == {cast.guardians["grace"]}
    assert moderate(tan, post, "show", "All is well.").status_code == 302
    assert SHARP in page(amina.get(f"{FAMILY}{post.space.ref}/"))


@pytest.mark.in_turn
def test_a_removed_post_comes_back_only_by_another_leaders_second_look(cast, as_person, post):
    grace, amina, head, deputy = (as_person(key) for key in ("grace", "amina", "head", "deputy"))
    report(amina, post)
    assert moderate(deputy, post, "remove", "It names a child.").status_code == 302
    assert not PostReport.objects.filter(settled_at=None).exists()
    assert SHARP not in page(amina.get(f"{FAMILY}{post.space.ref}/"))
    assert send(amina, f"{FAMILY}posts/{post.ref}/second-look/", {"words": ""}).status_code == 404
    asked = send(grace, f"{FAMILY}posts/{post.ref}/second-look/", {"words": "It was a joke between us."})
    assert asked.status_code == 302
    assert send(grace, f"{FAMILY}posts/{post.ref}/second-look/", {"words": "Again."}).status_code == 404
    assert cast.staff["head"] in told("group-care")
    assert cast.staff["deputy"] not in told("group-care")
    again = f"{STAFF}posts/{post.ref}/second-look/"
    assert "It was a joke between us." in page(head.get(again))
    assert deputy.get(again).status_code == 404, "not the one who removed it"
    assert as_person("tan").get(again).status_code == 404, "not a teacher"
    assert send(head, again, {"decision": "show", "answer": ""}).status_code == 422
    assert send(head, again, {"decision": "show", "answer": "We agree."}).status_code == 302
    assert SecondLook.objects.get().shown_again is True
    assert SHARP in page(amina.get(f"{FAMILY}{post.space.ref}/"))


@pytest.mark.in_turn
def test_nobody_moderates_their_own_post_and_reports_of_it_go_to_the_leaders(cast, as_person, post):
    tan = as_person("tan")
    send(tan, f"{STAFF}{post.space.ref}/", {"text": "Homework is fun."})
    own = GroupPost.objects.get(staff=cast.staff["tan"])
    report(as_person("amina"), own)
    assert tan.get(f"{STAFF}posts/{own.ref}/").status_code == 404
    assert "Reported" not in page(tan.get(f"{STAFF}{own.space.ref}/"))
    assert "Amina" in page(as_person("deputy").get(f"{STAFF}posts/{own.ref}/"))
    assert cast.staff["tan"] not in told("group-care")
    assert {cast.staff["deputy"], cast.staff["head"]} <= told("group-care")


def test_staff_who_are_family_moderate_nothing_of_their_own(cast, as_person, post):
    """Ms Nair teaches in 4B as well, where her own son is."""
    Teaching.objects.create(school_class=cast.classes["4B"], staff=cast.staff["nair"], starts_on=MONDAY.date())
    come_in(cast, post.space, "priya", "Priya")
    nair = as_person("nair")
    say(nair, post.space, "Anand forgot his shoes.")
    own = GroupPost.objects.get(guardian=cast.guardians["priya"])
    assert nair.get(f"{STAFF}posts/{post.ref}/").status_code == 200
    assert nair.get(f"{STAFF}posts/{own.ref}/").status_code == 404


@pytest.mark.parametrize(("key", "status"), [("lim", 404), ("office", 404), ("governor", 403), ("hillside_head", 404)])
def test_other_staff_do_not_read_the_space(cast, as_person, post, key, status):
    assert as_person("tan").get(f"{STAFF}{post.space.ref}/").status_code == 200
    assert as_person(key).get(f"{STAFF}{post.space.ref}/").status_code == status
    assert as_person(key).get(f"{STAFF}posts/{post.ref}/").status_code == status


def test_a_form_teacher_opens_the_space_of_the_own_form_and_of_no_other(cast, as_person):
    tan = as_person("tan")
    form = page(tan.get(f"{STAFF}new/"))
    assert cast.classes["4B"].ref in form
    assert cast.classes["1A"].ref not in form
    wrong = send(tan, f"{STAFF}new/", {"school_class": cast.classes["1A"].ref, "when": "with_school"})
    assert wrong.status_code == 422
    hours = {"when": "set_hours", "days": "monday", "opens": "18:00", "closes": "07:00"}
    late = send(tan, f"{STAFF}new/", {"school_class": cast.classes["4B"].ref, **hours})
    assert late.status_code == 422
    assert "Closing must come after opening." in late.content.decode()
    sent = {"school_class": cast.classes["4B"].ref, **hours, "closes": "20:00"}
    assert send(tan, f"{STAFF}new/", sent).status_code == 302
    assert GroupSpace.objects.get().hours == {"monday": ["18:00-20:00"]}
    assert as_person("ode").get(f"{STAFF}new/").status_code == 403


def test_a_closed_space_is_entered_by_nobody_and_another_can_be_opened(cast, as_person, post):
    tan = as_person("tan")
    assert send(tan, f"{STAFF}{post.space.ref}/close/").status_code == 302
    assert tan.get(f"{STAFF}{post.space.ref}/").status_code == 404
    assert as_person("amina").get(f"{FAMILY}{post.space.ref}/").status_code == 404
    assert opened(cast).pk != post.space.pk
    assert AuditEntry.objects.filter(verb="close_space").count() == 1


def test_the_list_of_staff_counts_reported_posts(cast, as_person, post):
    assert "reported post" not in page(as_person("tan").get(STAFF))
    report(as_person("amina"), post)
    assert "1 reported post" in page(as_person("tan").get(STAFF))
