"""Two shapes that many pages about people share: a page of one form, and the way in for staff."""

from dataclasses import dataclass

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from accord.people.viewer import Post


@dataclass(frozen=True)
class Ask:
    """What stands around a form: its title, why it is asked, the button, and the way back."""

    title: str
    button: str
    back: str
    text: str = ""
    note: str = ""
    grave: bool = False


def ask(request: HttpRequest, post: Post | None, form: Form, words: Ask) -> HttpResponse:
    """Answer with a page of one form; with errors in it the answer is 422 and keeps what was typed."""
    status = 422 if form.errors else 200
    layout = "layouts/staff.html" if post else "layouts/family.html"
    return render(request, "people/ask.html", {"form": form, "words": words, "layout": layout}, status=status)


def to(post: Post, name: str, *args: str) -> str:
    """Return the address of a staff page about people at the post's school."""
    return reverse(f"people:{name}", args=[post.school_slug, *args])
