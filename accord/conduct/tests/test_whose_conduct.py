"""Each side is offered the kinds of conduct that the other side can show, as the charter says; an old one says both."""

from dataclasses import replace

import pytest

from accord.charters.actions.publish_edition import publish_edition
from accord.charters.content import CharterContent
from accord.charters.facts import rules_of
from accord.charters.models import ClauseRule
from accord.charters.tests.making import approve, draft, post, published, ready_charter
from accord.conduct.models import Incident
from accord.conduct.tests.pages import page, send
from accord.core import clock
from accord.rules.charter import ConductCategory
from tests.cast import Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("I1", "I2"), pytest.mark.in_turn]


def charter_of(**whose: str) -> CharterContent:
    """The trust's code with somebody's conduct laid down for some kinds."""
    content = ready_charter()
    return replace(
        content,
        sections=tuple(
            replace(
                section,
                clauses=tuple(
                    replace(
                        clause,
                        rules=tuple(
                            replace(rule, values={**rule.values, "conduct_of": whose[rule.values["category"]]})
                            if rule.values.get("category") in whose
                            else rule
                            for rule in clause.rules
                        ),
                    )
                    for clause in section.clauses
                ),
            )
            for section in content.sections
        ),
    )


def asked(client, story: Cast, query: str = "") -> str:
    """What a member of staff is asked, by default about a family."""
    query = query or f"?guardian={story.guardians['jakub'].ref}"
    return page(client, "conduct:report_about", "riverbank", query=query)


@pytest.fixture
def parted(cast: Cast) -> Cast:
    published(cast, charter_of(abusive_language="staff", threats_and_violence="families"))
    return cast


def test_each_side_is_offered_what_the_other_can_show(parted, as_person) -> None:
    home, desk = page(as_person("amina"), "family_conduct:report"), asked(as_person("tan"), parted)
    assert "Abusive language" in home
    assert "Threats and violence" not in home
    assert "Threats and violence" in desk
    assert "Abusive language" not in desk
    assert "Attacks in public" in home
    assert "Attacks in public" in desk
    assert "Something else" in home
    assert "Something else" in desk
    colleague = asked(as_person("tan"), parted, "?colleague=1")
    assert "Abusive language" in colleague
    assert "Threats and violence" not in colleague


def test_what_was_not_offered_is_not_taken_and_nothing_typed_is_lost(parted, as_person) -> None:
    values = {"words": "She called Idris names.", "place": "on_site", "happened_at": "2026-11-20T10:00",
              "about_words": "The lady at the door"}  # fmt: skip
    again = send(as_person("amina"), "family_conduct:report", category="threats_and_violence", status=422, **values)
    assert "She called Idris names." in again
    assert not Incident.objects.exists()
    send(as_person("amina"), "family_conduct:report", category="abusive_language", **values)
    assert Incident.objects.get().category == "abusive_language"


def test_the_readable_charter_says_whose_conduct_it_is_where_it_is_not_both_sides(parted, as_person) -> None:
    from accord.charters.saying.rules import rule_sentences

    said = {
        laid.values.category: " ".join(rule_sentences(laid.values))
        for laid in rules_of(parted.riverbank.charter.editions.get()).all(ConductCategory)
    }
    assert "It is about the conduct of staff." in said["abusive_language"]
    assert "It is about the conduct of families." in said["threats_and_violence"]
    assert "It is about" not in said["public_attack"]


def test_an_edition_from_before_the_question_offers_every_kind_to_both(cast, as_person) -> None:
    edition = draft(cast, charter_of(abusive_language="staff"))
    for rule in ClauseRule.objects.filter(clause__section__edition=edition, kind="conduct_category"):
        rule.values = {name: value for name, value in rule.values.items() if name != "conduct_of"}
        rule.save()
    approve(cast, edition)
    by = post(cast, "head")
    publish_edition(edition=edition, by=by, at=clock.now(), starts_on=by.on, material=True)
    for asks in (page(as_person("amina"), "family_conduct:report"), asked(as_person("tan"), cast)):
        for title in ("Abusive language", "Threats and violence", "Unreasonable demands"):
            assert title in asks
