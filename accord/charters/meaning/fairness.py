"""What rules about conduct, complaints, promises and signing will mean, from today on."""

from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accord.charters.meaning.place import Place
from accord.charters.saying.choices import choice_label, choice_title
from accord.core.words import listed
from accord.rules import charter as rules
from accord.rules.charter_values.fairness import STEP_ORDER
from accord.rules.clocks import promised_at
from accord.rules.months import months_before

SAMPLE = 40
"""So many messages make the example of a promise."""


def conduct_category(values: rules.ConductCategory, place: Place) -> list[str]:
    """Which measures lie between the gentlest and the gravest."""
    least, gravest = STEP_ORDER[values.least_step], STEP_ORDER[values.gravest_step]
    steps = [choice_label(step) for step, order in STEP_ORDER.items() if least <= order <= gravest]
    return [
        _("Whoever decides chooses among: %(steps)s.") % {"steps": listed(steps)},
        _("Another measure can be chosen with a reason; nothing follows by itself."),
    ]


def measure(values: rules.Measure, place: Place) -> list[str]:
    """By when a measure imposed today would be answered, reviewed and over."""
    said = {"measure": choice_title(values.step)}
    sentences = []
    if values.account_days:
        account = promised_at(place.at, rules.Duration(values.account_days, rules.Unit.WORKING_DAYS), place.calendar)
        said["account"] = place.date(account)
        sentences.append(_("A guardian who is told of it today has until %(account)s to say how they see it.") % said)
    if values.longest_days:
        said["ends"] = place.date(place.today + timedelta(days=values.longest_days))
    if values.review_every_days:
        said["review"] = place.date(place.today + timedelta(days=values.review_every_days))
    if values.longest_days and values.review_every_days:
        text = _("%(measure)s imposed today would be reviewed by %(review)s and would end by %(ends)s.")
    elif values.longest_days:
        text = _("%(measure)s imposed today would end by %(ends)s.")
    elif values.review_every_days:
        text = _("%(measure)s imposed today would be reviewed by %(review)s.")
    else:
        text = _("%(measure)s has no end to wait for: it is done once.")
    return [*sentences, text % said]


def complaint_stage(values: rules.ComplaintStage, place: Place) -> list[str]:
    """By when a complaint received on the next working day would be acknowledged, heard and answered."""
    received = place.in_working_time()
    answer = promised_at(received, values.answer, place.calendar)
    said = {"received": place.date(received), "answer": place.date(answer)}
    if values.acknowledge:
        said["acknowledge"] = place.date(promised_at(received, values.acknowledge, place.calendar))
        text = _("A complaint received on %(received)s is acknowledged by %(acknowledge)s and answered by %(answer)s.")
    else:
        text = _("A complaint received on %(received)s is answered by %(answer)s.")
    sentences = [text % said]
    if values.hearing:
        hearing = promised_at(received, values.hearing, place.calendar)
        said["hearing"] = place.date(hearing)
        if values.papers_days_before:
            papers = place.calendar.add_working_days(hearing, -values.papers_days_before)
            said["papers"] = place.date(papers)
            text = _("It is heard by %(hearing)s; for a hearing on that day the papers are sent by %(papers)s.")
        else:
            text = _("It is heard by %(hearing)s.")
        sentences.append(text % said)
    if values.next_stage_within_days:
        after = place.calendar.add_working_days(answer, values.next_stage_within_days)
        sentences.append(
            _("If it is answered on that last day, the next stage can be asked for until %(until)s.")
            % {"until": place.date(after)}
        )
    return sentences


def complaint_time_limit(values: rules.ComplaintTimeLimit, place: Place) -> list[str]:
    """About what a complaint can be made today."""
    since = place.date(months_before(place.today, values.months))
    return [_("Today a complaint can be made about what happened on %(since)s or later.") % {"since": since}]


def promise(values: rules.Promise, place: Place) -> list[str]:
    """How many of a sample have to be in time."""
    least = -(-values.aim_percent * SAMPLE // 100)
    said = {"count": SAMPLE, "least": least, "measured": choice_title(values.measured)}
    return [
        _("%(measured)s: of %(count)s, at least %(least)s reach the aim.") % said,
        _("Families read each term how many it was. Very small numbers are not shown."),
    ]


def signing(values: rules.Signing, place: Place) -> list[str]:
    """When somebody who is asked today is reminded, and when a conversation is offered."""
    dates = [
        place.date(place.today + timedelta(days=number * values.days_between_reminders))
        for number in range(1, values.reminders + 1)
    ]
    sentences = []
    if dates:
        sentences.append(
            ngettext(
                "Somebody who is asked today is reminded on %(dates)s and then no more.",
                "Somebody who is asked today is reminded on %(dates)s and then no more.",
                len(dates),
            )
            % {"dates": listed(dates)}
        )
    talk = promised_at(
        place.at, rules.Duration(values.conversation_within_days, rules.Unit.WORKING_DAYS), place.calendar
    )
    sentences.append(
        _("Somebody who declines today is offered a conversation by %(talk)s.") % {"talk": place.date(talk)}
    )
    return sentences
