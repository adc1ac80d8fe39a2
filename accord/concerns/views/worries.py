"""Anybody writes down a worry about a child, from every page; afterwards they read their own words and no more."""

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accord.concerns.access.complaining import district_to_name
from accord.concerns.access.worries import get_own_worry_for, own_students_of, own_worries
from accord.concerns.actions.raise_worry import raise_worry
from accord.concerns.child_at_risk import numbers_of
from accord.concerns.concern_words import known_as
from accord.concerns.facts.worries import About, From, who_is_told
from accord.concerns.forms.worry import WorryForm
from accord.concerns.models import Worry
from accord.core import clock
from accord.messaging.access.addressees import addressees_of
from accord.messaging.facts.helping import staff_member_of
from accord.messaging.facts.known_staff import KnownStaff, known_staff
from accord.messaging.facts.phones import phone_now
from accord.messaging.facts.timing import charter_at
from accord.people.access.families import students_for
from accord.people.access.posts import get_post_that_may, get_school_of
from accord.people.access.staff import colleagues_for
from accord.people.facts import staff_name
from accord.people.models import StaffMember, Student
from accord.people.viewer import Viewer, asking
from accord.rules.child_at_risk import KeptBecause
from accord.rules.visibility import Act
from accord.schools.models import School


class Place:
    """Where somebody writes: their school, who they are there, and the children and staff whom they may name."""

    def __init__(
        self, viewer: Viewer, school: School, author: From, children: Sequence[Student],
        staff: Sequence[tuple[StaffMember, str]],
    ) -> None:  # fmt: skip
        self.viewer, self.school, self.author = viewer, school, author
        self.children, self.staff = children, staff


def at_home(request: HttpRequest) -> HttpResponse:
    """A guardian or a student is worried about a child."""
    viewer = asking(request)
    places = _places_at_home(viewer)
    if not places:
        request.undo = True  # type: ignore[attr-defined]
        return render(request, "concerns/worry_nowhere.html", {}, status=422 if request.method == "POST" else 200)
    wanted = request.GET.get("school", "")
    if len(places) > 1 and not wanted:
        request.undo = True  # type: ignore[attr-defined]
        status = 422 if request.method == "POST" else 200
        content = {"places": places, "numbers": numbers_of(places[0].school)}
        return render(request, "concerns/worry_school.html", content, status=status)
    place = next((one for one in places if one.school.ref == wanted), None if wanted else places[0])
    if place is None:
        raise Http404
    return _write(request, place, "concerns/worry_at_home.html", at_work=False)


def at_work(request: HttpRequest, school: str) -> HttpResponse:
    """A member of staff is worried about a child, or writes down what somebody told them at the gate."""
    viewer = asking(request)
    post = get_post_that_may(viewer, school, Act.RAISE_WORRY)
    wanted = request.GET.get("child", "")
    children = list(students_for(post).filter(ref=wanted)[:1]) if wanted else []
    staff = [(one, one.full_name) for one in colleagues_for(post) if one.pk != post.staff_id]
    place = Place(viewer, get_school_of(post), From(staff=staff_member_of(post)), children, staff)
    return _write(request, place, "concerns/worry_at_work.html", at_work=True)


def own_at_home(request: HttpRequest, ref: str) -> HttpResponse:
    """What a guardian or a student wrote, as they wrote it."""
    worry = get_own_worry_for(asking(request), ref)
    return _own(request, worry, "concerns/worry_own_at_home.html")


def own_at_work(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """What a member of staff wrote, as they wrote it."""
    viewer = asking(request)
    post = get_post_that_may(viewer, school, Act.RAISE_WORRY)
    return _own(request, get_own_worry_for(viewer, ref, post=post), "concerns/worry_own_at_work.html")


def _own(request: HttpRequest, worry: Worry, template: str) -> HttpResponse:
    content = {"worry": worry, "numbers": numbers_of(worry.school), "home_school": worry.school, "at": clock.now()}
    return render(request, template, content)


def _write(request: HttpRequest, place: Place, template: str, *, at_work: bool) -> HttpResponse:
    at, viewer = clock.now(), place.viewer
    form = WorryForm(
        request.POST if request.method == "POST" else None, children=place.children, staff=place.staff,
        above=district_to_name(place.school, at), at_work=at_work, own=place.author.student,
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        worry = raise_worry(
            school=place.school, author=place.author, text=given["text"], student=form.tied, child=given["child"],
            about=form.concerned_staff, above=form.concerned_above, about_words=given["about_words"],
            language=viewer.login.language, told_by=given.get("told_by", ""),
            came_from=Worry.CameFrom.TOLD if given.get("told_by") else Worry.CameFrom.PAGE, by=viewer.actor, at=at,
        )  # fmt: skip
        if at_work:
            return redirect("safeguarding:own", school=place.school.slug, ref=worry.ref)
        return redirect("family_safeguarding:own", ref=worry.ref)
    post = viewer.post_at(place.school.slug) if at_work else None
    told = who_is_told(place.school, place.author, place.children[0] if len(place.children) == 1 else None, About(), at)
    content = {
        "form": form,
        "home_school": place.school,
        "numbers": numbers_of(place.school),
        "phone": phone_now(place.school, charter_at(place.school, at), at),
        "who": staff_name(told.holder.title, told.holder.called) if told.holder else "",
        "is_lead": told.keeper is not None and told.keeper.because in (KeptBecause.LEAD, KeptBecause.LEAD_AWAY),
        "earlier": list(own_worries(viewer, post=post)[:5]),
        "post": post,
        "at": at,
    }
    return render(request, template, content, status=422 if request.method == "POST" else 200)


def _places_at_home(viewer: Viewer) -> list[Place]:
    found: dict[int, Place] = {}
    for one in addressees_of(viewer):
        if one.student is None:
            here = [each.student for each in addressees_of(viewer) if each.student and each.guardian == one.guardian]
            years = {child.year_group for child in here}
            staff = _labelled(known_staff(one.school, one.student_ids, one.on, years=years, login_id=viewer.login.pk))
            found[one.school.pk] = Place(viewer, one.school, From(guardian=one.guardian), here, staff)
    for student in own_students_of(viewer):
        at = clock.now()
        staff = _labelled(known_staff(student.school, [student.pk], at.date(), years={student.year_group}))
        found.setdefault(student.school_id, Place(viewer, student.school, From(student=student), [student], staff))
    return list(found.values())


def _labelled(known: Sequence[KnownStaff]) -> list[tuple[StaffMember, str]]:
    return [(one.staff, known_as(one)) for one in known]
