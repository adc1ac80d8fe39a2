"""Whom the room of conversations tells what of group spaces: families once a day, staff of reports alone."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accord.delivery.actions.tell import About, tell
from accord.delivery.declared import declare_kind
from accord.delivery.person import Person
from accord.delivery.wording import Words, Written, gettext_noop
from accord.messaging.facts.group_spaces import still_in_space
from accord.messaging.facts.timing import reader_calendar
from accord.messaging.models import GroupPost, GroupSpace, PostPause, SecondLook
from accord.people.models import Guardian, StaffMember

POSTS, CARE, OWN_POST = "group-posts", "group-care", "group-own-post"


def declare() -> None:
    """Name the kinds of notices of group spaces, and who is still entitled to them when they leave."""
    declare_kind(POSTS, label=_("New posts in a class space"), still_entitled=still_in_space)
    declare_kind(CARE, label=_("Care for a class space"), still_entitled=still_in_space)
    declare_kind(OWN_POST, label=_("Your post in a class space"))


def tell_of_new_posts(space: GroupSpace, guardians: Iterable[Guardian], at: datetime) -> None:
    """Tell families once that there is something new; what it says stays in the space."""
    tell(
        school=space.school,
        kind=POSTS,
        recipients=guardians,
        subject=Words(gettext_noop("New posts in the space of %(name)s"), {"name": space.school_class.name}),
        text=Words(gettext_noop("Families or staff of the class wrote. There is no hurry, and nobody has to answer.")),
        about=About("group_space", space.ref),
        url=reverse("family_spaces:space", args=[space.ref]),
        by="house:worker",
        at=at,
        once=f"group_posts:{space.ref}:{at.isoformat()}",
    )


def tell_of_report(post: GroupPost, moderators: Iterable[StaffMember], at: datetime, *, once: str, by: str) -> None:
    """Tell those who moderate that a post was reported, each in their own working time; not by whom."""
    subject = Words(
        gettext_noop("A post in the space of %(name)s was reported"), {"name": post.space.school_class.name}
    )
    _tell_staff(post, moderators, subject, at, once=once, by=by)


def tell_of_danger(post: GroupPost, leads: Iterable[StaffMember], at: datetime, *, by: str) -> None:
    """Tell the safeguarding lead of a post that may speak of a child at risk."""
    subject = Words(
        gettext_noop("A post in the space of %(name)s may be about a child at risk"),
        {"name": post.space.school_class.name},
    )
    _tell_staff(post, leads, subject, at, once=f"group_danger:{post.ref}", by=by)


def tell_of_second_look(look: SecondLook, leaders: Iterable[StaffMember], at: datetime, *, by: str) -> None:
    """Tell leaders that somebody asks for a second look at a removed post."""
    post = look.pause.post
    subject = Words(
        gettext_noop("Somebody asks for a second look at a post in the space of %(name)s"),
        {"name": post.space.school_class.name},
    )
    _tell_staff(post, leaders, subject, at, once=f"group_look:{look.ref}", by=by)


def _tell_staff(
    post: GroupPost, staff: Iterable[StaffMember], subject: Words, at: datetime, *, once: str, by: str
) -> None:
    space = post.space
    tell(
        school=space.school,
        kind=CARE,
        recipients=staff,
        subject=subject,
        about=About("group_space", space.ref),
        url=reverse("spaces:post", args=[space.school.slug, post.ref]),
        confidential=True,
        not_before=lambda person: _in_working_time(space, person, at),
        by=by,
        at=at,
        once=once,
    )


def _in_working_time(space: GroupSpace, person: Person, at: datetime) -> datetime | None:
    if isinstance(person, Guardian):
        return None
    calendar = reader_calendar(space.school, person, at)
    return at if calendar.is_open(at) else calendar.next_opening(at)


def tell_writer_of_removal(pause: PostPause, at: datetime, *, by: str) -> None:
    """Tell the writer that a post is out of sight, why, and what can be done."""
    removed = pause.kind == PostPause.Kind.REMOVED
    subject = (
        gettext_noop("Your post in the space of %(name)s was removed")
        if removed
        else gettext_noop("Your post in the space of %(name)s is out of sight for now")
    )
    then = (
        gettext_noop("You can ask that a leader of the school looks at it again.")
        if removed
        else gettext_noop("The school is looking at it and tells you what becomes of it.")
    )
    _tell_writer(pause.post, subject, [Written(pause.reason), Words(then)], at, once=f"group_pause:{pause.ref}", by=by)


def tell_writer_of_return(pause: PostPause, answer: str, at: datetime, *, by: str) -> None:
    """Tell the writer that a post is read again."""
    subject = gettext_noop("Your post in the space of %(name)s is shown again")
    _tell_writer(pause.post, subject, [Written(answer)] if answer else [], at, once=f"group_back:{pause.ref}", by=by)


def tell_writer_of_look(look: SecondLook, at: datetime, *, by: str) -> None:
    """Tell the writer that a leader looked again and the post stays removed."""
    subject = gettext_noop("A leader looked at your post in the space of %(name)s again; it stays removed")
    _tell_writer(look.pause.post, subject, [Written(look.answer)], at, once=f"group_looked:{look.ref}", by=by)


def _tell_writer(
    post: GroupPost, subject: str, text: list[Written | Words], at: datetime, *, once: str, by: str
) -> None:
    space, writer = post.space, post.guardian or post.staff
    if writer is None:
        return
    to_family = post.guardian is not None
    tell(
        school=space.school,
        kind=OWN_POST,
        recipients=[writer],
        subject=Words(subject, {"name": space.school_class.name}),
        text=text,
        about=About("group_post", post.ref),
        url=reverse("family_spaces:spaces") if to_family else reverse("spaces:spaces", args=[space.school.slug]),
        confidential=True,
        not_before=lambda person: _in_working_time(space, person, at),
        by=by,
        at=at,
        once=once,
    )
