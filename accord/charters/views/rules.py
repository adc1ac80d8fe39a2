"""Rules that a clause carries: choose a kind, set the values, see what they will mean."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accord.charters import words
from accord.charters.access.drafts import get_clause_of, get_draft_of, get_rule_of
from accord.charters.actions.remove_rule import remove_rule
from accord.charters.actions.set_rule import set_rule
from accord.charters.drafting import stamp_of_rule
from accord.charters.facts.drafting import topics_of
from accord.charters.forms.draft import RuleNameForm, sent
from accord.charters.models import Clause, ClauseRule, Edition
from accord.charters.naming import unused
from accord.charters.preview import sentences_for
from accord.charters.value_forms import ValueForm, form_for
from accord.charters.views.clauses import clause_address
from accord.charters.views.page import charter_page
from accord.core import clock
from accord.core.errors import DomainError
from accord.people.access.posts import get_post_that_may, get_school_of
from accord.people.viewer import Post, asking
from accord.rules.charter import RULE_KINDS, BadValues, default_values, plain_values, read_values
from accord.rules.visibility import Act


def choose_rule(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Show every kind of rule that the clause could carry."""
    post = get_post_that_may(asking(request), school, Act.EDIT_CHARTER)
    clause = get_clause_of(post, ref)
    held = {rule.kind: rule for rule in clause.edition.rules.all()}
    kinds = [
        (kind, words.kind_name(kind), words.kind_about(kind), None if how.repeats else held.get(kind))
        for kind, how in RULE_KINDS.items()
    ]
    return charter_page(
        request, "charters/editor_rule_kinds.html", post, clause=clause, edition=clause.edition, kinds=kinds
    )


def new_rule(request: HttpRequest, school: str, ref: str, rule_kind: str) -> HttpResponse:
    """Let the clause carry a rule of a kind; the form begins with the profession's defaults."""
    post = get_post_that_may(asking(request), school, Act.EDIT_CHARTER)
    clause = get_clause_of(post, ref)
    if rule_kind not in RULE_KINDS:
        raise Http404
    return _rule_page(request, post, clause, rule_kind, None)


def rule(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Change the values of a rule, or what it is called."""
    post = get_post_that_may(asking(request), school, Act.EDIT_CHARTER)
    stored = get_rule_of(post, ref)
    return _rule_page(request, post, stored.clause, stored.kind, stored)


@require_POST
def take_rule_off(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Take a rule off its clause."""
    viewer = asking(request)
    post = get_post_that_may(viewer, school, Act.EDIT_CHARTER)
    stored = get_rule_of(post, ref)
    remove_rule(by=viewer.actor, rule=stored, seen=request.POST.get("seen"))
    messages.success(request, _("The rule is taken off the clause."))
    return redirect(clause_address(post, stored.edition, stored.clause.key))


@require_GET
def rule_preview(request: HttpRequest, school: str, ref: str, rule_kind: str) -> HttpResponse:
    """Say what typed values will mean: a fragment that the form fetches while one types."""
    post = get_post_that_may(asking(request), school, Act.EDIT_CHARTER)
    edition = get_draft_of(post, ref)
    if rule_kind not in RULE_KINDS:
        raise Http404
    values = _form(edition, rule_kind, request.GET, None)
    return render(request, "charters/editor_rule_preview.html", {"sentences": _sentences(values, post)})


def _rule_page(request: HttpRequest, post: Post, clause: Clause, kind: str, stored: ClauseRule | None) -> HttpResponse:
    edition = clause.edition
    taken = set(edition.rules.values_list("name", flat=True))
    suggested = stored.name if stored else unused(kind.replace("_", "-"), taken)
    name = RuleNameForm(sent(request), initial={"name": suggested})
    values = _form(edition, kind, sent(request), stored)
    if request.method == "POST" and not name.only_shows and name.is_valid() & values.is_valid():
        try:
            set_rule(
                by=asking(request).actor,
                clause=clause,
                rule=stored,
                kind=kind,
                name=name.cleaned_data["name"],
                values=values.plain_values(),
                seen=name.seen,
            )
        except DomainError as refusal:
            name.refused_with = int(refusal.status)
            at_values = {field: said for field, said in refusal.fields.items() if field in values.fields}
            for field, said in at_values.items():
                values.add_error(field, said)
            if not at_values:
                name.refuse(refusal)
        else:
            messages.success(request, _("The rule is saved. Its values stand in the texts in every language."))
            return redirect(clause_address(post, edition, clause.key))
    if values.errors and not name.only_shows and not name.refused_with:
        name.refused_with = 422
    return charter_page(
        request,
        "charters/editor_rule.html",
        post,
        name,
        values=values,
        edition=edition,
        clause=clause,
        kind=kind,
        kind_name=words.kind_name(kind),
        kind_about=words.kind_about(kind),
        stored=stored,
        sentences=_sentences(values, post, stored),
        newer=_newer(kind, stored) if name.refused_with == 409 and stored else [],
        seen=stamp_of_rule(stored),
    )


def _form(edition: Edition, kind: str, data: Any, stored: ClauseRule | None) -> ValueForm:
    return form_for(
        kind,
        data,
        stored.values if stored else None,
        languages=list(edition.languages),
        topics=topics_of(edition, str(edition.languages[0])),
    )


def _sentences(values: ValueForm, post: Post, stored: ClauseRule | None = None) -> list[str]:
    """What the values of the form will mean; of the stored ones while nothing was sent; nothing for faulty ones."""
    kind = values.kind
    try:
        if values.is_bound:
            if not values.is_valid():
                return []
            plain = values.plain_values()
        else:
            plain = stored.values if stored else plain_values(default_values(kind))
        return sentences_for(read_values(kind, plain), get_school_of(post), clock.now())
    except BadValues:
        return []


def _newer(kind: str, stored: ClauseRule) -> list[str]:
    try:
        return words.rule_sentences(read_values(RULE_KINDS[kind], stored.values))
    except BadValues:
        return []
