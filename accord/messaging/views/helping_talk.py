"""Writing down a talk in seconds: find the family by a few letters, write, done."""

from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accord.core import clock
from accord.core.errors import DomainError
from accord.core.words import moment
from accord.messaging.access import conversations_for
from accord.messaging.access.talking import Family, colleagues_of, families_named, get_family_for, open_conversations_of
from accord.messaging.actions.log_talk import Logged, log_talk
from accord.messaging.calls import limits_on_calls
from accord.messaging.facts.helping import staff_member_of
from accord.messaging.facts.timing import charter_at
from accord.messaging.forms.talk import TalkForm
from accord.messaging.topics import topic_choices
from accord.people.access.posts import get_post_that_may, get_school_of
from accord.people.viewer import Post, asking
from accord.rules.visibility import Act

LONGEST_NAME = 80


def find_family(request: HttpRequest, school: str) -> HttpResponse:
    """Find with whom one spoke: a page, and its list alone while somebody types."""
    post = get_post_that_may(asking(request), school, Act.ANSWER_FAMILIES)
    name = request.GET.get("name", "").strip()[:LONGEST_NAME]
    content = {"post": post, "name": name, "families": families_named(post, name) if name else []}
    is_list = "HX-Request" in request.headers
    return render(request, "messaging/helping_found.html" if is_list else "messaging/helping_find.html", content)


def write_talk(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Write down what was said."""
    viewer = asking(request)
    post = get_post_that_may(viewer, school, Act.ANSWER_FAMILIES)
    family = get_family_for(post, ref, request.GET.get("child", ""))
    at = clock.now()
    held = charter_at(get_school_of(post), at)
    topics = dict(topic_choices(held.rules))
    form = TalkForm(
        request.POST if request.method == "POST" else None,
        conversations=open_conversations_of(post, family),
        colleagues=colleagues_of(post),
        topics=topics,
        initial=_came_from(request),
    )
    status = 200
    if request.method == "POST":
        if form.is_valid():
            try:
                logged = _log(form, family, post, viewer.actor)
            except DomainError as refusal:
                form.refuse(refusal)
            else:
                return _done(request, post, family, logged)
        status = 422
    content = {
        "form": form,
        "family": family,
        "post": post,
        "calls": limits_on_calls(family.guardian, edition=held.edition, at=at, zone=ZoneInfo(post.zone)),
    }
    return render(request, "messaging/helping_talk.html", content, status=status)


def _came_from(request: HttpRequest) -> dict[str, str]:
    """The conversation from which one came, where the address names it."""
    return {"where": request.GET["in"]} if request.GET.get("in") else {}


def _log(form: TalkForm, family: Family, post: Post, actor: str) -> Logged:
    said = form.cleaned_data
    return log_talk(
        guardian=family.guardian,
        student=family.student,
        staff=staff_member_of(post),
        way=said["way"],
        text=said["text"],
        language=get_language() or "en",
        by=actor,
        at=clock.now(),
        conversation=form.conversation,
        topic=said["topic"],
        about=form.concerned,
        answers=said["answers"],
        kept_inside=said["kept_inside"],
    )


def _done(request: HttpRequest, post: Post, family: Family, logged: Logged) -> HttpResponse:
    names = {"guardian": family.guardian.called}
    if logged.decision is None:
        messages.success(request, _("Written down for staff alone."))
    elif logged.decision.held:
        when = moment(logged.decision.reaches_at, clock.now())
        messages.success(request, _("Written down. %(guardian)s reads it from %(when)s.") % (names | {"when": when}))
    else:
        messages.success(request, _("Written down. %(guardian)s can read it now.") % names)
    if not conversations_for(post).filter(pk=logged.conversation.pk).exists():
        return redirect("messages:log_talk", school=post.school_slug)
    return redirect("messages:conversation", school=post.school_slug, ref=logged.conversation.ref)
