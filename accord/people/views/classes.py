"""Classes: who is in them and who teaches them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accord.people import access
from accord.people.facts.staffing import class_sizes, pupils_of, teachers_of
from accord.people.viewer import asking
from accord.rules.visibility import Act


def classes(request: HttpRequest, school: str) -> HttpResponse:
    """The classes that run, with their teachers and their number of students."""
    post = access.get_post_that_may(asking(request), school, Act.SEE_OWN_STUDENTS)
    found = list(access.classes_for(post))
    sizes = class_sizes(found, post.on)
    rows = [(each, teachers_of(each, post.on), sizes.get(each.id, 0)) for each in found]
    return render(request, "people/classes.html", {"post": post, "rows": rows})


def school_class(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """One class: its students and its teachers."""
    post = access.get_post_that_may(asking(request), school, Act.SEE_OWN_STUDENTS)
    found = access.get_class_for(post, ref)
    content = {
        "post": post,
        "class": found,
        "pupils": pupils_of(found, post.on),
        "teachings": teachers_of(found, post.on),
    }
    return render(request, "people/class.html", content)
