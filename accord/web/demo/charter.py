"""The charter for the demo: the trust's code in force at Riverbank, answers to it, a draft of the next edition."""

from datetime import datetime

from accord.charters.access.signing import Signatory, get_signatory_in_family, get_signatory_on_staff
from accord.charters.actions.approve_edition import approve_edition
from accord.charters.actions.begin_draft import begin_draft
from accord.charters.actions.comment_on_draft import comment_on_draft
from accord.charters.actions.decline_charter import decline_charter
from accord.charters.actions.publish_edition import publish_edition
from accord.charters.actions.request_review import request_review
from accord.charters.actions.sign_charter import sign_charter
from accord.charters.content import CharterContent
from accord.charters.facts import content_of
from accord.charters.models import Edition, EditionText
from accord.charters.starting_points import starting_points
from accord.core import clock
from accord.people.models import Login
from accord.people.viewer import Post, Viewer, viewer_of
from accord.schools.models import School
from accord.web.demo.days import school_day

READY = "trust-code"
BEGAN = 21


def agree_on_charter(*, at: datetime) -> None:
    """Riverbank published its charter three weeks ago; some signed, one declined; the next edition is in review."""
    school = School.objects.get(slug="riverbank")
    content = next(point.content for point in starting_points() if point.key == READY)
    with clock.travel_to(school_day(at, BEGAN, 8, 30)):
        edition = _publish(school, content)
    for days, name in ((19, "Grace"), (18, "Nora"), (12, "Mei")):
        with clock.travel_to(school_day(at, days, 18, 40)):
            _sign(get_signatory_in_family(_viewer(name), school.ref), edition, name)
    with clock.travel_to(school_day(at, 11, 12, 30)):
        _sign(get_signatory_on_staff(_viewer("Hui Min"), school.slug), edition, "Hui Min Tan")
    with clock.travel_to(school_day(at, 2, 14, 50)):
        _decline(get_signatory_in_family(_viewer("Jakub"), school.ref), edition)
    with clock.travel_to(school_day(at, 1, 15, 30)):
        _draft_the_next(school, content, edition)


def _viewer(given_name: str) -> Viewer:
    return viewer_of(Login.objects.get(name__startswith=f"{given_name} "))


def _post(given_name: str) -> Post:
    found = _viewer(given_name).post_at("riverbank")
    if found is None:
        raise LookupError(f"{given_name} has no post at Riverbank today.")
    return found


def _publish(school: School, content: CharterContent) -> Edition:
    head, at = _post("Helen"), clock.now()
    edition = begin_draft(school=school, by=head.actor, at=at, content=content, starting_point=READY)
    request_review(edition=edition, by=head, at=at, note="Please look at the hours of Friday.")
    approve_edition(edition=edition, by=head, at=at, seen=content_of(edition).sha256)
    publish_edition(edition=edition, by=head, at=at, starts_on=head.on)
    return Edition.objects.get(pk=edition.pk)


def _text(edition: Edition, language: str) -> EditionText:
    texts = edition.texts.filter(for_children=False)
    return texts.filter(language=language).first() or texts.get(language="en")


def _sign(signatory: Signatory, edition: Edition, name: str) -> None:
    text = _text(edition, getattr(signatory.person, "language", "en"))
    sign_charter(signatory=signatory, shown=text, sha256=text.sha256, typed_name=name, at=clock.now())


def _decline(signatory: Signatory, edition: Edition) -> None:
    text = _text(edition, "pl")
    decline_charter(
        signatory=signatory, shown=text, sha256=text.sha256, clauses=["recording"], at=clock.now(),
        reason="Źle słyszę i potrzebuję nagrania rozmowy.",
    )  # fmt: skip


def _draft_the_next(school: School, content: CharterContent, edition: Edition) -> None:
    deputy, at = _post("Leo"), clock.now()
    draft = begin_draft(school=school, by=deputy.actor, at=at, content=content, based_on=edition)
    request_review(edition=draft, by=deputy, at=at, note="One family needs recordings. What do you think?")
    comment_on_draft(
        edition=draft, by=_viewer("Hui Min"), at=at, language="en", clause_key="recording",
        text="I would agree to it if the family asks two days before.",
    )  # fmt: skip
