"""What a rule will mean at one school, worked out by the rulebook on the school's own calendar."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from accord.charters import words
from accord.charters.meaning import daily, fairness, times
from accord.charters.meaning.place import Place, place_of
from accord.rules.charter import RuleValues
from accord.rules.hours import HoursError
from accord.schools.models import School

_MEANING: dict[str, Callable[[Any, Place], list[str]]] = {
    "working_hours": times.working_hours,
    "staff_quiet_hours": times.staff_quiet_hours,
    "family_quiet_hours": times.family_quiet_hours,
    "response_target": times.response_target,
    "out_of_term": times.out_of_term,
    "emergencies": times.emergencies,
    "official_channels": daily.official_channels,
    "courtesy_limits": daily.courtesy_limits,
    "visitor_rules": daily.visitor_rules,
    "group_spaces": daily.group_spaces,
    "conduct_category": fairness.conduct_category,
    "measure": fairness.measure,
    "complaint_stage": fairness.complaint_stage,
    "complaint_time_limit": fairness.complaint_time_limit,
    "promise": fairness.promise,
    "signing": fairness.signing,
}


def sentences_for(values: RuleValues, school: School, at: datetime) -> list[str]:
    """Return what the values will mean, such as 'A message sent on Friday 27 November 5:10 pm will be answered by …'.

    Kinds without times say what they lay down. Where the school has entered no hours yet, that is said.
    """
    if values.kind not in _MEANING:
        return words.rule_sentences(values)
    try:
        return _MEANING[values.kind](values, place_of(school, at))
    except (HoursError, OverflowError, StopIteration):
        return [_("The school’s hours and terms do not reach far enough for an example. Enter them first.")]
