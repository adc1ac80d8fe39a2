"""Charters for tests: a short one in English and Arabic, a draft of it, and a published edition."""

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from hashlib import sha256

from django.utils.translation import get_language

from accord.charters.actions.approve_edition import approve_edition
from accord.charters.actions.begin_draft import begin_draft
from accord.charters.actions.publish_edition import publish_edition
from accord.charters.content import ByLanguage, CharterContent, ClauseContent, RuleContent, SectionContent
from accord.charters.facts.content import content_of
from accord.charters.models import Edition
from accord.charters.starting_points import starting_points
from accord.charters.writing import write_content
from accord.core import clock
from accord.people.viewer import Post, viewer_of
from accord.web.demo import Cast
from tests.worlds import remembered

LAST_MONDAY = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
"""A week before the Monday on which the tests take place."""

SHORT_WEEK = {day: ["08:00-16:00"] for day in ("monday", "tuesday", "wednesday", "thursday")}

CHARTER = CharterContent(
    languages=("en", "ar"),
    title={"en": "Our charter", "ar": "ميثاقنا"},
    opening={"en": "We work together.", "ar": "نعمل معًا."},
    sections=(
        SectionContent(
            "school",
            (
                ClauseContent(
                    "answers",
                    {
                        "en": "You have an answer within {general.answer}.",
                        "ar": "نجيبكم خلال {general.answer}.",
                    },
                    (RuleContent("general", "response_target", {"topic": "", "answer": "3 working_days"}),),
                ),
                ClauseContent("listening", {"en": "We listen to you.", "ar": "نصغي إليكم."}),
            ),
        ),
        SectionContent(
            "families",
            (ClauseContent("courtesy", {"en": "Please speak kindly.", "ar": "نرجو أن تتحدثوا بلطف."}),),
        ),
    ),
)


def post(cast: Cast, key: str, school: str = "riverbank") -> Post:
    """What a person of the cast is on the staff of a school."""
    found = viewer_of(cast.login(key)).post_at(school)
    assert found, key
    return found


def with_clause(content: CharterContent, key: str, **changes: object) -> CharterContent:
    """The same content with one clause changed."""
    return replace(
        content,
        sections=tuple(
            replace(
                section,
                clauses=tuple(replace(each, **changes) if each.key == key else each for each in section.clauses),
            )
            for section in content.sections
        ),
    )


def with_text(content: CharterContent, key: str, text: ByLanguage) -> CharterContent:
    """The same content with other words in one clause."""
    return with_clause(content, key, text=text)


def with_hours(content: CharterContent, week: dict[str, list[str]] = SHORT_WEEK) -> CharterContent:
    """The same content, with working hours laid down in the clause 'listening'."""
    return with_clause(content, "listening", rules=(RuleContent("hours", "working_hours", {"week": week}),))


def draft(cast: Cast, content: CharterContent = CHARTER, *, school: str = "riverbank") -> Edition:
    """A draft of the school's charter."""
    return begin_draft(school=cast.schools[school], by="login:tests", at=clock.now(), content=content)


def rewrite(edition: Edition, content: CharterContent) -> None:
    """Let a draft say something else."""
    write_content(edition=Edition.objects.get(pk=edition.pk), content=content)


def approve(cast: Cast, edition: Edition) -> None:
    """Let the headteacher approve what the draft says."""
    school = edition.charter.school.slug
    key = {"riverbank": "head", "hillside": "hillside_head"}[school]
    approve_edition(edition=edition, by=post(cast, key, school), at=clock.now(), seen=content_of(edition).sha256)


def published(
    cast: Cast,
    content: CharterContent = CHARTER,
    *,
    starts_on: date | None = None,
    school: str = "riverbank",
    material: bool = True,
) -> Edition:
    """An edition that is approved and published; it holds from today unless told otherwise."""
    name = ("published", _sign_of(content), starts_on, school, material, clock.now(), get_language())
    return remembered(
        name,
        lambda: _published(cast, content, starts_on=starts_on, school=school, material=material),
        unchanged=cast,
    )


def with_charter(cast: Cast, key: str = "trust-code") -> Cast:
    """Put the code of their trust into force a week ago."""
    with clock.travel_to(LAST_MONDAY):
        published(cast, ready_charter(key))
    return cast


def _published(cast: Cast, content: CharterContent, *, starts_on: date | None, school: str, material: bool) -> Edition:
    edition = draft(cast, content, school=school)
    approve(cast, edition)
    key = {"riverbank": "head", "hillside": "hillside_head"}[school]
    by = post(cast, key, school)
    publish_edition(edition=edition, by=by, at=clock.now(), starts_on=starts_on or by.on, material=material)
    return Edition.objects.get(pk=edition.pk)


def _sign_of(content: CharterContent) -> str:
    return sha256(repr(content).encode()).hexdigest()


@cache
def ready_charter(key: str = "trust-code") -> CharterContent:
    """A ready charter in the two languages of the tests: quick to publish, and the same in every rule."""
    content = next(point.content for point in starting_points() if point.key == key)
    return replace(
        content,
        languages=CHARTER.languages,
        title=_in_two(content.title),
        opening=_in_two(content.opening),
        change_note=_in_two(content.change_note),
        sections=tuple(
            replace(section, clauses=tuple(_clause_in_two(clause) for clause in section.clauses))
            for section in content.sections
        ),
    )


def _clause_in_two(clause: ClauseContent) -> ClauseContent:
    return replace(clause, text=_in_two(clause.text), children=_in_two(clause.children))


def _in_two(words: ByLanguage) -> ByLanguage:
    return {language: text for language, text in words.items() if language in CHARTER.languages}
