"""The school's own report: who has signed, by class, year and language; lists of names, on paper and as a file."""

import csv
import io
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accord.charters.access.signing import get_answer_for, get_post_with_signatures, get_round_for, led_classes
from accord.charters.facts.signing import GUARDIAN, KINDS, STAFF, STUDENT, SigningRound
from accord.charters.facts.signing_report import SigningLine, chosen, count, counts_by, language_label, lines_for
from accord.charters.state_words import state_word
from accord.charters.views.signing_pages import download_copy
from accord.core import clock
from accord.people.access import get_post_that_may
from accord.people.viewer import Post, asking
from accord.rules.charter import Audience
from accord.rules.signing import SigningState
from accord.rules.visibility import Act

ON_A_PAGE = 80
FILTERS = ("state", "form", "year", "language")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
AUDIENCE = {GUARDIAN: Audience.GUARDIANS, STAFF: Audience.STAFF, STUDENT: Audience.STUDENTS}


def signatures(request: HttpRequest, school: str) -> HttpResponse:
    """How many have signed: in all, by class, by year and by language."""
    post = get_post_with_signatures(asking(request), school)
    asked_in = get_round_for(post)
    if asked_in is None:
        return render(request, "charters/signatures.html", {"asked_in": None, "post": post})
    kind, lines = _lines(request, post, asked_in)
    content = _around(request, post, asked_in, kind) | {
        "whole": count("", lines),
        "by_form": counts_by(lines, lambda line: line.forms),
        "by_year": counts_by(lines, lambda line: line.years),
        "by_language": counts_by(lines, lambda line: [line.language] if line.language else []),
        "on_paper": sum(_needs_paper(line) for line in lines),
    }
    return render(request, "charters/signatures.html", content)


def signers(request: HttpRequest, school: str) -> HttpResponse:
    """The names, with where each stands."""
    post = get_post_with_signatures(asking(request), school)
    asked_in = get_round_for(post)
    if asked_in is None:
        return redirect("charters:signatures", school=school)
    kind, lines = _lines(request, post, asked_in)
    picked = {name: request.GET.get(name, "") for name in FILTERS}
    found = chosen(lines, **picked)
    kept = {name: value for name, value in picked.items() if value}
    content = _around(request, post, asked_in, kind) | {
        "page": Paginator(found, ON_A_PAGE).get_page(request.GET.get("page")),
        "total": len(found),
        "picked": picked,
        "query": urlencode({"who": kind, **kept}),
        "states": [
            {
                "label": state_word(state) if state else _("Everybody"),
                "url": "?" + urlencode({"who": kind, **kept, "state": state}),
                "current": picked["state"] == state,
            }
            for state in ("", *SigningState)
        ],
        "about": ", ".join(
            part for part in (picked["form"], picked["year"], language_label(picked["language"])) if part
        ),
    }
    return render(request, "charters/signers.html", content)


def signers_to_print(request: HttpRequest, school: str) -> HttpResponse:
    """A list on paper of those who can only be asked on paper: no sign-in, and no answer yet."""
    post = get_post_with_signatures(asking(request), school)
    asked_in = get_round_for(post)
    lines = lines_on_paper(post, asked_in) if asked_in else []
    content = {"post": post, "asked_in": asked_in, "lines": lines, "language_label": language_label, "at": clock.now()}
    return render(request, "charters/signers_to_print.html", content)


def signers_file(request: HttpRequest, school: str) -> HttpResponse:
    """The list of names as a file for a spreadsheet; it holds no reasons."""
    post = get_post_with_signatures(asking(request), school)
    asked_in = get_round_for(post)
    _kind, lines = _lines(request, post, asked_in) if asked_in else ("", [])
    picked = {name: request.GET.get(name, "") for name in FILTERS}
    who, when = (_("Name"), _("Classes"), _("Years"), _("Language")), (_("Where they stand"), _("Date"), _("How"))
    head = (*who, *when, _("Sign-in"))
    answer = HttpResponse(
        "\ufeff" + _as_csv([head, *(_cells(line) for line in chosen(lines, **picked))]),
        content_type="text/csv; charset=utf-8",
    )
    answer["Content-Disposition"] = 'attachment; filename="signatures.csv"'
    return answer


def paper_copy(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """The copy of an answer that came on paper or at a meeting, to hand to the person."""
    post = get_post_that_may(asking(request), school, Act.SEE_SIGNATURES)
    return download_copy(get_answer_for(post, ref))


def lines_on_paper(post: Post, asked_in: SigningRound) -> list[SigningLine]:
    """Those who can only be asked on paper and have not answered, as far as the post sees them."""
    lines = (line for kind in KINDS for line in _of_kind(post, asked_in, kind))
    return [line for line in lines if _needs_paper(line)]


def _lines(request: HttpRequest, post: Post, asked_in: SigningRound) -> tuple[str, list[SigningLine]]:
    kind = request.GET.get("who", GUARDIAN)
    kind = kind if kind in KINDS and (kind != STAFF or post.may(Act.SEE_SIGNATURES)) else GUARDIAN
    return kind, _of_kind(post, asked_in, kind)


def _of_kind(post: Post, asked_in: SigningRound, kind: str) -> list[SigningLine]:
    """Form teachers see the guardians and students of their own classes, and nobody of the staff."""
    if post.may(Act.SEE_SIGNATURES):
        return lines_for(asked_in, post, kind)
    if kind == STAFF:
        return []
    return lines_for(asked_in, post, kind, forms=[school_class.name for school_class in led_classes(post)])


def _around(request: HttpRequest, post: Post, asked_in: SigningRound, kind: str) -> dict[str, Any]:
    address = reverse("charters:signatures", args=[post.school_slug])
    labels = {GUARDIAN: _("Guardians"), STAFF: _("Staff"), STUDENT: _("Students")}
    open_kinds = [
        one for one in KINDS
        if AUDIENCE[one] in asked_in.rule.values.signed_by and (one != STAFF or post.may(Act.SEE_SIGNATURES))
    ]  # fmt: skip
    return {
        "post": post,
        "asked_in": asked_in,
        "publication": asked_in.edition.publication,
        "kind": kind,
        "kinds": [{"label": labels[one], "url": f"{address}?who={one}", "current": one == kind} for one in open_kinds],
        "language_label": language_label,
        "state_word": state_word,
        "at": clock.now(),
    }


def _needs_paper(line: SigningLine) -> bool:
    return line.state is SigningState.PENDING and not line.has_sign_in


def _cells(line: SigningLine) -> tuple[str, ...]:
    answer = line.standing.answer
    return (
        line.name,
        ", ".join(line.forms),
        ", ".join(line.years),
        language_label(line.language),
        state_word(line.state),
        answer.answered_at.date().isoformat() if answer else "",
        str(answer.get_way_display()) if answer else "",
        _("yes") if line.has_sign_in else _("no"),
    )


def _as_csv(rows: Iterable[Iterable[str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    for row in rows:
        writer.writerow([harmless(cell) for cell in row])
    return out.getvalue()


def harmless(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
