"""What rules about time will mean: hours, quiet hours, times to answer, holidays."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accord.charters.meaning.place import Place
from accord.charters.saying.values import say_duration
from accord.rules import charter as rules
from accord.rules.clocks import calendar_that_counts, promised_at
from accord.rules.hours import Interval, WeeklyHours, WorkingCalendar, compile_calendar
from accord.rules.quiet_hours import QuietTimes, leaves_at, quiet_times
from accord.schools.facts import opening_hours
from accord.schools.models import WeeklyHours as StoredHours


def working_hours(values: rules.WorkingHours, place: Place) -> list[str]:
    """How many hours that is, and when what arrives outside of them is read."""
    here = replace(place, calendar=_with_week(values.week, place))
    minutes = sum(closes - opens for day in values.week for opens, closes in day)
    days = sum(1 for day in values.week if day)
    said = {"hours": f"{minutes // 60}:{minutes % 60:02}", "count": days}
    sentences = [
        ngettext(
            "The week has %(count)s day of work and %(hours)s hours.",
            "The week has %(count)s days of work and %(hours)s hours in all.",
            days,
        )
        % said
    ]
    sent = here.after_work()
    opens = here.calendar.next_opening(sent)
    if opens > sent:
        read = {"sent": place.moment(sent), "opens": place.moment(opens)}
        sentences.append(_("A message sent on %(sent)s is read from %(opens)s on.") % read)
    due = promised_at(sent, rules.Duration(8, rules.Unit.WORKING_HOURS), here.calendar)
    sentences.append(
        _("Eight working hours after that are over on %(due)s.") % {"due": place.moment(due)},
    )
    return sentences


def _with_week(week: rules.Week, place: Place) -> WorkingCalendar:
    year = place.today.year
    first_on, last_on = date(year - 1, 1, 1), date(year + 2, 12, 31)
    monday, tuesday, wednesday, thursday, friday, saturday, sunday = (
        tuple(Interval(opens, closes) for opens, closes in day) for day in week
    )
    pattern = WeeklyHours((monday, tuesday, wednesday, thursday, friday, saturday, sunday))
    declared = opening_hours(place.school, StoredHours.Kind.SCHOOL, first_on, last_on)
    return compile_calendar(replace(declared, weekly=(pattern,)), first_on=first_on, last_on=last_on)


def staff_quiet_hours(values: rules.StaffQuietHours, place: Place) -> list[str]:
    """When staff are told of what arrives outside their time."""
    sent = place.after_work()
    if values.decided_by is rules.StaffQuiet.SET_TIMES:
        sent = _in_the_night(values.begins, place)
        told = leaves_at(quiet_times(values, place.zone), sent)
    else:
        sent += timedelta(minutes=values.minutes_after)
        told = max(sent, place.calendar.next_opening(sent) - timedelta(minutes=values.minutes_before))
    said = {"sent": place.moment(sent), "told": place.moment(told)}
    return [
        _("Staff are told on %(told)s of a message that arrives on %(sent)s.") % said,
        _("The sender reads at once when it will be seen. An emergency comes through at any hour."),
    ]


def family_quiet_hours(values: rules.FamilyQuietHours, place: Place) -> list[str]:
    """When a notice leaves that is written in quiet hours."""
    quiet = quiet_times(values, place.zone)
    sentences = []
    for written in _tries(quiet, values, place):
        said = {"written": place.moment(written), "sent": place.moment(leaves_at(quiet, written))}
        sentences.append(_("A notice written on %(written)s will be sent on %(sent)s.") % said)
    return sentences


def _tries(quiet: QuietTimes, values: rules.FamilyQuietHours, place: Place) -> list[datetime]:
    """An evening, and an evening after which a quiet day comes."""
    evening = _in_the_night(quiet.begins, place)
    tries = [evening]
    weekdays = list(rules.Weekday)
    for ahead in range(7):
        later = evening + timedelta(days=ahead)
        after = weekdays[(later.astimezone(place.zone).weekday() + 1) % 7]
        if after in values.quiet_days and weekdays[later.astimezone(place.zone).weekday()] not in values.quiet_days:
            tries.append(later)
            break
    return list(dict.fromkeys(tries))


def _in_the_night(begins: int, place: Place) -> datetime:
    """A moment two and a half hours after the quiet hours begin, from now on."""
    wall = place.at.astimezone(place.zone).replace(hour=begins // 60 % 24, minute=begins % 60, second=0, microsecond=0)
    night = wall + timedelta(hours=2, minutes=30)
    return night if night > place.at else night + timedelta(days=1)


def response_target(values: rules.ResponseTarget, place: Place) -> list[str]:
    """By when messages sent now, after work and in the holidays would be answered."""
    sentences = [_promised(values, sent, place) for sent in (place.in_working_time(), place.after_work())]
    if holiday := place.in_the_holidays():
        sentences.append(_promised(values, holiday, place))
    return list(dict.fromkeys(sentences))


def _promised(values: rules.ResponseTarget, sent: datetime, place: Place) -> str:
    said = {"sent": place.moment(sent)}
    if values.acknowledge:
        said["acknowledge"] = place.moment(promised_at(sent, values.acknowledge, place.calendar))
    if values.answer:
        said["answer"] = place.moment(promised_at(sent, values.answer, place.calendar))
    if values.acknowledge and values.answer:
        text = _("A message sent on %(sent)s will be acknowledged by %(acknowledge)s and answered by %(answer)s.")
    elif values.acknowledge:
        text = _("A message sent on %(sent)s will be acknowledged by %(acknowledge)s.")
    else:
        text = _("A message sent on %(sent)s will be answered by %(answer)s.")
    return text % said


def out_of_term(values: rules.OutOfTerm, place: Place) -> list[str]:
    """By when a message sent in the next holidays would be answered."""
    sent = place.in_the_holidays()
    if sent is None:
        return [_("No holidays are entered yet, so there is no example to show.")]
    calendar = calendar_that_counts(values.counts, school=place.calendar, office=place.office)
    within = rules.Duration(3, rules.Unit.WORKING_DAYS)
    said = {
        "sent": place.moment(sent),
        "within": say_duration(within),
        "due": place.moment(promised_at(sent, within, calendar)),
    }
    return [_("A message sent on %(sent)s that is answered within %(within)s is due by %(due)s.") % said]


def emergencies(values: rules.Emergencies, place: Place) -> list[str]:
    """Which number somebody is shown."""
    sent = place.after_work()
    said = {"sent": place.moment(sent), "number": values.telephone_out_of_hours}
    if not values.telephone_out_of_hours:
        return [
            _("Whoever reports an emergency on %(sent)s is shown no number of the school.") % said,
            _("Give a telephone for other times, or say in the text whom to ring."),
        ]
    return [_("Whoever reports an emergency on %(sent)s is shown this number at once: %(number)s.") % said]
