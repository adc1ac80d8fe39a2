"""What is wrong with the values of a rule, or between two rules, and how to mend it."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accord.charters.saying.choices import choice_label
from accord.charters.saying.kinds import field_name, kind_name
from accord.charters.saying.values import say_number
from accord.core.words import listed
from accord.rules.charter import Clash, Measured, Problem, Step

_PROBLEMS: dict[str, Promise] = {
    "not_a_duration": gettext_lazy("Write a number and what it counts, such as 2 working days."),
    "not_a_number": gettext_lazy("Write a whole number."),
    "not_yes_or_no": gettext_lazy("Answer with yes or no."),
    "not_among": gettext_lazy("Choose one of the list: %(options)s."),
    "not_a_list": gettext_lazy("Write a list, even for a single choice."),
    "twice": gettext_lazy("One choice stands here twice. Take one of the two out."),
    "too_few": gettext_lazy("Choose at least one."),
    "not_a_time": gettext_lazy("There is no such time. Write it as 07:45."),
    "not_a_week": gettext_lazy('Write the days of the week with their hours, such as monday: ["07:45-16:00"].'),
    "ends_before_it_begins": gettext_lazy(
        "Closing must come after opening. Hours past midnight are written on two days."
    ),
    "overlap": gettext_lazy("Two stretches of one day overlap. Make one of the two, or change a time."),
    "never_open": gettext_lazy("Give at least one day hours, or nothing can ever be answered."),
    "not_a_text": gettext_lazy("Write words here."),
    "strange_sign": gettext_lazy("There is a character in here that cannot be shown. Please type it anew."),
    "missing": gettext_lazy("Please fill this in."),
    "not_by_language": gettext_lazy("Write the words for each language by its code, such as en or ar."),
    "unknown_field": gettext_lazy("This kind of rule has no such value. It has: %(fields)s."),
    "ends_as_it_begins": gettext_lazy("The quiet hours end when they begin. Change one of the two times."),
    "every_day": gettext_lazy("All seven days are quiet, so nothing could ever be sent. Leave out at least one."),
    "promises_nothing": gettext_lazy("Promise at least one of the two times."),
    "answered_before_acknowledged": gettext_lazy(
        "The answer would be due before the acknowledgement. Make it later, or acknowledge sooner."
    ),
    "answered_before_heard": gettext_lazy("The answer would be due before the hearing. Make it later, or hear sooner."),
    "team_missing": gettext_lazy("Name the team that answers, or choose somebody else."),
    "below_least_step": gettext_lazy("The gravest measure is gentler than the gentlest. Change one of the two."),
    "must_end": gettext_lazy("A measure that limits contact must end. Say after how many days at the latest."),
    "must_be_reviewed": gettext_lazy("A measure that limits contact must be looked at again. Say how often."),
    "reviewed_after_its_end": gettext_lazy(
        "The first review would come after the measure has ended. Review it sooner, or let it last longer."
    ),
    "consulted_cannot_hear": gettext_lazy(
        "Whoever is consulted cannot hear the review. Choose somebody else for one of the two."
    ),
    "decider_cannot_hear": gettext_lazy(
        "Whoever decides cannot hear the review alone. Choose somebody else for one of the two."
    ),
    "panel_without_members": gettext_lazy(
        "A panel needs members: choose the panel and say how many it has, or neither."
    ),
    "more_than_members": gettext_lazy(
        "There are more independent members than members. Change one of the two numbers."
    ),
    "papers_without_hearing": gettext_lazy(
        "Papers are sent before a hearing: say by when it is held, or leave the papers out."
    ),
}

_CLASHES: dict[str, Promise] = {
    "name_twice": gettext_lazy("Two rules are called %(key)s. Give one of them another name."),
    "kind_twice": gettext_lazy(
        "The charter can hold this only once: %(kind)s. It stands in the rules %(names)s; take all but one out."
    ),
    "topic_answered_twice": gettext_lazy(
        "The rules %(names)s both say when messages about %(key)s are answered. Take one out."
    ),
    "general_answered_twice": gettext_lazy(
        "The rules %(names)s both say when messages on all other topics are answered. Take one out, or give it a topic."
    ),
    "topic_twice": gettext_lazy("The rules %(names)s both lay down the topic %(key)s. Take one out."),
    "topic_unknown": gettext_lazy(
        "The rule %(names)s answers the topic %(topic)s, which the charter does not have. Add the topic or change it."
    ),
    "step_twice": gettext_lazy("The rules %(names)s both lay down the same measure: %(step)s. Take one out."),
    "step_not_on_ladder": gettext_lazy(
        "The rule %(names)s names a measure that the ladder lacks: %(step)s. Add it to the ladder, or choose another."
    ),
    "category_twice": gettext_lazy("The rules %(names)s both lay down the conduct %(key)s. Take one out."),
    "stages_do_not_count": gettext_lazy(
        "The stages of a complaint count 1, 2, 3. Change the numbers in the rules %(names)s."
    ),
    "promise_twice": gettext_lazy("The rules %(names)s both promise the same: %(measured)s. Take one out."),
}


def problem_sentence(kind: str, problem: Problem) -> str:
    """Say where a rule's values are wrong, why, and what would be right: 'Answered within: write …'."""
    return _("%(where)s: %(what)s") % {"where": field_name(kind, problem.field), "what": problem_alone(kind, problem)}


def problem_alone(kind: str, problem: Problem) -> str:
    """Say what is wrong with one value and what would be right, without naming the value."""
    params = problem.params
    if problem.code == "out_of_range":
        said = {"least": params["least"], "most": _limit(params)}
        return _("Choose a number between %(least)s and %(most)s.") % said
    if problem.code == "too_long":
        most = int(str(params["most"]))
        return ngettext(
            "This is too long: at most %(most)s character.", "This is too long: at most %(most)s characters.", most
        ) % {"most": most}
    said = {name: _listed(value) if name in {"options", "fields"} else value for name, value in params.items()}
    return str(_PROBLEMS[problem.code]) % said


def clash_sentence(clash: Clash) -> str:
    """Say which rules cannot hold together, and how to mend it."""
    said: dict[str, Any] = {"key": "", **clash.params, "names": listed(dict.fromkeys(clash.names))}
    code = clash.code
    if code == "topic_answered_twice" and not said["key"]:
        code = "general_answered_twice"
    if code == "kind_twice":
        said["kind"] = kind_name(said["key"])
    if code == "step_twice":
        said["step"] = choice_label(Step(said["key"]))
    if code == "step_not_on_ladder":
        said["step"] = choice_label(Step(said["step"]))
    if code == "promise_twice":
        said["measured"] = choice_label(Measured(said["key"]))
    return str(_CLASHES[code]) % said


def _limit(params: Mapping[str, Any]) -> str:
    unit = str(params["unit"])
    if unit in {"working_hours", "hours", "", "year"}:
        return str(params["most"])
    return say_number(params["most"], unit)


def _listed(value: Iterable[str]) -> str:
    return listed(str(part) for part in value)


def known_problems() -> frozenset[str]:
    """The codes for which there is a sentence."""
    return frozenset(_PROBLEMS) | {"out_of_range", "too_long"}
