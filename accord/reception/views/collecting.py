"""A child is collected before the end of the day."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accord.core.errors import DomainError
from accord.people.models import Student
from accord.people.viewer import Post, asking
from accord.reception import access
from accord.reception.actions.record_collection import record_collection
from accord.reception.actions.take_back_collection import take_back_collection
from accord.reception.facts import ChildCard, card_of_child
from accord.reception.forms.visitors import CollectingForm
from accord.reception.models import Collection


def collect(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Record with whom a child leaves."""
    post = access.get_counter(asking(request), school)
    student = access.get_child_at_counter(post, ref)
    card = card_of_child(student, post)
    people = {line.guardian_ref: line.guardian for line in card.people}
    form = CollectingForm(
        request.POST or None, people=people, leaders=access.leaders_here(post),
        initial={"who": request.GET.get("who", "")},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            left = _record(form, post, student, card)
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            said = {"child": student.called, "name": left.guardian.called if left.guardian else left.name}
            messages.success(request, _("Written down: %(child)s left with %(name)s.") % said)
            return redirect("reception:board", school)
    status = 422 if request.method == "POST" else 200
    content = {"post": post, "at": post.at, "form": form, "child_card": card}
    return render(request, "reception/collect.html", content, status=status)


def _record(form: CollectingForm, post: Post, student: Student, card: ChildCard) -> Collection:
    ref = form.guardian_ref
    known = ref in {line.guardian_ref for line in card.people}
    guardian = access.get_guardian_at_counter(post, ref) if known else None
    return record_collection(
        student=student, by=post, guardian=guardian, name=form.cleaned_data["name"], agreed_with=form.agreed
    )


@require_POST
def take_back(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """It was a mistake: the child is here."""
    post = access.get_counter(asking(request), school)
    collection = take_back_collection(collection=access.get_collection_for(post, ref), by=post)
    messages.success(request, _("Taken back: %(child)s is in school.") % {"child": collection.student.called})
    return redirect("reception:board", school)
