"""A class space for the demo: 4B's, with three families in it, a few posts, and one that has not come in yet."""

from datetime import datetime, timedelta

from accord.core import clock
from accord.messaging.actions.enter_space import enter_space
from accord.messaging.actions.open_space import open_space
from accord.messaging.actions.write_post import write_post
from accord.messaging.facts.group_spaces import room_of
from accord.messaging.models import GroupPost, GroupSpace
from accord.people.models import Guardian, SchoolClass, StaffMember

BY = "house:demo"


def open_class_space(*, at: datetime) -> None:
    """Ms Tan opened the space of 4B a week ago; Ewa, Siti and Priya came in, Amina has not looked yet."""
    teacher = StaffMember.objects.get(school__slug="riverbank", given_name="Hui Min")
    with clock.travel_to(at - timedelta(days=7)):
        space = open_space(
            school_class=SchoolClass.objects.get(school__slug="riverbank", name="4B"), staff=teacher, hours={},
            own_rules="Lost coats and lifts to swimming are welcome here.", language="en", by=BY, at=clock.now(),
        )  # fmt: skip
    families = {given: _of(given) for given in ("Ewa", "Siti", "Priya")}
    for given, called in (("Ewa", "Lena's mum"), ("Siti", "Siti"), ("Priya", "Anand's mum")):
        _come_in(space, families[given], called, at - timedelta(days=6))
    coat = _post(space, "Has anybody taken a blue coat home by mistake? Lena's name is inside.", "en",
                 at - timedelta(days=2, hours=3), guardian=families["Ewa"])  # fmt: skip
    _post(space, "It hung on our peg! Adam brings it tomorrow.", "en", at - timedelta(days=2, hours=2),
          guardian=families["Siti"], answers=coat)  # fmt: skip
    _post(space, "Swimming starts on Thursday. Two more lifts from the school gate would help.", "en",
          at - timedelta(days=1), staff=teacher)  # fmt: skip


def _of(given: str) -> Guardian:
    return Guardian.objects.filter(school__slug="riverbank", given_name=given, ends_on__isnull=True).earliest("pk")


def _come_in(space: GroupSpace, guardian: Guardian, called: str, at: datetime) -> None:
    with clock.travel_to(at):
        sha256 = room_of(space, at, guardian.language or "en", guardian_id=guardian.pk).rules.sha256
        enter_space(
            space=space, guardian=guardian, called=called, wants_news=True, rules_sha256=sha256, shown_sha256=sha256,
            by=BY, at=at,
        )  # fmt: skip


def _post(
    space: GroupSpace, text: str, language: str, at: datetime, *, guardian: Guardian | None = None,
    staff: StaffMember | None = None, answers: GroupPost | None = None,
) -> GroupPost:  # fmt: skip
    with clock.travel_to(at):
        room = room_of(
            space, at, language, guardian_id=guardian.pk if guardian else 0, staff_id=staff.pk if staff else 0
        )
        return write_post(
            room=room, text=text, language=language, by=BY, at=at, guardian=guardian, staff=staff, answers=answers
        )
