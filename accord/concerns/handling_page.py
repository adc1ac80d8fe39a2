"""What the page of a complaint says to whoever handles it: what comes next, what waits and why, who had which part."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accord.concerns.facts.complaints import school_days
from accord.concerns.facts.handling import Hand, seats_of
from accord.concerns.models import Complaint, ComplaintPaper, Finding, Point, Stage
from accord.concerns.step_words import WHY
from accord.rules.complaints import ComplaintStep, papers_by
from accord.rules.taking_part import Part

Step = ComplaintStep


@dataclass(frozen=True)
class NextStep:
    """What comes next: in words, by when, and the place where it is done (empty: somebody else does it)."""

    words: str
    due_at: datetime | None = None
    place: str = ""


@dataclass(frozen=True)
class Offered:
    """A step that is theirs: where it is taken, or why it cannot be taken now."""

    label: str
    place: str
    why: str = ""


@dataclass(frozen=True)
class PointRow:
    """A point with what each stage found on it; `finding` is that of the stage now."""

    number: int
    point: Point
    findings: tuple[Finding, ...]
    finding: Finding | None
    may_find: bool


@dataclass(frozen=True)
class Happened:
    """One thing that happened."""

    at: datetime
    words: str


def next_step(hand: Hand, at: datetime) -> NextStep:
    """What comes next in a complaint, in the order in which it goes."""
    facts, stage = hand.facts, hand.stage
    if facts.ended:
        return NextStep(
            _("The complaint has ended.") if not facts.remedies_open else _("What was promised is open still.")
        )
    if facts.answered:
        return _after_the_answer(hand)
    if not facts.acknowledged and stage.acknowledge_by:
        return NextStep(_("Say that it has arrived"), stage.acknowledge_by, "acknowledge")
    if not facts.points_confirmed:
        return NextStep(_("The family looks at the points and confirms them"), stage.answer_by)
    if facts.has_panel and not facts.heard:
        return _before_the_hearing(hand, at)
    if not facts.has_panel and not facts.has_investigator:
        return NextStep(_("Name who investigates"), stage.answer_by, "investigator")
    if facts.findings < facts.points:
        return NextStep(_("Write what was found on each point"), stage.answer_by)
    return NextStep(_("Answer with a letter"), stage.answer_by, "answer")


def _after_the_answer(hand: Hand) -> NextStep:
    if hand.facts.remedies_open:
        return NextStep(_("Put right what was promised"))
    if hand.stage.next_until:
        return NextStep(_("The family can ask for the next stage"), hand.stage.next_until)
    return NextStep(_("Everything is answered."))


def _before_the_hearing(hand: Hand, at: datetime) -> NextStep:
    stage = hand.stage
    if not hand.facts.panel_seated:
        return NextStep(_("Seat the panel"), stage.answer_by, "seat")
    if stage.hearing_at is None:
        return NextStep(_("Set the hearing"), stage.answer_by, "hearing")
    if not hand.facts.papers_sent:
        calendar = school_days(hand.complaint.school, at)
        due_at = papers_by(hand.rules, stage.begun_at, stage.hearing_at, calendar)
        return NextStep(_("Send the papers to the panel and the family"), due_at, "send")
    return NextStep(_("Hear the family"), stage.hearing_at, "heard" if at >= stage.hearing_at else "")


def offered_steps(hand: Hand, at: datetime) -> list[Offered]:
    """The steps that are theirs, in their order; each can be taken or says why not."""
    places = (
        (Step.ACKNOWLEDGE, _("Say that it has arrived"), "acknowledge"),
        (Step.NAME_INVESTIGATOR, _("Name another investigator") if hand.facts.has_investigator else
         _("Name who investigates"), "investigator"),
        (Step.SEAT_PANEL, _("Seat the panel"), "seat"),
        (Step.SEND_PAPERS, _("Set another time for the hearing") if hand.stage.hearing_at else _("Set the hearing"),
         "hearing"),
        (Step.SEND_PAPERS, _("Send the papers again") if hand.facts.papers_sent else _("Send the papers"), "send"),
        (Step.HEAR, _("Write down that the family was heard"), "heard"),
        (Step.PROMISE_NEW_DATE, _("Promise a new date"), "new-date"),
        (Step.ANSWER, _("Answer with a letter"), "answer"),
    )  # fmt: skip
    offered = []
    for step, label, place in places:
        if not hand.may(step) or (place == "investigator" and hand.facts.has_panel):
            continue
        why = hand.why_not(step)
        if why and not hand.facts.has_panel and step in (Step.SEAT_PANEL, Step.SEND_PAPERS, Step.HEAR):
            continue
        offered.append(Offered(label, place, str(WHY[why]) if why else _waits(hand, place, at)))
    return offered


def _waits(hand: Hand, place: str, at: datetime) -> str:
    stage = hand.stage
    if place in ("hearing", "send", "heard", "seat") and stage.heard_at:
        return _("The panel has heard the family.")
    if place == "send" and stage.hearing_at is None:
        return _("Set the time of the hearing first.")
    if place == "heard" and (stage.hearing_at is None or at < stage.hearing_at):
        return _("The hearing is still to come.")
    return ""


def point_rows(hand: Hand) -> list[PointRow]:
    """The points side by side with what was found; unfinished findings only for whoever works on them."""
    inside = hand.works or hand.sits
    rows = []
    points = hand.complaint.points.filter(dropped_at__isnull=True).prefetch_related("findings__stage", "findings__by")
    may = hand.may(Step.FIND) and hand.why_not(Step.FIND) is None
    for number, point in enumerate(points, start=1):
        findings = tuple(one for one in point.findings.all() if inside or one.stage.answered_at is not None)
        now = next((one for one in findings if one.stage_id == hand.stage.pk), None)
        rows.append(PointRow(number, point, findings, now, may))
    return rows


def papers_for(hand: Hand) -> list[ComplaintPaper]:
    """The papers that they may read: all for whoever works on the stage, for others those that the family reads too."""
    papers = hand.complaint.papers.order_by("created_at", "id")
    return list(papers if hand.works else papers.filter(for_family=True))


def people_in(complaint: Complaint) -> list[tuple[int, str, str]]:
    """Stage, name and part of everybody who took one."""
    words = {
        Part.HANDLE: _("has it"),
        Part.INVESTIGATE: _("looks into it"),
        Part.SIT_ON_PANEL: _("sits on the panel"),
        Part.DECIDE: _("wrote what was found, or the answer"),
    }
    rows = complaint.took_part.select_related("person").order_by("stage", "created_at", "id")
    told = [(one.stage, one.person.name, words.get(Part(one.part), "")) for one in rows]
    for stage in complaint.stages.all():
        told += [
            (stage.number, seat.name, _("sits on the panel, from outside")) for seat in seats_of(stage) if seat.name
        ]
    return sorted((one for one in told if one[2]), key=lambda one: one[0])


def history_of(complaint: Complaint) -> list[Happened]:
    """What happened in a complaint, in the order of time."""
    told = [Happened(complaint.received_at, _("The complaint arrived."))]
    for stage in complaint.stages.all():
        told += _of_stage(stage)
    told += [
        Happened(one.done_at, _("Something that was promised is done."))
        for one in complaint.remedies.all()
        if one.done_at
    ]
    for ending in complaint.endings.all():
        told.append(Happened(ending.at, _("Ended: %(how)s.") % {"how": ending.get_kind_display()}))
        if ending.undone_at:
            told.append(Happened(ending.undone_at, _("Taken up again.")))
    return sorted(told, key=lambda one: one.at)


def _of_stage(stage: Stage) -> Iterator[Happened]:
    number = {"stage": stage.number}
    if stage.number > 1:
        yield Happened(stage.begun_at, _("Stage %(stage)s began.") % number)
    if stage.acknowledged_at:
        yield Happened(stage.acknowledged_at, _("The family was told that it had arrived."))
    for bundle in stage.bundles.all():
        yield Happened(bundle.sent_at, _papers_sent(bundle.pages))
    if stage.heard_at:
        yield Happened(stage.heard_at, _("The panel heard the family."))
    if stage.answered_at:
        yield Happened(stage.answered_at, _("Stage %(stage)s was answered.") % number)


@dataclass(frozen=True)
class FamilyAnswer:
    """The answer of a stage as the family reads it: in the language of the page where it was brought into it."""

    stage: Stage
    words: str
    points: tuple[tuple[int, Point, str, str], ...]


def _papers_sent(pages: int) -> str:
    sentence = ngettext("The papers were sent, %(pages)s page.", "The papers were sent, %(pages)s pages.", pages)
    return sentence % {"pages": pages}


def family_answers(complaint: Complaint, language: str) -> list[FamilyAnswer]:
    """What each answered stage said: the answer, and on each point what was found and why; the latest first."""
    points = list(complaint.points.filter(dropped_at__isnull=True))
    numbers = {point.pk: number for number, point in enumerate(points, start=1)}
    answers = []
    for stage in complaint.stages.filter(answered_at__isnull=False).order_by("-number").prefetch_related("findings"):
        found = {one.point_id: one for one in stage.findings.all()}
        answers.append(
            FamilyAnswer(
                stage,
                _in(language, stage.answer, stage.answer_in_their_language),
                tuple(
                    (
                        numbers[point.pk],
                        point,
                        one.get_result_display(),
                        _in(language, one.reasons, one.in_their_language),
                    )
                    for point in points
                    if (one := found.get(point.pk))
                ),
            )
        )
    return answers


def _in(language: str, words: str, translated: str) -> str:
    return translated if translated and not language.startswith("en") else words
