"""Looking for people by name: only among those whom the asker may see, counts included."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accord.people import access
from accord.people.viewer import asking
from accord.rules.visibility import Act

MOST = 20


def search(request: HttpRequest, school: str) -> HttpResponse:
    """Students, their people and staff whose name holds what was typed."""
    post = access.get_post_for(asking(request), school)
    name = request.GET.get("name", "").strip()[:80]
    content = {"post": post, "name": name, "students": [], "guardians": [], "staff": [], "most": MOST}
    if name and post.may(Act.SEE_OWN_STUDENTS):
        content["students"] = list(access.students_for(post, name=name)[:MOST])
        content["guardians"] = list(access.guardians_for(post, name=name)[:MOST])
    if name and post.may(Act.SEE_STAFF):
        content["staff"] = list(access.staff_for(post, name=name)[:MOST])
    return render(request, "people/search.html", content)
