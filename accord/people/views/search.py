"""Looking for people by name: only among those whom the asker may see, counts included."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from accord.people import access
from accord.people.facts import children_names, classes_of
from accord.people.models import Guardian, StaffMember, Student
from accord.people.viewer import Post, asking
from accord.rules.visibility import Act

MOST = 20
Found = list[tuple[Student | Guardian | StaffMember, str]]


def search(request: HttpRequest, school: str) -> HttpResponse:
    """Students, their people and staff whose name holds what was typed."""
    post = access.get_post_for(asking(request), school)
    name = request.GET.get("name", "").strip()[:80]
    groups = _groups(post, name) if name else []
    content = {
        "post": post,
        "name": name,
        "groups": groups,
        "found_any": any(found for _title, _route, found in groups),
        "most": MOST,
    }
    return render(request, "people/search.html", content)


def _groups(post: Post, name: str) -> list[tuple[str, str, Found]]:
    groups: list[tuple[str, str, Found]] = []
    if post.may(Act.SEE_OWN_STUDENTS):
        students = list(access.students_for(post, name=name)[:MOST])
        classes = classes_of([student.id for student in students], post.on)
        in_class: Found = [
            (student, " · ".join(each.name for each in classes.get(student.id, []))) for student in students
        ]
        guardians = list(access.guardians_for(post, name=name)[:MOST])
        names = children_names(guardians, post)
        of_children: Found = [(guardian, " · ".join(names.get(guardian.id, []))) for guardian in guardians]
        groups += [
            (_("Students"), "people:student", in_class),
            (_("Parents and carers"), "people:guardian", of_children),
        ]
    if post.may(Act.SEE_STAFF):
        staff: Found = [(each, each.job_title) for each in access.staff_for(post, name=name)[:MOST]]
        groups.append((_("Staff"), "people:member", staff))
    return groups
