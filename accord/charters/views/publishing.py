"""The last steps of an edition: approved, published, called back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accord.charters.access.drafts import get_draft_of
from accord.charters.access.published import get_published_of
from accord.charters.actions.approve_edition import approve_edition
from accord.charters.actions.publish_edition import publish_edition
from accord.charters.actions.recall_edition import recall_edition
from accord.charters.facts import content_of, edition_in_force
from accord.charters.facts.publishing import approval_state, first_possible_day, hours_change, last_published
from accord.charters.facts.reading import children_draft_text, draft_text
from accord.charters.findings import Severity, findings_of
from accord.charters.forms.review import ApproveForm, PublishForm, ReasonForm
from accord.charters.views.one_form import Asked, ask
from accord.charters.views.reading_page import language_ways, reading_language
from accord.charters.views.review import to_review
from accord.core import clock
from accord.core.errors import DomainError
from accord.core.words import date_in_words
from accord.people.access import get_post_that_may, get_school_of
from accord.people.viewer import asking
from accord.rules.charter import BadValues
from accord.rules.visibility import Act
from accord.schools.week import say_week


def approve(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """A leader reads the draft and approves exactly this."""
    post = get_post_that_may(asking(request), school, Act.APPROVE_CHARTER)
    edition, found, at = get_draft_of(post, ref), get_school_of(post), clock.now()
    content = content_of(edition)
    form = ApproveForm(request.POST or None, initial={"seen": content.sha256})
    if request.method == "POST" and form.is_valid():
        try:
            approve_edition(edition=edition, by=post, at=at, **form.cleaned_data)
            messages.success(request, _("The draft is approved. It can be published from a day on."))
            return redirect(to_review(post, edition))
        except DomainError as refusal:
            form.refuse(refusal)
            form.data = {**form.data.dict(), "seen": content.sha256}  # type: ignore[attr-defined]
    current = edition_in_force(found, post.on)
    context = {
        "form": form,
        "edition": edition,
        "shown": draft_text(content, reading_language(request, content.languages)),
        "to_children": children_draft_text(content, reading_language(request, content.languages)),
        "ways": language_ways(request, content.languages),
        "stops": [one for one in findings_of(content, found, at) if one.severity is Severity.STOPS],
        "compare_with": current or edition.based_on,
        "back": to_review(post, edition),
    }
    return render(request, "charters/approve.html", context, status=422 if form.errors else 200)


def publish(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """An approved draft becomes the charter from a day on."""
    post = get_post_that_may(asking(request), school, Act.PUBLISH_CHARTER)
    edition, found, at = get_draft_of(post, ref), get_school_of(post), clock.now()
    first_day = first_possible_day(found, at)
    form = PublishForm(request.POST or None, initial={"starts_on": first_day, "material": "yes"})
    if request.method == "POST" and form.is_valid():
        try:
            published = publish_edition(edition=edition, by=post, at=at, **form.cleaned_data)
            said = {"number": published.number, "day": date_in_words(published.starts_on)}
            messages.success(request, _("Edition %(number)s is published. It holds from %(day)s.") % said)
            return redirect("charters:edition", school, edition.ref)
        except DomainError as refusal:
            form.refuse(refusal)
    try:
        hours = hours_change(content_of(edition), found, first_day)
    except BadValues:
        hours = None
    context = {
        "form": form,
        "edition": edition,
        "approval": approval_state(edition),
        "hours_before": say_week(hours.before) if hours else None,
        "hours_after": say_week(hours.after) if hours else None,
        "last": last_published(found),
        "back": to_review(post, edition),
    }
    return render(request, "charters/publish.html", context, status=422 if form.errors else 200)


def recall(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """An edition is called back before it begins."""
    post = get_post_that_may(asking(request), school, Act.PUBLISH_CHARTER)
    edition = get_published_of(post, ref)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            recall_edition(edition=edition, by=post, at=clock.now(), reason=form.cleaned_data["reason"])
            messages.success(request, _("The edition is called back. It will not begin."))
            return redirect("charters:edition", school, ref)
        except DomainError as refusal:
            form.refuse(refusal)
    words = Asked(
        _("Call edition %(number)s back") % {"number": edition.publication.number},
        _("Call it back"),
        to_review(post, edition),
        text=_("It will not begin on %(day)s. Everybody who was told of it is told so. It stays to be read.")
        % {"day": date_in_words(edition.publication.starts_on)},
        grave=True,
    )
    return ask(request, form, words)
