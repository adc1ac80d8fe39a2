"""One value of a rule in words: lengths of time, weeks, lists, numbers, names."""

from collections.abc import Sequence
from typing import Any

from babel.numbers import format_percent
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accord.charters.saying.choices import choice_label
from accord.charters.saying.known import called
from accord.core.words import either, listed, locale_for
from accord.rules.charter import CharterRules, Duration, RuleValues, Topic, Unit, Week, value_fields
from accord.rules.charter_values.fields import (
    DAY_MINUTES,
    ChoiceField,
    ChoicesField,
    ClockTimeField,
    DurationField,
    FieldType,
    MaybeField,
    NameField,
    NumberField,
    WeekField,
    WordsField,
    YesNoField,
)
from accord.schools.week import first_weekday_of, say_day, say_minute, weekdays_from
from accord.schools.wording import weekday_name

_NONE: dict[str, Promise] = {
    "none": gettext_lazy("none"),
    "not_promised": gettext_lazy("no set time"),
    "no_limit": gettext_lazy("no limit"),
    "no_end": gettext_lazy("no set end"),
    "no_review": gettext_lazy("no set review"),
    "no_next_stage": gettext_lazy("no time limit"),
    "no_hearing": gettext_lazy("no hearing"),
    "no_papers": gettext_lazy("no set time"),
    "no_students": gettext_lazy("no year"),
}


def in_words(how: FieldType[Any], value: Any) -> str:
    """Say a value in the active language: '2 working days', 'Saturday and Sunday', 'the headteacher'."""
    match how:
        case MaybeField():
            return str(_NONE[how.none]) if value is None else in_words(how.inner, value)
        case DurationField():
            return say_duration(value, school_days=how.school_days)
        case NumberField():
            return say_number(value, how.unit)
        case YesNoField():
            return _("yes") if value else _("no")
        case ChoiceField():
            return choice_label(value)
        case ChoicesField():
            labels = [choice_label(option) for option in value]
            return (either(labels) if how.any_one else listed(labels)) if labels else _("none")
        case ClockTimeField():
            return say_minute(value)
        case WeekField():
            return say_week_in_short(value)
        case WordsField():
            return say_name_by_language(value)
        case NameField():
            return str(value) or _("not given")
    raise TypeError(how)


def say_duration(duration: Duration, *, school_days: bool = False) -> str:
    """Say a length of time; working days are called school days where the profession does."""
    count = duration.amount
    match duration.unit:
        case Unit.WORKING_HOURS:
            return ngettext("%(count)s working hour", "%(count)s working hours", count) % {"count": count}
        case Unit.HOURS:
            return ngettext("%(count)s hour", "%(count)s hours", count) % {"count": count}
        case Unit.DAYS:
            return say_number(count, "days") if count else _("the same day")
        case Unit.WORKING_DAYS if school_days:
            return say_number(count, "school_days") if count else _("the same school day")
        case Unit.WORKING_DAYS:
            return say_number(count, "working_days") if count else _("the same working day")


def say_number(count: int, unit: str) -> str:
    """Say a number with what it counts."""
    said = {"count": count}
    match unit:
        case "minutes":
            return ngettext("%(count)s minute", "%(count)s minutes", count) % said
        case "days":
            return ngettext("%(count)s day", "%(count)s days", count) % said
        case "working_days":
            return ngettext("%(count)s working day", "%(count)s working days", count) % said
        case "school_days":
            return ngettext("%(count)s school day", "%(count)s school days", count) % said
        case "months":
            return ngettext("%(count)s month", "%(count)s months", count) % said
        case "words":
            return ngettext("%(count)s word", "%(count)s words", count) % said
        case "messages":
            return ngettext("%(count)s message", "%(count)s messages", count) % said
        case "people":
            return ngettext("%(count)s person", "%(count)s people", count) % said
        case "reminders":
            return ngettext("%(count)s reminder", "%(count)s reminders", count) % said
        case "year":
            return _("year %(count)s") % said
        case "percent":
            return str(format_percent(count / 100, locale=locale_for(translation.get_language() or "en")))
    return str(count)


def say_week_in_short(week: Week) -> str:
    """Say a week with days of the same hours together: 'Monday to Thursday, 8 am to 4 pm; Friday, 8 am to 12 noon'."""
    said = ""
    for days, hours in _alike(week):
        part = _("%(days)s, %(hours)s") % {"days": _say_days(days), "hours": _say_hours(hours)}
        said = _("%(before)s; %(after)s") % {"before": said, "after": part} if said else part
    return said


def _alike(week: Week) -> list[tuple[list[int], tuple[tuple[int, int], ...]]]:
    groups: list[tuple[list[int], tuple[tuple[int, int], ...]]] = []
    for weekday in weekdays_from(first_weekday_of(week)):
        hours = week[weekday - 1]
        if groups and groups[-1][1] == hours and (groups[-1][0][-1] % 7) + 1 == weekday:
            groups[-1][0].append(weekday)
        elif hours:
            groups.append(([weekday], hours))
    return groups


def _say_days(days: Sequence[int]) -> str:
    if len(days) == 7:
        return _("every day")
    if len(days) < 3:
        return listed(weekday_name(weekday) for weekday in days)
    return _("%(first)s to %(last)s") % {"first": weekday_name(days[0]), "last": weekday_name(days[-1])}


def _say_hours(hours: tuple[tuple[int, int], ...]) -> str:
    return _("day and night") if hours == ((0, DAY_MINUTES),) else say_day(hours)


def say_name_by_language(value: tuple[tuple[str, str], ...]) -> str:
    """Say a name in the active language; where it has none, in the first language that it has."""
    names = dict(value)
    return names.get(translation.get_language() or "") or next(iter(names.values()), _("not given"))


def topic_names(rules: CharterRules) -> dict[str, str]:
    """The topics of a charter in the active language, by their short names."""
    return {
        rule.values.topic: say_name_by_language(rule.values.words) if rule.values.words else called(rule.values.topic)
        for rule in rules.all(Topic)
    }


def value_fields_of(values: RuleValues) -> dict[str, FieldType[Any]]:
    """How each value of a rule is written, by its name."""
    return value_fields(type(values))
