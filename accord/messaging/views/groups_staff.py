"""Group spaces for staff: which there are, opening and changing one, reading and writing, moderating."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accord.core import clock
from accord.core.errors import DomainError
from accord.messaging.access import group_spaces as access
from accord.messaging.actions.change_space import change_space
from accord.messaging.actions.close_space import close_space
from accord.messaging.actions.open_space import open_space
from accord.messaging.actions.read_space import read_space
from accord.messaging.facts.group_posts import page_of_posts
from accord.messaging.facts.group_spaces import room_of
from accord.messaging.forms.group_spaces import NewSpaceForm, PostForm, SpaceForm, as_asked
from accord.messaging.views.groups_writing import Writer, page_context, try_to_post
from accord.people.viewer import asking


def spaces(request: HttpRequest, school: str) -> HttpResponse:
    """The spaces that somebody looks after, and those that could be opened."""
    post = access.get_post_with_spaces(asking(request), school)
    found = list(access.spaces_for(post))
    context = {
        "spaces": found,
        "waiting": access.waiting_for(post, found, access.reader_on_staff(post)),
        "may_open": access.classes_to_open(post).exists(),
        "at": post.at,
    }
    return render(request, "messaging/group_spaces.html", context)


def new(request: HttpRequest, school: str) -> HttpResponse:
    """Open a space for a class."""
    post = access.get_post_who_opens(asking(request), school)
    classes = {one.ref: one for one in access.classes_to_open(post)}
    form = NewSpaceForm(request.POST or None, classes=list(classes.values()))
    if request.method == "POST" and form.is_valid():
        try:
            made = open_space(
                school_class=classes[form.cleaned_data["school_class"]], staff=access.get_staff_of(post),
                hours=form.hours, own_rules=form.cleaned_data["own_rules"], language=get_language() or "en",
                by=post.actor, at=post.at,
            )  # fmt: skip
            messages.success(request, _("The space is open. Families find it on their own pages."))
            return redirect("spaces:space", school, made.ref)
        except DomainError as refusal:
            form.refuse(refusal)
    context = {"form": form, "space": None, "back": reverse("spaces:spaces", args=[school])}
    return render(request, "messaging/group_settings.html", context, status=422 if form.errors else 200)


def space(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Read a space, and write in it."""
    post = access.get_post_with_spaces(asking(request), school)
    room = room_of(access.get_space_for(post, ref), post.at, get_language() or "en", staff_id=post.staff_id)
    staff, reader = access.get_staff_of(post), access.reader_on_staff(post)
    writer = Writer(reader, post.actor, asking(request).login.language, staff=staff)
    asked = request.POST.get("answers", "") or request.GET.get("answers", "")
    answered = access.get_answered(room.space, reader, asked, post.at)
    form = PostForm(request.POST or None, initial={"answers": answered.ref if answered else ""})
    question = None
    if request.method == "POST":
        question, made = try_to_post(form, room, writer, answered, post.at, anyway="anyway" in request.POST)
        if made:
            waits = _("Kept. The space is closed now; families read it when it opens.")
            messages.success(request, waits if room.writing.waits else _("Your post is in the space."))
            return redirect("spaces:space", school, ref)
    read_until = room.member.read_at if room.member else None
    page = page_of_posts(room.space, reader, post.at, after=request.GET.get("after", ""), read_until=read_until)
    if request.method == "GET" and not request.GET:
        read_space(space=room.space, staff=staff, at=clock.now())
    context = page_context(room, page, form, question, answered)
    context["may_change"] = access.classes_to_open(post, with_space=True).filter(pk=room.space.school_class_id).exists()
    return render(request, "messaging/group_space.html", context, status=422 if form.errors else 200)


def change(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Change the hours and the ground rules of a space."""
    post = access.get_post_who_opens(asking(request), school)
    found = access.get_space_to_change(post, ref)
    form = SpaceForm(request.POST or None, initial=as_asked(found))
    if request.method == "POST" and form.is_valid():
        try:
            change_space(
                space=found, hours=form.hours, own_rules=form.cleaned_data["own_rules"],
                language=get_language() or "en", by=post.actor, at=post.at,
            )  # fmt: skip
            messages.success(request, _("Kept. Where the rules have other words, families are asked again."))
            return redirect("spaces:space", school, ref)
        except DomainError as refusal:
            form.refuse(refusal)
    context = {"form": form, "space": found, "back": reverse("spaces:space", args=[school, ref])}
    return render(request, "messaging/group_settings.html", context, status=422 if form.errors else 200)


@require_POST
def close(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Close a space for good."""
    post = access.get_post_who_opens(asking(request), school)
    close_space(space=access.get_space_to_change(post, ref), by=post.actor, at=post.at)
    messages.success(request, _("The space is closed. What was written is kept with the school's records."))
    return redirect("spaces:spaces", school)
