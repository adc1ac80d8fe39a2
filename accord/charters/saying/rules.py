"""What a rule lays down, in whole sentences: these stand under a clause for families and staff alike."""

from collections.abc import Callable, Mapping
from typing import Any, cast

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accord.charters.saying.choices import choice_label
from accord.charters.saying.fairness import (
    complaint_stage,
    complaint_time_limit,
    conduct_category,
    measure,
    promise,
    signing,
)
from accord.charters.saying.known import called
from accord.charters.saying.values import in_words, say_duration, say_name_by_language, say_week_in_short
from accord.core.words import isolate, listed
from accord.rules import charter as rules
from accord.rules.charter import RuleValues
from accord.schools.week import say_minute


def rule_sentences(values: RuleValues, topics: Mapping[str, str] | None = None) -> list[str]:
    """Say what a rule lays down, in the active language; `topics` holds the words of the topics by their names."""
    if isinstance(values, rules.ResponseTarget):
        return response_target(values, topics)
    return [str(capfirst(sentence)) for sentence in _SAY[values.kind](values)]


def working_hours(values: rules.WorkingHours) -> list[str]:
    """Say the hours of the week."""
    return [_("We read and answer: %(week)s.") % {"week": say_week_in_short(values.week)}]


def staff_quiet_hours(values: rules.StaffQuietHours) -> list[str]:
    """Say when staff are left in peace."""
    if values.decided_by is rules.StaffQuiet.SET_TIMES:
        said = {"begins": say_minute(values.begins), "ends": say_minute(values.ends)}
        sentences = [_("Staff are not told of messages from %(begins)s to %(ends)s.") % said]
        if values.quiet_days:
            days = listed(choice_label(day) for day in values.quiet_days)
            sentences.append(_("These days are quiet for staff as a whole: %(days)s.") % {"days": days})
        return sentences
    sentences = [_("Staff are told of messages only in their own working time.")]
    if values.minutes_before or values.minutes_after:
        said = {"before": _minutes(values.minutes_before), "after": _minutes(values.minutes_after)}
        sentences.append(_("That time begins %(before)s early and ends %(after)s late.") % said)
    return sentences


def family_quiet_hours(values: rules.FamilyQuietHours) -> list[str]:
    """Say when families are left in peace."""
    said = {"begins": say_minute(values.begins), "ends": say_minute(values.ends)}
    sentences = [_("The school sends families nothing from %(begins)s to %(ends)s, except in an emergency.") % said]
    if values.quiet_days:
        days = listed(choice_label(day) for day in values.quiet_days)
        sentences.append(_("These days are quiet for families as a whole: %(days)s.") % {"days": days})
    return sentences


def response_target(values: rules.ResponseTarget, topics: Mapping[str, str] | None = None) -> list[str]:
    """Say by when messages are acknowledged and answered."""
    said = {
        "topic": (topics or {}).get(values.topic, called(values.topic)),
        "acknowledge": say_duration(values.acknowledge) if values.acknowledge else "",
        "answer": say_duration(values.answer) if values.answer else "",
    }
    match bool(values.topic), bool(values.acknowledge), bool(values.answer):
        case True, True, True:
            text = _("A message about %(topic)s is acknowledged within %(acknowledge)s and answered within %(answer)s.")
        case True, True, False:
            text = _("A message about %(topic)s is acknowledged within %(acknowledge)s.")
        case True, False, _answer:
            text = _("A message about %(topic)s is answered within %(answer)s.")
        case False, True, True:
            text = _("A message is acknowledged within %(acknowledge)s and answered within %(answer)s.")
        case False, True, False:
            text = _("A message is acknowledged within %(acknowledge)s.")
        case _topic, _acknowledge, _answer:
            text = _("A message is answered within %(answer)s.")
    return [text % said]


def out_of_term(values: rules.OutOfTerm) -> list[str]:
    """Say how time runs in the holidays."""
    if values.counts is rules.OutOfTermCount.OFFICE_DAYS:
        return [_("For what arrives in the holidays, time is counted on the days on which the office works.")]
    return [_("For what arrives in the holidays, time is counted from the first school day.")]


def emergencies(values: rules.Emergencies) -> list[str]:
    """Say what counts as an emergency and whom to ring."""
    kinds = listed(choice_label(kind) for kind in values.kinds)
    sentences = [_("These count as emergencies: %(kinds)s.") % {"kinds": kinds}]
    if values.telephone:
        sentences.append(_("In working hours ring %(telephone)s.") % {"telephone": isolate(values.telephone)})
    if values.telephone_out_of_hours:
        sentences.append(
            _("At all other times ring %(telephone)s.") % {"telephone": isolate(values.telephone_out_of_hours)}
        )
    return sentences


def general_inbox(values: rules.GeneralInbox) -> list[str]:
    """Say where the front door is."""
    sentences = []
    if values.address:
        sentences.append(_("Write to %(address)s about anything.") % {"address": isolate(values.address)})
    if values.telephone:
        sentences.append(_("Or ring %(telephone)s.") % {"telephone": isolate(values.telephone)})
    if values.team:
        sentences.append(_("What arrives is read by: %(team)s.") % {"team": isolate(values.team)})
    return sentences or [_("Write to the school about anything; it reaches the right person from there.")]


def topic(values: rules.Topic) -> list[str]:
    """Say who answers about a topic first."""
    name = say_name_by_language(values.words) if values.words else called(values.topic)
    who = values.team if values.answered_by is rules.AnsweredBy.TEAM else choice_label(values.answered_by)
    sentences = [_("%(topic)s: answered first by %(who)s.") % {"topic": isolate(name), "who": isolate(who)}]
    if values.confidential:
        sentences.append(_("What is written about this is confidential."))
    return sentences


def official_channels(values: rules.OfficialChannels) -> list[str]:
    """Say the channels that the school uses."""
    channels = listed(choice_label(channel) for channel in values.channels)
    return [_("The school uses and answers: %(channels)s.") % {"channels": channels}]


def courtesy_limits(values: rules.CourtesyLimits) -> list[str]:
    """Say from when a hint is shown."""
    sentences = []
    if values.longest_words is not None:
        words = ngettext("%(count)s word", "%(count)s words", values.longest_words) % {"count": values.longest_words}
        sentences.append(_("Please keep a message to %(words)s or fewer.") % {"words": words})
    if values.messages_a_week is not None:
        count = values.messages_a_week
        messages = ngettext("%(count)s message", "%(count)s messages", count) % {"count": count}
        sentences.append(_("Please send at most %(messages)s a week.") % {"messages": messages})
    if values.meeting_minutes is not None:
        minutes = _minutes(values.meeting_minutes)
        sentences.append(_("A meeting lasts %(minutes)s at most unless more was arranged.") % {"minutes": minutes})
    return sentences or [_("There is no limit to how long or how often a family writes.")]


def recording_consent(values: rules.RecordingConsent) -> list[str]:
    """Say whether meetings and calls may be recorded."""
    return [
        _("Meetings are never recorded.")
        if values.meetings is rules.Consent.NEVER
        else _("A meeting is recorded only when everybody there agrees."),
        _("Calls are never recorded.")
        if values.calls is rules.Consent.NEVER
        else _("A call is recorded only when everybody on it agrees."),
    ]


def visitor_rules(values: rules.VisitorRules) -> list[str]:
    """Say how to visit."""
    sentences = []
    if values.appointment and values.notice_days:
        days = in_words(rules.value_fields(rules.VisitorRules)["notice_days"], values.notice_days)
        sentences.append(_("Please arrange a visit at least %(days)s before.") % {"days": days})
    elif values.appointment:
        sentences.append(_("Please arrange a visit before you come."))
    else:
        sentences.append(_("You can visit without an appointment."))
    if values.sign_in_at_reception:
        sentences.append(_("Every visitor signs in at reception."))
    return sentences


def group_spaces(values: rules.GroupSpaces) -> list[str]:
    """Say whether classes have a shared space."""
    if not values.offered:
        return [_("Classes have no shared space here.")]
    sentences = [_("Each class has a shared space.")]
    if values.rules_accepted_first:
        sentences.append(_("Members agree to its ground rules first."))
    days = ngettext("%(count)s day", "%(count)s days", values.archived_after_days) % {
        "count": values.archived_after_days
    }
    sentences.append(_("It is put away after %(days)s without a post.") % {"days": days})
    return sentences


def _minutes(count: int) -> str:
    return ngettext("%(count)s minute", "%(count)s minutes", count) % {"count": count}


_SAY = cast(
    dict[str, Callable[[Any], list[str]]],
    {
        one.__name__: one
        for one in (
            working_hours,
            staff_quiet_hours,
            family_quiet_hours,
            response_target,
            out_of_term,
            emergencies,
            general_inbox,
            topic,
            official_channels,
            courtesy_limits,
            recording_consent,
            visitor_rules,
            group_spaces,
            conduct_category,
            measure,
            complaint_stage,
            complaint_time_limit,
            promise,
            signing,
        )
    },
)
