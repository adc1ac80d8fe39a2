"""The school's other policies: the list that families see with the charter."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accord.charters.access.drafts import get_policy_of
from accord.charters.actions.add_policy import add_policy
from accord.charters.actions.change_policy import change_policy
from accord.charters.actions.end_policy import end_policy
from accord.charters.actions.move_policy import move_policy
from accord.charters.forms.draft import sent
from accord.charters.forms.policy import PolicyForm
from accord.charters.library import policies as library_policies
from accord.charters.policies import PolicyWords, languages_of, policies_of, policy_rows, stamp_of_policy, words_of
from accord.charters.views.page import charter_page
from accord.core import clock
from accord.core.errors import DomainError
from accord.people.access.posts import get_post_that_may, get_school_of
from accord.people.viewer import asking
from accord.rules.visibility import Act


def policies(request: HttpRequest, school: str) -> HttpResponse:
    """List the policies as families see them."""
    post = get_post_that_may(asking(request), school, Act.SEE_CHARTER_DRAFTS)
    found = get_school_of(post)
    rows = policy_rows(found, get_language() or "en")
    lacking = {
        policy.ref: [language for language in languages_of(found) if language not in words_of(policy)]
        for policy in policies_of(found)
    }
    return charter_page(request, "charters/policies.html", post, policies=rows, lacking=lacking)


def new_policy(request: HttpRequest, school: str) -> HttpResponse:
    """Add a policy; one of the library may be taken as the beginning."""
    viewer = asking(request)
    post = get_post_that_may(viewer, school, Act.EDIT_CHARTER)
    found = get_school_of(post)
    taken = next((one for one in library_policies() if one.key == request.GET.get("library")), None)
    said = (
        {code: PolicyWords(name=name, intent=taken.intent.get(code, "")) for code, name in taken.name.items()}
        if taken
        else None
    )
    form = PolicyForm(sent(request), languages=languages_of(found), said=said)
    if request.method == "POST" and form.is_valid():
        try:
            add_policy(
                by=viewer.actor,
                at=clock.now(),
                school=found,
                words=form.words(),
                address=form.cleaned_data["address"],
                library_key=taken.key if taken else "",
            )
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Saved."))
            return redirect("charters:policies", school=school)
    return charter_page(request, "charters/policies_edit.html", post, form, policy=None, seen="")


def policy(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Change a policy."""
    viewer = asking(request)
    post = get_post_that_may(viewer, school, Act.EDIT_CHARTER)
    stored = get_policy_of(post, ref)
    form = PolicyForm(
        sent(request), languages=languages_of(get_school_of(post)), said=words_of(stored), address=stored.address
    )
    if request.method == "POST" and form.is_valid():
        try:
            change_policy(
                by=viewer.actor,
                policy=stored,
                words=form.words(),
                address=form.cleaned_data["address"],
                seen=form.seen,
            )
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Saved."))
            return redirect("charters:policies", school=school)
    return charter_page(request, "charters/policies_edit.html", post, form, policy=stored, seen=stamp_of_policy(stored))


@require_POST
def place_policy(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Move a policy up or down."""
    viewer = asking(request)
    post = get_post_that_may(viewer, school, Act.EDIT_CHARTER)
    move_policy(by=viewer.actor, policy=get_policy_of(post, ref), up=request.POST.get("way") == "up")
    return redirect("charters:policies", school=school)


@require_POST
def take_policy_off(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """End a policy."""
    viewer = asking(request)
    post = get_post_that_may(viewer, school, Act.EDIT_CHARTER)
    end_policy(by=viewer.actor, at=clock.now(), policy=get_policy_of(post, ref), seen=request.POST.get("seen"))
    messages.success(request, _("The policy is off the list. Its words stay in the records."))
    return redirect("charters:policies", school=school)
