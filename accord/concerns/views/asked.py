"""What a member of staff is asked in a complaint: their account, without reading the complaint."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accord.concerns.access.handling import get_account_asked
from accord.concerns.actions.ask_staff_account import give_staff_account
from accord.concerns.forms.papers import AccountForm
from accord.core import clock
from accord.core.errors import DomainError
from accord.people.viewer import asking
from accord.schools.facts import settings_of


@require_http_methods(["GET", "POST"])
def account(request: HttpRequest, ref: str) -> HttpResponse:
    """Read what is asked, and say in one's own words what one knows."""
    viewer, at = asking(request), clock.now()
    asked = get_account_asked(viewer, ref, at)
    with timezone.override(settings_of(asked.staff.school).zone):
        form, status = AccountForm(), 200
        if request.method == "POST":
            form, status = AccountForm(request.POST), 422
            if form.is_valid():
                try:
                    give_staff_account(
                        asked=asked, text=form.cleaned_data["text"], login=viewer.login, by=viewer.actor, at=at
                    )
                except DomainError as refusal:
                    form.refuse(refusal)
                else:
                    messages.success(request, _("Thank you. What you wrote has been passed on."))
                    return redirect("asked_panels:account", ref=asked.ref)
            request.undo = True  # type: ignore[attr-defined]
        content = {"asked": asked, "school": asked.staff.school, "form": form, "at": at}
        return render(request, "concerns/handling_account.html", content, status=status)
