"""Where the charter stands: the edition in force, the drafts, and what to do next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accord.charters.access.drafts import drafts_of
from accord.charters.content import CharterContent
from accord.charters.facts import Standing, content_of, edition_in_force, standing_of
from accord.charters.facts.drafting import SHOWN_OTHERWISE
from accord.charters.facts.editions import published_editions
from accord.charters.findings import Finding, Severity, findings_of, stale_translations
from accord.charters.models import Edition
from accord.charters.views.page import charter_page
from accord.core import clock
from accord.people.access.posts import get_post_that_may, get_school_of
from accord.people.viewer import asking
from accord.rules.visibility import Act
from accord.schools.models import School

STANDINGS: dict[Standing, tuple[Promise, str]] = {
    Standing.DRAFT: (gettext_lazy("Being written"), ""),
    Standing.IN_REVIEW: (gettext_lazy("In review"), "soon"),
    Standing.APPROVED: (gettext_lazy("Approved"), "calm"),
    Standing.TO_COME: (gettext_lazy("Published, to come"), "calm"),
    Standing.IN_FORCE: (gettext_lazy("In force"), "accent"),
}


BY_LANGUAGE = SHOWN_OTHERWISE
"""Findings that are told once for a language, not clause by clause."""


@dataclass(frozen=True)
class Gap:
    """What one language lacks: clauses that are not written yet, and clauses that are out of date."""

    language: str
    missing: int
    stale: int


@dataclass(frozen=True)
class DraftRow:
    """A draft on the overview: where it stands and what is to be mended in it."""

    edition: Edition
    title: str
    standing: Promise
    tone: str
    next_step: str
    stops: tuple[Finding, ...]
    points: tuple[Finding, ...]
    gaps: tuple[Gap, ...]
    clauses: int
    approved: bool
    content: CharterContent
    findings: tuple[Finding, ...]


def overview(request: HttpRequest, school: str) -> HttpResponse:
    """Show which edition holds, what is being written, and what comes next."""
    post = get_post_that_may(asking(request), school, Act.SEE_CHARTER_DRAFTS)
    found, at = get_school_of(post), clock.now()
    current = edition_in_force(found, post.on)
    drafts = [draft_row(edition, found, at, post.on) for edition in drafts_of(post)]
    return charter_page(
        request,
        "charters/overview.html",
        post,
        current=current,
        current_title=title_of(current) if current else "",
        to_come=[(one, title_of(one)) for one in published_editions(found) if one.publication.starts_on > post.on],
        drafts=drafts,
        may_publish=post.may(Act.PUBLISH_CHARTER),
        may_see_signatures=post.may(Act.SEE_SIGNATURES),
    )


def title_of(edition: Edition) -> str:
    """The title of an edition in its first language."""
    titles = {one.language: one.title for one in edition.wordings.all()}
    return next((titles[language] for language in edition.languages if titles.get(language)), _("Without a title"))


def draft_row(edition: Edition, school: School, at: datetime, on: date) -> DraftRow:
    """A draft with its findings, and in words what is to be done with it next."""
    content = content_of(edition)
    findings = findings_of(
        content, school, at, stale_translations(edition), stale_translations(edition, for_children=True)
    )
    told = [one for one in findings if one.code not in BY_LANGUAGE]
    stops = tuple(one for one in told if one.severity is Severity.STOPS)
    points = tuple(one for one in told if one.severity is Severity.POINTS_OUT)
    gaps = gaps_in(findings)
    to_mend = sum(1 for one in findings if one.severity is Severity.STOPS)
    standing, clauses = standing_of(edition, on), sum(1 for _clause in content.clauses())
    label, tone = STANDINGS[standing]
    step = next_step(standing, clauses, to_mend, len(findings) - to_mend)
    approved = standing is Standing.APPROVED
    return DraftRow(
        edition, title_of(edition), label, tone, step, stops, points, gaps, clauses, approved, content, tuple(findings)
    )


def gaps_in(findings: Sequence[Finding]) -> tuple[Gap, ...]:
    """What each language lacks, in the order in which the languages are met."""
    counted: dict[str, list[int]] = {}
    for one in findings:
        if one.code in BY_LANGUAGE:
            counted.setdefault(one.language, [0, 0])[one.code == "translation_stale"] += 1
    return tuple(Gap(language, missing, stale) for language, (missing, stale) in counted.items())


def next_step(standing: Standing, clauses: int, stops: int, points: int) -> str:
    """What is to be done with a draft next, in one sentence."""
    if not clauses:
        return _("Write the first clause.")
    if stops:
        return ngettext(
            "Mend %(number)s thing; until then it cannot be published.",
            "Mend %(number)s things; until then it cannot be published.",
            stops,
        ) % {"number": stops}
    if standing is Standing.APPROVED:
        return _("It is approved. Publish it from a date.")
    if standing is Standing.IN_REVIEW:
        return _("Answer what your colleagues remarked, then let the headteacher approve it.")
    if points:
        return ngettext(
            "Look at %(number)s thing again, then hand it to your colleagues for review.",
            "Look at %(number)s things again, then hand it to your colleagues for review.",
            points,
        ) % {"number": points}
    return _("Read it through as families will see it, then hand it to your colleagues for review.")
