"""Records that exist twice, for the tests of joining, and the answers that a person gives."""

from typing import Any

from accord.core import clock
from accord.people.facts.family import children_of
from accord.people.joining.kinds import kind_of
from accord.people.joining.plan import Answers, Plan, plan_join
from accord.people.models import Guardian, Login, Student, StudentContact
from accord.people.viewer import Post, viewer_of
from accord.rules.joining import Side, TieAnswers
from accord.web.demo import Cast


def post_of(cast: Cast, key: str) -> Post:
    """Return the post at Riverbank of somebody of the cast, as of now."""
    post = viewer_of(cast.login(key)).post_at("riverbank")
    assert post is not None
    return post


def guardian_like(guardian: Guardian, **other: Any) -> Guardian:
    """Write a guardian down a second time, without a sign-in."""
    names = ("given_name", "family_name", "email", "phone", "language", "address", "address_confidential")
    said = {name: getattr(guardian, name) for name in names} | other
    return Guardian.objects.create(school=guardian.school, **said)


def student_like(student: Student, **other: Any) -> Student:
    """Write a student down a second time."""
    names = ("given_name", "family_name", "born_on", "year_group")
    return Student.objects.create(school=student.school, **({name: getattr(student, name) for name in names} | other))


def tie(student: Student, guardian: Guardian, **said: Any) -> StudentContact:
    """Tie a guardian to a child as a mother with every right, or as is said."""
    rights = {
        "relationship": "mother",
        "parental_responsibility": True,
        "lives_with": True,
        "may_be_contacted": True,
        "may_collect": True,
        "contact_order": 5,
    }
    return StudentContact.objects.create(school=student.school, student=student, guardian=guardian, **(rights | said))


def answered(plan: Plan, *, yes: bool = False, **more: Any) -> Answers:
    """Answer everything: values of the record that stays, and 'no' to every right unless `yes`."""
    ties = {pair.ref: TieAnswers(Side.KEPT, yes, yes, yes) for pair in plan.pairs}
    said: dict[str, Any] = {
        "fields": dict.fromkeys(plan.differing, Side.KEPT),
        "ties": ties,
        "same_child_why": "The mother showed both letters." if plan.asks_same_child else "",
    }
    if plan.forms:
        said["form"] = plan.forms[0].ref
    if plan.fate(None).asks:
        said["sign_in"] = Side.KEPT
    return Answers(**(said | more))


def join(action: Any, kept: Any, away: Any, by: Post, *, yes: bool = False, **more: Any) -> Any:
    """Join two records as they stand now."""
    kind = kind_of(kept)
    kept, away = (kind.model.objects.get(pk=each.pk) for each in (kept, away))
    plan = plan_join(kind, kept, away, by)
    return action(
        kept=kept, away=away, by=by, answers=answered(plan, yes=yes, **more), why="Written down twice", seen=plan.mark
    )


def today() -> Any:
    """Return the day on which the cast acts."""
    return clock.now().date()


def names_seen(login: Login) -> list[str]:
    """The children whom a sign-in shows, by name."""
    return [child.student.called for child in children_of(viewer_of(login))]
