"""The charter for families: what holds, what was and will be, what changed, and drafts about which they are asked."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accord.charters.access.published import editions_of
from accord.charters.access.reading import (
    consultations_in_family,
    get_consultation_in_family,
    get_edition_in_family,
    get_school_of_family,
    schools_of_family,
)
from accord.charters.access.signing import is_student_at
from accord.charters.actions.comment_on_draft import comment_on_draft
from accord.charters.facts import Standing, content_of, edition_in_force, standing_of
from accord.charters.facts.comparison import compare
from accord.charters.facts.consulting import ConsultationState, decisions_of, own_remarks, state_of
from accord.charters.facts.editions import edition_before
from accord.charters.facts.reading import (
    EditionRow,
    children_text_of,
    draft_text,
    edition_rows,
    published_text,
    published_to_children,
    text_of,
)
from accord.charters.forms.review import CommentForm
from accord.charters.models import Edition
from accord.charters.panels import own_answer_way
from accord.charters.policies import policy_rows
from accord.charters.views.one_form import FAMILY, Asked, ask
from accord.charters.views.reading_page import is_foreign, language_ways, reading_language
from accord.charters.views.review import clause_in
from accord.core import clock
from accord.core.errors import DomainError
from accord.people.viewer import asking
from accord.schools.models import School
from accord.schools.spans import today_at


def charters(request: HttpRequest) -> HttpResponse:
    """The charter of every school of the family."""
    viewer, at = asking(request), clock.now()
    schools = schools_of_family(viewer)
    rows = [(school, edition_in_force(school, today_at(school, at))) for school in schools]
    return render(request, "charters/family_charters.html", {"rows": rows})


def charter(request: HttpRequest, ref: str) -> HttpResponse:
    """The charter that holds at a school of the family, what is to come, and drafts that are open for comment."""
    viewer, at = asking(request), clock.now()
    school = get_school_of_family(viewer, ref)
    found = edition_in_force(school, today_at(school, at))
    asked = [each for each in consultations_in_family(viewer, at) if each.edition.charter.school_id == school.id]
    more = {
        "consultations": [each for each in asked if state_of(each, at) is ConsultationState.OPEN],
        "heard": [each for each in asked if state_of(each, at) is ConsultationState.OVER and decisions_of(each)],
        "to_come": [row for row in _rows(school) if row.standing is Standing.TO_COME],
        "is_whole": True,
        "own_answer": own_answer_way(viewer, ref),
    }
    return _read(request, school, found, more)


def editions(request: HttpRequest, ref: str) -> HttpResponse:
    """Every edition of the charter of a school of the family."""
    school = get_school_of_family(asking(request), ref)
    context = {"charter_school": school, "rows": _rows(school)}
    return render(request, "charters/family_editions.html", context)


def edition(request: HttpRequest, ref: str) -> HttpResponse:
    """One published edition: that of today, one before, one to come."""
    found = get_edition_in_family(asking(request), ref)
    return _read(request, found.charter.school, found, {"is_whole": False, "own_answer": None})


def changes(request: HttpRequest, ref: str) -> HttpResponse:
    """What an edition changed: since the one named (the one that somebody signed), else since the one before it."""
    viewer = asking(request)
    found = get_edition_in_family(viewer, ref)
    since = request.GET.get("since", "")
    other = get_edition_in_family(viewer, since) if since else edition_before(found)
    if other is None or other == found or other.charter_id != found.charter_id:
        raise Http404
    language = reading_language(request, found.languages)
    context = {
        "charter_school": found.charter.school,
        "edition": found,
        "other": other,
        "shown": published_text(found, language),
        "compared": compare(content_of(other), content_of(found), language),
        "ways": language_ways(request, found.languages),
    }
    return render(request, "charters/family_changes.html", context)


def consultation(request: HttpRequest, ref: str) -> HttpResponse:
    """A draft that the family is asked about; after the end, what was decided."""
    viewer, at = asking(request), clock.now()
    found = get_consultation_in_family(viewer, ref, at)
    state = state_of(found, at)
    content = content_of(found.edition)
    language = reading_language(request, content.languages)
    shown = draft_text(content, language)
    context = {
        "charter_school": found.edition.charter.school,
        "consultation": found,
        "is_open": state is ConsultationState.OPEN,
        "shown": shown if state is ConsultationState.OPEN else None,
        "to_children": children_text_of(found.edition, language) if state is ConsultationState.OPEN else None,
        "ways": language_ways(request, content.languages) if state is ConsultationState.OPEN else [],
        "foreign": is_foreign(content.languages),
        "own": own_remarks(found, viewer.login),
        "decisions": decisions_of(found) if state is ConsultationState.OVER else [],
        "published": getattr(found.edition, "publication", None),
    }
    return render(request, "charters/family_consultation.html", context)


def comment(request: HttpRequest, ref: str) -> HttpResponse:
    """Somebody who is asked says what they think of the draft or of one clause."""
    viewer, at = asking(request), clock.now()
    found = get_consultation_in_family(viewer, ref, at)
    back = reverse("family_charters:consultation", args=[ref])
    if state_of(found, at) is not ConsultationState.OPEN:
        return redirect(back)
    key = request.GET.get("clause", "")
    content = content_of(found.edition)
    shown = draft_text(content, reading_language(request, content.languages))
    form = CommentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            comment_on_draft(
                edition=found.edition, by=viewer, at=at, text=form.cleaned_data["text"],
                language=get_language() or "en", clause_key=key, consultation=found,
            )  # fmt: skip
            messages.success(request, _("Thank you. The school has your words and will say what becomes of them."))
            return redirect(f"{back}#clause-{key}" if key else back)
        except DomainError as refusal:
            form.refuse(refusal)
    words = Asked(
        _("What do you think of this?") if key else _("What do you think of the draft?"),
        _("Send this to the school"),
        f"{back}#clause-{key}" if key else back,
        note=_("Only the school reads this, without your name. No other family sees it. Write in any language."),
        clause=clause_in(shown, key),
    )
    return ask(request, form, words, layout=FAMILY)


def _read(request: HttpRequest, school: School, found: Edition | None, more: dict[str, object]) -> HttpResponse:
    on = today_at(school, clock.now())
    languages = found.languages if found else []
    language = reading_language(request, languages)
    standing = standing_of(found, on) if found else None
    context = {
        "charter_school": school,
        "edition": found,
        "shown": text_of(found, language) if found else None,
        "to_children": published_to_children(found, language) if found else None,
        "reads_as_student": is_student_at(asking(request), school),
        "ways": language_ways(request, languages),
        "foreign": bool(found) and is_foreign(languages),
        "standing": standing,
        "policies": policy_rows(school, language) if standing is Standing.IN_FORCE else [],
        "before": edition_before(found) if found else None,
        "consultations": [],
        "heard": [],
        "to_come": [],
        **more,
    }
    return render(request, "charters/family_charter.html", context)


def _rows(school: School) -> list[EditionRow]:
    on = today_at(school, clock.now())
    return edition_rows(editions_of(school), get_language() or "en", on)
