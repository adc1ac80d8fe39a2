"""Bringing in a roster: hand it in, look at it, take it over. Only the office and administrators may."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accord.core import clock
from accord.core.errors import DomainError
from accord.people import access
from accord.people.access.rosters import get_column_match_for, get_roster_for, rosters_for, years_for_roster
from accord.people.actions.agree_to_roster import agree_to_roster
from accord.people.actions.choose_roster_school import choose_roster_school
from accord.people.actions.decide_roster_change import decide_roster_change
from accord.people.actions.drop_roster_import import drop_roster_import
from accord.people.actions.match_roster_columns import match_roster_columns, signature_of
from accord.people.actions.start_roster_import import start_roster_import
from accord.people.forms.roster import AgreeForm, ColumnsForm, RosterFileForm, SchoolOfBundleForm
from accord.people.models import RosterImport
from accord.people.roster import store
from accord.people.roster.matching.propose import Proposal, propose
from accord.people.roster.plain_table import look_at_table
from accord.people.roster.result import fatal_problems, schools_of_bundle
from accord.people.viewer import Post, asking
from accord.people.views.roster_result import show_result
from accord.rules.visibility import Act

State = RosterImport.State
PER_PAGE = 20


def imports(request: HttpRequest, school: str) -> HttpResponse:
    """The imports of the school so far, and the way to a new one."""
    post = access.get_post_that_may(asking(request), school, Act.IMPORT_ROSTER)
    page = Paginator(rosters_for(post), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "people/roster/imports.html", {"post": post, "page": page, "at": clock.now()})


def start(request: HttpRequest, school: str) -> HttpResponse:
    """Hand in a file."""
    viewer = asking(request)
    post = access.get_post_that_may(viewer, school, Act.IMPORT_ROSTER)
    form = RosterFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            roster = start_roster_import(
                school=access.get_school_of(post),
                table=form.cleaned_data["table"],
                file_name=file.name,
                chunks=file.chunks(),
                encoding=form.cleaned_data["encoding"],
                by=viewer.actor,
                by_name=post.name,
            )
            return redirect("roster:roster", school, roster.ref)
        except DomainError as refusal:
            form.refuse(refusal)
    return render(request, "people/roster/start.html", {"post": post, "form": form}, status=422 if form.errors else 200)


def roster(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """One import, wherever it stands."""
    post = access.get_post_that_may(asking(request), school, Act.IMPORT_ROSTER)
    found = get_roster_for(post, ref)
    if found.state == State.MATCHING:
        return redirect("roster:columns", school, ref)
    if found.is_working:
        return render(request, "people/roster/working.html", _progress(post, found))
    if found.state == State.UNREADABLE:
        return _unreadable(request, post, found)
    return show_result(request, post, found, AgreeForm())


def progress(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """How far the worker is; asks the page to load anew when it is done."""
    post = access.get_post_that_may(asking(request), school, Act.IMPORT_ROSTER)
    found = get_roster_for(post, ref)
    answer = render(request, "people/roster/_progress.html", _progress(post, found))
    if not found.is_working:
        answer["HX-Refresh"] = "true"
    return answer


def columns(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Say what each column of a table means."""
    viewer = asking(request)
    post = access.get_post_that_may(viewer, school, Act.IMPORT_ROSTER)
    found = get_roster_for(post, ref)
    path = store.upload_of(found.ref)
    if found.state != State.MATCHING or path is None:
        return redirect("roster:roster", school, ref)
    table = look_at_table(path, encoding=found.options.get("encoding", ""))
    proposals = propose(table.headers, table.lines, table=found.table)
    kept = get_column_match_for(post, found.table, signature_of(table.headers))
    years = [(f"ref:{year.ref}", year.name) for year in years_for_roster(post)] or [("", _("No school year yet"))]
    form = ColumnsForm(request.POST or None, table=found.table, proposals=proposals, kept=kept, years=years)
    if request.method == "POST" and form.is_valid():
        try:
            match_roster_columns(
                roster=found,
                headers=table.headers,
                columns=form.columns,
                year=form.cleaned_data["year"],
                is_everybody=form.cleaned_data["is_everybody"],
                day_first=form.cleaned_data["dates"] == "day",
                by=viewer.actor,
            )
            return redirect("roster:roster", school, ref)
        except DomainError as refusal:
            form.refuse(refusal)
    content = {"post": post, "roster": found, "form": form, "pairs": _pairs(form, proposals), "is_kept": bool(kept)}
    return render(request, "people/roster/columns.html", content, status=422 if form.errors else 200)


@require_POST
def agree(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Take over what was looked at."""
    viewer = asking(request)
    post = access.get_post_that_may(viewer, school, Act.IMPORT_ROSTER)
    found = get_roster_for(post, ref)
    form = AgreeForm(request.POST)
    if form.is_valid():
        try:
            agree_to_roster(roster=found, by=viewer.actor, at=clock.now(), **form.cleaned_data)
            return redirect("roster:roster", school, ref)
        except DomainError as refusal:
            if refusal.status != 422:
                raise
            form.refuse(refusal)
    return show_result(request, post, found, form)


@require_POST
def decide(request: HttpRequest, school: str, ref: str, number: int) -> HttpResponse:
    """Answer one question of the result."""
    viewer = asking(request)
    post = access.get_post_that_may(viewer, school, Act.IMPORT_ROSTER)
    found = get_roster_for(post, ref)
    decide_roster_change(roster=found, number=number, choice=request.POST.get("choice", ""), by=viewer.actor)
    tab = "alike" if request.POST.get("tab") == "alike" else "conflicts"
    response = redirect("roster:roster", school, ref)
    response["Location"] += f"?tab={tab}#row-{number}"
    return response


@require_POST
def choose_school(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Say which school of a bundle is ours."""
    viewer = asking(request)
    post = access.get_post_that_may(viewer, school, Act.IMPORT_ROSTER)
    found = get_roster_for(post, ref)
    form = SchoolOfBundleForm(request.POST, schools=schools_of_bundle(found.ref))
    if form.is_valid():
        choose_roster_school(roster=found, org=form.cleaned_data["org"], by=viewer.actor)
        return redirect("roster:roster", school, ref)
    return _unreadable(request, post, found, form)


@require_POST
def drop(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Forget an import that is not wanted."""
    viewer = asking(request)
    post = access.get_post_that_may(viewer, school, Act.IMPORT_ROSTER)
    drop_roster_import(roster=get_roster_for(post, ref), by=viewer.actor)
    messages.success(request, _("The file is removed. Nothing was changed."))
    return redirect("roster:imports", school)


def _unreadable(
    request: HttpRequest, post: Post, found: RosterImport, form: SchoolOfBundleForm | None = None
) -> HttpResponse:
    schools = schools_of_bundle(found.ref)
    if form is None and len(schools) > 1:
        form = SchoolOfBundleForm(schools=schools)
    content = {"post": post, "roster": found, "problems": fatal_problems(found.ref), "form": form}
    status = 422 if form is not None and form.errors else 200
    return render(request, "people/roster/unreadable.html", content, status=status)


def _progress(post: Post, found: RosterImport) -> dict[str, object]:
    is_applying = found.state == State.APPLYING
    done = store.read_progress(found.ref) if is_applying else found.done
    percent = min(99, done * 100 // found.expected) if found.expected else 0
    return {"post": post, "roster": found, "percent": percent, "is_applying": is_applying}


def _pairs(form: ColumnsForm, proposals: list[Proposal]) -> list[tuple[object, Proposal]]:
    return [(form[f"column_{proposal.position}"], proposal) for proposal in proposals]
