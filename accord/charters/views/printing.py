"""A charter to print and to take along: whole, on a page, as a poster, as slips to sign, as a file."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language

from accord.charters.access.drafts import get_edition_of
from accord.charters.access.reading import get_edition_in_family
from accord.charters.access.signing import get_round_for
from accord.charters.charter_file import write_charter_file
from accord.charters.facts import content_of
from accord.charters.models import Edition
from accord.charters.print import MOST_SLIPS, Form, SlipFor, print_edition, typeset_slips
from accord.charters.views.page import charter_page
from accord.charters.views.signatures import lines_on_paper
from accord.people.access import get_post_that_may
from accord.people.viewer import asking
from accord.rules.visibility import Act


def prints(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Everything that can be printed of an edition, in each of its languages."""
    post = get_post_that_may(asking(request), school, Act.SEE_CHARTER_DRAFTS)
    edition = get_edition_of(post, ref)
    names = dict(settings.LANGUAGES)
    languages = [(code, names.get(code, code)) for code in edition.languages]
    return charter_page(
        request, "charters/prints.html", post, edition=edition, languages=languages,
        to_children=content_of(edition).speaks_to_children,
    )  # fmt: skip


def print_file(request: HttpRequest, school: str, ref: str, form: str, language: str) -> HttpResponse:
    """One print of an edition, for staff."""
    post = get_post_that_may(asking(request), school, Act.SEE_CHARTER_DRAFTS)
    return _pdf(get_edition_of(post, ref), form, language)


def family_print(request: HttpRequest, ref: str, form: str) -> HttpResponse:
    """One print of a published edition, in the reader's language."""
    edition = get_edition_in_family(asking(request), ref)
    return _pdf(edition, form, request.GET.get("language", get_language() or "en"))


def edition_file(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """An edition as one readable file, to keep, to compare, or to begin from at another school."""
    post = get_post_that_may(asking(request), school, Act.SEE_CHARTER_DRAFTS)
    edition = get_edition_of(post, ref)
    answer = HttpResponse(write_charter_file(content_of(edition)), content_type="application/yaml; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="charter-{post.school_slug}.yaml"'
    return answer


def slips(request: HttpRequest, school: str) -> HttpResponse:
    """Slips for those who can only be asked on paper, a file at a time."""
    post = get_post_that_may(asking(request), school, Act.RECORD_SIGNATURES)
    asked_in = get_round_for(post)
    lines = lines_on_paper(post, asked_in)[:MOST_SLIPS] if asked_in else []
    if not asked_in or not lines:
        return redirect("charters:signers_to_print", school=school)
    people = [SlipFor(line.ref, line.name, line.language) for line in lines]
    return _answer(typeset_slips(asked_in.edition, people), "slips")


def _pdf(edition: Edition, form: str, language: str) -> HttpResponse:
    if form not in set(Form) or language not in dict(settings.LANGUAGES):
        raise Http404
    pdf = print_edition(edition, language, Form(form))
    if pdf is None:
        raise Http404
    return _answer(pdf, f"charter-{form.replace('_', '-')}-{language}")


def _answer(pdf: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return answer
