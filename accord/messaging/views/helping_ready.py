"""Ready answers: the list, one of them, the common ones, and the choice for one conversation."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accord.core import clock
from accord.core.errors import DomainError
from accord.messaging.access import get_conversation_for
from accord.messaging.access.ready_answers import get_template_for, may_change
from accord.messaging.actions.end_template import end_template
from accord.messaging.actions.keep_template import keep_template
from accord.messaging.actions.take_common_templates import take_common_templates
from accord.messaging.facts.helping import staff_member_of
from accord.messaging.facts.ready_answers import languages_of, templates_for, templates_of
from accord.messaging.filling import NAMES
from accord.messaging.forms.ready_answer import CommonAnswersForm, ReadyAnswerForm
from accord.messaging.models import MessageTemplate
from accord.people.access.posts import get_post_that_may, get_school_of
from accord.people.viewer import Post, asking
from accord.rules.visibility import Act
from accord.schools.models import School
from accord.schools.seen import stamp_of
from accord.schools.wording import language_name


def templates(request: HttpRequest, school: str) -> HttpResponse:
    """List the ready answers of the school with the languages that they have and lack."""
    post = get_post_that_may(asking(request), school, Act.ANSWER_FAMILIES)
    found = get_school_of(post)
    rows = templates_of(found)
    spoken = languages_of(found)
    lines = [
        {
            "template": row,
            "may_change": may_change(post, row),
            "has": [language_name(code) for code in spoken if row.wordings.get(code)],
            "lacks": [language_name(code) for code in spoken if not row.wordings.get(code)],
            "begins": _shown(row, found),
        }
        for row in rows
    ]
    form = CommonAnswersForm(language=found.main_language, used=frozenset(row.name for row in rows))
    return render(
        request, "messaging/helping_templates.html", {"post": post, "lines": lines, "offered": len(form.common)}
    )


def _shown(row: MessageTemplate, school: School) -> str:
    language = get_language() or ""
    words = row.wordings.get(language) or row.wordings.get(school.main_language) or ""
    return str(words)


def new_template(request: HttpRequest, school: str) -> HttpResponse:
    """Write a ready answer."""
    post = get_post_that_may(asking(request), school, Act.ANSWER_FAMILIES)
    return _edit(request, post, None)


def template(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Change a ready answer."""
    post = get_post_that_may(asking(request), school, Act.ANSWER_FAMILIES)
    return _edit(request, post, get_template_for(post, ref))


def _edit(request: HttpRequest, post: Post, stored: MessageTemplate | None) -> HttpResponse:
    school = get_school_of(post)
    form = ReadyAnswerForm(
        request.POST if request.method == "POST" else None,
        languages=languages_of(school),
        said=stored.wordings if stored else {},
        initial={"name": stored.name} if stored else {},
    )
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                keep_template(
                    school=school,
                    staff=staff_member_of(post),
                    name=form.cleaned_data["name"],
                    wordings=form.wordings,
                    by=asking(request).actor,
                    at=clock.now(),
                    template=stored,
                    seen=request.POST.get("seen"),
                )
            except DomainError as refusal:
                form.refuse(refusal)
                status = int(refusal.status)
            else:
                messages.success(request, _("Saved."))
                return redirect("messages:templates", school=post.school_slug)
    content = {
        "post": post,
        "form": form,
        "template": stored,
        "seen": stamp_of(stored),
        "names": [f"{{{name}}}" for name in NAMES],
    }
    return render(request, "messaging/helping_template.html", content, status=status)


@require_POST
def take_off(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """End a ready answer."""
    viewer = asking(request)
    post = get_post_that_may(viewer, school, Act.ANSWER_FAMILIES)
    end_template(template=get_template_for(post, ref), by=viewer.actor, at=clock.now())
    messages.success(request, _("It is off the list. Its words stay in the records."))
    return redirect("messages:templates", school=school)


def take_common(request: HttpRequest, school: str) -> HttpResponse:
    """Choose among the common answers that come with Accord."""
    viewer = asking(request)
    post = get_post_that_may(viewer, school, Act.ANSWER_FAMILIES)
    found = get_school_of(post)
    used = frozenset(row.name for row in templates_of(found))
    form = CommonAnswersForm(
        request.POST if request.method == "POST" else None, language=found.main_language, used=used
    )
    status = 200
    if request.method == "POST":
        if form.is_valid():
            taken = take_common_templates(
                school=found,
                staff=staff_member_of(post),
                keys=form.cleaned_data["keys"],
                by=viewer.actor,
                at=clock.now(),
            )
            messages.success(request, _("Taken: %(number)s. Change them as you like.") % {"number": len(taken)})
            return redirect("messages:templates", school=school)
        status = 422
    content = {"post": post, "form": form, "language": get_language() or found.main_language}
    return render(request, "messaging/helping_common.html", content, status=status)


def ready_answers(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """The ready answers for one conversation: for the box of an answer, or as a page of their own."""
    post = get_post_that_may(asking(request), school, Act.ANSWER_FAMILIES)
    conversation = get_conversation_for(post, ref)
    content = {
        "post": post,
        "conversation": conversation,
        "answers": templates_for(post, conversation),
        "language_name": language_name,
    }
    is_list = "HX-Request" in request.headers
    return render(request, "messaging/helping_ready_list.html" if is_list else "messaging/helping_ready.html", content)
