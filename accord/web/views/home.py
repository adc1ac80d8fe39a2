"""The first pages: the family's home and the desk of staff."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accord.core import clock
from accord.core.words import isolate
from accord.people import access
from accord.people.facts import Child, children_of, forms_of
from accord.people.viewer import Viewer, asking
from accord.schools.facts import open_state
from accord.schools.facts.schools import schools_with
from accord.web.looking_after import looking_after


@dataclass(frozen=True)
class ChildRow:
    """One child on the family's home."""

    name: str
    form: str
    words: str
    url: str


@dataclass(frozen=True)
class HoursLine:
    """One school's hours in a sentence, and the telephone that is answered in an emergency."""

    words: str
    phone: str


def home(request: HttpRequest) -> HttpResponse:
    """Send the person to the face that is theirs; who has several chooses between them."""
    viewer = asking(request)
    if viewer.posts and (viewer.guardianships or len(viewer.posts) > 1):
        return render(request, "web/faces.html")
    if viewer.posts:
        return redirect("desk", school=viewer.posts[0].school_slug)
    if viewer.district_slugs and not viewer.guardianships:
        return redirect("district:overview", district=viewer.district_slugs[0])
    return redirect("family")


def family(request: HttpRequest) -> HttpResponse:
    """What a guardian needs to know or do, for each child."""
    viewer, at = asking(request), clock.now()
    children = children_of(viewer)
    content = {
        "greeting": greeting(viewer, at, _zone(children)),
        "children": _rows(children),
        "hours": _hours(children, at),
    }
    return render(request, "web/family_home.html", content)


def desk(request: HttpRequest, school: str) -> HttpResponse:
    """What waits for a member of staff, and what the roles held today look after."""
    viewer, at = asking(request), clock.now()
    post = access.get_post_for(viewer, school)
    content = {
        "greeting": greeting(viewer, at, ZoneInfo(post.zone)),
        "hours": open_state(access.get_school_of(post), at).sentence,
        "classes": access.get_classes_taught_by(post),
        "tasks": looking_after(post),
    }
    return render(request, "web/desk.html", content)


def greeting(viewer: Viewer, at: datetime, zone: ZoneInfo) -> str:
    """Greet by the hour on the wall of the school."""
    hour = at.astimezone(zone).hour
    name = {"name": isolate(viewer.login.get_short_name())}
    if 5 <= hour < 12:
        return _("Good morning, %(name)s") % name
    if 12 <= hour < 18:
        return _("Good afternoon, %(name)s") % name
    return _("Good evening, %(name)s") % name


def _zone(children: tuple[Child, ...]) -> ZoneInfo:
    return ZoneInfo(children[0].guardianship.zone if children else "UTC")


def _rows(children: tuple[Child, ...]) -> list[ChildRow]:
    forms = {}
    for child in children:
        forms.update(forms_of([child.student.id], child.guardianship.on))
    rows = []
    for child in children:
        form = forms.get(child.student.id)
        words = child.guardianship.school_name
        if form and form.teacher:
            words = _("Class %(form)s with %(teacher)s, %(school)s") % {
                "form": isolate(form.name),
                "teacher": isolate(form.teacher),
                "school": isolate(words),
            }
        url = reverse("family_people:child", args=[child.student.ref])
        rows.append(ChildRow(child.student.called, form.name if form else "", words, url))
    return rows


def _hours(children: tuple[Child, ...], at: datetime) -> list[HoursLine]:
    ids = {child.guardianship.school_id for child in children}
    return [
        HoursLine(
            _("%(school)s: %(hours)s") % {"school": isolate(school.name), "hours": open_state(school, at).sentence},
            school.emergency_phone,
        )
        for school in schools_with(ids)
    ]
