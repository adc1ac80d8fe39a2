"""How my desk works."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accord.messaging.actions.choose_desk import choose_desk
from accord.messaging.facts.desk_choice import folds_strong_wording
from accord.messaging.facts.helping import staff_member_of
from accord.messaging.forms.desk_choice import DeskChoiceForm
from accord.people.access.posts import get_post_that_may
from accord.people.viewer import asking
from accord.rules.visibility import Act


def desk_choice(request: HttpRequest, school: str) -> HttpResponse:
    """Show and keep how one's own desk works."""
    viewer = asking(request)
    post = get_post_that_may(viewer, school, Act.ANSWER_FAMILIES)
    form = DeskChoiceForm(
        request.POST if request.method == "POST" else None,
        initial={"folds_strong_wording": folds_strong_wording(post.staff_id)},
    )
    if request.method == "POST" and form.is_valid():
        choose_desk(
            staff=staff_member_of(post),
            folds_strong_wording=form.cleaned_data["folds_strong_wording"],
            by=viewer.actor,
        )
        messages.success(request, _("Saved."))
        return redirect("messages:desk_choice", school=school)
    return render(request, "messaging/helping_desk.html", {"post": post, "form": form})
