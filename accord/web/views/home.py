"""The first page: to the desk for staff, to the family home for guardians."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accord.people import access
from accord.people.viewer import asking


def home(request: HttpRequest) -> HttpResponse:
    """Send the person to the face that is theirs; who has two chooses between them."""
    viewer = asking(request)
    if viewer.posts and not viewer.guardianships and len(viewer.posts) == 1:
        return redirect("desk", school=viewer.posts[0].school_slug)
    if viewer.posts:
        return render(request, "web/faces.html")
    return redirect("family")


def family(request: HttpRequest) -> HttpResponse:
    """What a guardian needs to know or do, for each child."""
    return render(request, "web/family_home.html")


def desk(request: HttpRequest, school: str) -> HttpResponse:
    """What waits for a member of staff."""
    post = access.get_post_for(asking(request), school)
    return render(request, "web/desk.html", {"post": post})
