"""The school writes first: choose the child, then the guardians."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accord.core import clock
from accord.core.errors import DomainError
from accord.core.words import moment
from accord.messaging import before_sending
from accord.messaging.access.at_the_desk import child_to_write_about, guardians_to_write_to
from accord.messaging.actions.begin_with_family import begin_with_family
from accord.messaging.facts.helping import staff_member_of
from accord.messaging.facts.leaving import leaving
from accord.messaging.facts.timing import charter_at
from accord.messaging.forms.desk import BeginForm
from accord.messaging.topics import SAFEGUARDING, URGENT, topic_choices
from accord.people.access.families import students_for
from accord.people.access.posts import get_post_that_may
from accord.people.facts import forms_of, language_name
from accord.people.models import Student, StudentContact
from accord.people.viewer import Post, asking
from accord.rules.visibility import Act

MOST_FOUND = 40


def choose_child(request: HttpRequest, school: str) -> HttpResponse:
    """Find the child about whom the school writes, by name."""
    post = get_post_that_may(asking(request), school, Act.ANSWER_FAMILIES)
    name = request.GET.get("name", "").strip()[:80]
    found = list(students_for(post, name=name)[:MOST_FOUND]) if name else []
    forms = forms_of([one.pk for one in found], post.on)
    rows = [(one, forms[one.pk].name if one.pk in forms else "") for one in found]
    return render(request, "messaging/desk_begin.html", {"post": post, "name": name, "rows": rows})


def begin_about(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Write to one guardian of a child or several; each has a conversation of their own."""
    viewer = asking(request)
    post = get_post_that_may(viewer, school, Act.ANSWER_FAMILIES)
    student = child_to_write_about(post, ref)
    ties, staff = guardians_to_write_to(post, student), staff_member_of(post)
    topics = topic_choices(charter_at(staff.school, post.at).rules)
    form = BeginForm(
        request.POST if request.method == "POST" else None,
        request.FILES if request.method == "POST" else None,
        guardians=[(tie.guardian.ref, _label(tie)) for tie in ties],
        topics=[one for one in topics if one[0] not in (SAFEGUARDING, URGENT)],
        initial={"to": [tie.guardian.ref for tie in ties[:1]]},
    )
    nudge = None
    if request.method == "POST" and form.is_valid():
        nudge, sent = _send(request, form, ties, student, post)
        if sent:
            return redirect("messages:inbox", school)
    decision = leaving(staff.school, staff, post.at)
    content = {
        "post": post,
        "at": post.at,
        "student": student,
        "form": form,
        "nudge": nudge,
        "nobody": not ties,
        "leaves_at": decision.reaches_at if decision.held else None,
    }
    return render(request, "messaging/desk_begin_about.html", content, status=422 if form.errors or nudge else 200)


def _label(tie: StudentContact) -> str:
    said = {
        "name": tie.guardian.called,
        "relation": tie.get_relationship_display(),
        "language": language_name(tie.guardian.language),
    }
    if tie.guardian.interpreter_needed:
        return _("%(name)s · %(relation)s · reads %(language)s, an interpreter helps in talks") % said
    return _("%(name)s · %(relation)s · reads %(language)s") % said


def _send(
    request: HttpRequest, form: BeginForm, ties: list[StudentContact], student: Student, post: Post
) -> tuple[object, bool]:
    said, at, staff = form.cleaned_data, clock.now(), staff_member_of(post)
    language = get_language() or staff.school.main_language
    before = before_sending.asked_before(said["seal"])
    held = charter_at(staff.school, at)
    if before:
        seen = before_sending.opened(said["seal"], said["text"], school=staff.school, language=language)
    else:
        seen = before_sending.look(said["text"], school=staff.school, language=language, held=held, at=at)
    if seen.asks and not before:
        form.again(seal=seen.seal)
        return seen, False
    looked = before_sending.looked(seen, before, said["text"])
    try:
        for tie in ties:
            if tie.guardian.ref not in said["to"]:
                continue
            begun = begin_with_family(
                guardian=tie.guardian, student=student, staff=staff, topic=said["topic"], subject=said["subject"],
                text=said["text"], language=seen.language or language, by=asking(request).actor, at=at,
                asks=said["asks"], emergency_reason=said["emergency_reason"], files=said["attachments"], looked=looked,
            )  # fmt: skip
    except DomainError as refusal:
        form.refuse(refusal)
        return None, False
    if begun.decision.held:
        told = {"moment": moment(begun.decision.reaches_at, at)}
        messages.success(request, _("Kept. It leaves %(moment)s; until then you can take it back.") % told)
    else:
        messages.success(request, _("Sent."))
    return None, True
