"""News for a person, on both faces: the list, one piece of it, and how and when they hear from school."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accord.core import clock
from accord.core.errors import DomainError
from accord.delivery import access
from accord.delivery.actions import mark_read
from accord.delivery.actions.read_everything import read_everything
from accord.delivery.actions.set_wishes import set_wishes
from accord.delivery.facts.news import line_of, news_of
from accord.delivery.forms import WishesForm
from accord.delivery.person import Person
from accord.people.viewer import Post, asking


@dataclass(frozen=True)
class Face:
    """One of the two faces of these pages: whose news it is, and where its pages are."""

    readers: list[Person]
    layout: str
    space: str
    place: tuple[str, ...] = ()

    def url(self, name: str, *args: str) -> str:
        """Return the address of a page of this face."""
        return reverse(f"{self.space}:{name}", args=[*self.place, *args])


def _family(request: HttpRequest) -> Face:
    return Face(access.own_guardians(asking(request)), "layouts/family.html", "family_news")


def _staff(request: HttpRequest, school: str) -> Face:
    post: Post = access.get_post_for(asking(request), school)
    return Face(access.own_staff(post), "layouts/staff.html", "staff_news", (school,))


def family_news(request: HttpRequest) -> HttpResponse:
    """A guardian's news from all schools."""
    return _list(request, _family(request))


def staff_news(request: HttpRequest, school: str) -> HttpResponse:
    """The news of a member of staff."""
    return _list(request, _staff(request, school))


def family_item(request: HttpRequest, ref: str) -> HttpResponse:
    """One piece of a guardian's news."""
    return _item(request, _family(request), ref)


def staff_item(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """One piece of news of a member of staff."""
    return _item(request, _staff(request, school), ref)


@require_POST
def family_read_all(request: HttpRequest) -> HttpResponse:
    """A guardian has seen everything."""
    return _read_all(_family(request))


@require_POST
def staff_read_all(request: HttpRequest, school: str) -> HttpResponse:
    """A member of staff has seen everything."""
    return _read_all(_staff(request, school))


def family_wishes(request: HttpRequest) -> HttpResponse:
    """How and when a guardian hears from school."""
    return _wishes(request, _family(request))


def staff_wishes(request: HttpRequest, school: str) -> HttpResponse:
    """How and when a member of staff is told."""
    return _wishes(request, _staff(request, school))


def _list(request: HttpRequest, face: Face) -> HttpResponse:
    at = clock.now()
    content = {"face": face, "news": news_of(face.readers, at), "at": at, "layout": face.layout}
    return render(request, "delivery/news.html", content)


def _item(request: HttpRequest, face: Face, ref: str) -> HttpResponse:
    at = clock.now()
    found = access.get_news_for(face.readers, ref, at)
    if request.method == "GET":
        mark_read(readers=[found.recipient], notice=found.notice, at=at)
    content = {"face": face, "item": line_of(found), "at": at, "layout": face.layout}
    return render(request, "delivery/item.html", content)


def _read_all(face: Face) -> HttpResponse:
    read_everything(readers=face.readers, at=clock.now())
    return redirect(face.url("news"))


def _wishes(request: HttpRequest, face: Face) -> HttpResponse:
    form = WishesForm(
        request.POST or None,
        wishes=access.wishes_of(face.readers),
        quiet=access.quiet_hours_wished(face.readers),
    )
    if request.method == "POST" and form.is_valid():
        try:
            by = asking(request).actor
            set_wishes(people=face.readers, wishes=form.wishes, quiet=form.quiet, by=by, at=clock.now())
            messages.success(request, _("Kept. This holds from now on."))
            return redirect(face.url("wishes"))
        except DomainError as refusal:
            form.refuse(refusal)
    status = 422 if form.errors else 200
    return render(request, "delivery/wishes.html", {"face": face, "form": form, "layout": face.layout}, status=status)
