"""What a case page shows of measures: the ladder of the charter, and what was decided."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _

from accord.charters.saying.choices import choice_label
from accord.conduct.access.measures import get_staff_of, own_measures
from accord.conduct.facts.deciding import Case, case_of
from accord.conduct.facts.kinds import clause_address
from accord.conduct.facts.ladder import steps_for
from accord.conduct.facts.standing import Standing, standings_in
from accord.conduct.family_measure_words import family_stand_words, family_title
from accord.conduct.measure_words import STAND_KINDS, laid_down_words, place_words, stand_words, step_title
from accord.conduct.models import Incident
from accord.people.facts.in_charge import capacities_of
from accord.people.viewer import Post, Viewer
from accord.rules.charter import ConductCategory, Step
from accord.rules.measures import Place, place_of
from accord.schools.facts import settings_of


@dataclass(frozen=True)
class Rung:
    """One step of the ladder: what it is, whether it is in proportion and why, and where it is considered."""

    step: str
    title: str
    words: tuple[str, ...]
    fits: bool
    why: str
    clause_href: str
    url: str
    may_decide: bool


@dataclass(frozen=True)
class MeasureLine:
    """A decided measure: where it stands, and whether something about it waits."""

    title: str
    url: str
    kind: str
    words: str
    waits: tuple[str, ...] = ()


@dataclass(frozen=True)
class MeasuresPanel:
    """The ladder with what is proportionate, and the measures that were decided in this matter."""

    guidance: str = ""
    guidance_href: str = ""
    ladder: tuple[Rung, ...] = ()
    others: tuple[Rung, ...] = ()
    decided: tuple[MeasureLine, ...] = ()


def measures_panel(incident: Incident, post: Post, at: datetime) -> MeasuresPanel:
    """What whoever opens a case sees of its measures."""
    case = case_of(incident, get_staff_of(post), at=at)
    zone = settings_of(incident.school).zone
    rungs = [_rung(case, step, post) for step in steps_for(case)]
    fitting = tuple(rung for rung in rungs if rung.fits)
    return MeasuresPanel(
        guidance=_guidance(case),
        guidance_href=_guidance_href(case),
        ladder=fitting or tuple(rungs),
        others=tuple(rung for rung in rungs if not rung.fits) if fitting else (),
        decided=tuple(measure_line(one, post.school_slug, at, zone) for one in standings_in(incident, at)),
    )


def measure_line(standing: Standing, slug: str, at: datetime, zone: ZoneInfo) -> MeasureLine:
    """A decided measure in a line."""
    decision = standing.decision
    waits = []
    if standing.asked_at:
        waits.append(_("The guardian asks for a review"))
    if standing.review_is_late:
        waits.append(_("The review is late"))
    return MeasureLine(
        title=step_title(standing.step),
        url=reverse("conduct:measure", args=[slug, decision.ref]),
        kind=STAND_KINDS[standing.stand],
        words=stand_words(standing, at, zone),
        waits=tuple(waits),
    )


def _rung(case: Case, step: Step, post: Post) -> Rung:
    measure, clause = case.measure(step)
    place = place_of(step, case.category)
    return Rung(
        step=step.value,
        title=step_title(step),
        words=tuple(laid_down_words(measure)),
        fits=place is Place.WITHIN,
        why=place_words(place),
        clause_href=clause_address(case.incident.edition, clause, for_family=False),
        url=reverse("conduct:consider", args=[post.school_slug, case.incident.ref, step.value]),
        may_decide=bool(capacities_of(case.key, case.people) & set(measure.decided_by)),
    )


def _guidance(case: Case) -> str:
    if case.category is None:
        return _("The charter names no measures for this kind of conduct. People weigh it, and say why.")
    said = {"least": choice_label(case.category.least_step), "gravest": choice_label(case.category.gravest_step)}
    return (
        _(
            "For this kind of conduct the charter names measures between %(least)s and %(gravest)s. This is guidance: "
            "people decide, with reasons, and nothing happens by itself."
        )
        % said
    )


def _guidance_href(case: Case) -> str:
    if case.rules is None or case.category is None:
        return ""
    laid = next((one for one in case.rules.all(ConductCategory) if one.values == case.category), None)
    return clause_address(case.incident.edition, laid.clause, for_family=False) if laid else ""


def own_limits(viewer: Viewer, at: datetime) -> list[MeasureLine]:
    """What limits the guardian who asks, for the family's home: what holds now and nothing that is over."""
    found = [one for one in own_measures(viewer, at) if one.is_open and one.decision.restriction_id]
    return [
        MeasureLine(
            title=family_title(one.step),
            url=reverse("family_conduct:measure", args=[one.decision.ref]),
            kind=STAND_KINDS[one.stand],
            words=family_stand_words(one, at, settings_of(one.decision.incident.school).zone),
        )
        for one in found
    ]
