"""What the rules about conduct, complaints, promises and signing lay down, in whole sentences."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accord.charters.saying.choices import choice_label
from accord.charters.saying.known import called
from accord.charters.saying.values import say_duration, say_name_by_language, say_number
from accord.core.words import either, listed
from accord.rules import charter as rules


def conduct_category(values: rules.ConductCategory) -> list[str]:
    """Say what is not accepted and between which measures the answer lies."""
    name = say_name_by_language(values.words) if values.words else called(values.category)
    said = {"conduct": name, "least": choice_label(values.least_step), "gravest": choice_label(values.gravest_step)}
    if values.least_step is values.gravest_step:
        sentences = [_("%(conduct)s: the usual answer is %(least)s.") % said]
    else:
        sentences = [_("%(conduct)s: the usual answer lies between %(least)s and %(gravest)s.") % said]
    if values.conduct_of is rules.ConductOf.FAMILIES:
        sentences.append(_("It is about the conduct of families."))
    elif values.conduct_of is rules.ConductOf.STAFF:
        sentences.append(_("It is about the conduct of staff."))
    return sentences


def measure(values: rules.Measure) -> list[str]:
    """Say who decides a measure, how long it lasts and who looks at it again."""
    said = {
        "measure": capfirst(choice_label(values.step)),
        "deciders": either(choice_label(one) for one in values.decided_by),
        "consulted": listed(choice_label(one) for one in values.consult),
    }
    if values.consult:
        sentences = [_("%(measure)s may be decided by %(deciders)s, after asking %(consulted)s.") % said]
    else:
        sentences = [_("%(measure)s may be decided by %(deciders)s.") % said]
    if values.account_days:
        days = {"days": say_number(values.account_days, "working_days")}
        sentences.append(_("The guardian has %(days)s to say how they see it.") % days)
    if values.longest_days:
        sentences.append(_("It lasts %(days)s at most.") % {"days": say_number(values.longest_days, "days")})
    if values.review_every_days:
        days = {"days": say_number(values.review_every_days, "days")}
        sentences.append(_("It is looked at again every %(days)s.") % days)
    if values.review_heard_by:
        heard_by = either(choice_label(one) for one in values.review_heard_by)
        sentences.append(_("A guardian can ask for a review; it is heard by %(who)s.") % {"who": heard_by})
    return sentences


def complaint_stage(values: rules.ComplaintStage) -> list[str]:
    """Say who hears a complaint at this stage and by when."""
    said = {
        "number": values.stage,
        "name": say_name_by_language(values.words) if values.words else "",
        "who": either(choice_label(one) for one in values.heard_by),
    }
    if values.words:
        sentences = [_("Stage %(number)s, %(name)s: heard by %(who)s.") % said]
    else:
        sentences = [_("Stage %(number)s: heard by %(who)s.") % said]
    if values.panel_members:
        sentences.append(_panel(values))
    times = {
        "answer": say_duration(values.answer, school_days=True),
        "acknowledge": say_duration(values.acknowledge, school_days=True) if values.acknowledge else "",
    }
    if values.acknowledge:
        sentences.append(_("It is acknowledged within %(acknowledge)s and answered within %(answer)s.") % times)
    else:
        sentences.append(_("It is answered within %(answer)s.") % times)
    if values.hearing:
        hearing = {"hearing": say_duration(values.hearing, school_days=True)}
        sentences.append(_("The hearing is held within %(hearing)s.") % hearing)
    if values.papers_days_before:
        days = {"days": say_number(values.papers_days_before, "school_days")}
        sentences.append(_("The papers are sent %(days)s before the hearing.") % days)
    if values.next_stage_within_days:
        days = {"days": say_number(values.next_stage_within_days, "school_days")}
        sentences.append(_("The next stage can be asked for within %(days)s.") % days)
    return sentences


def _panel(values: rules.ComplaintStage) -> str:
    members = ngettext("%(count)s member", "%(count)s members", values.panel_members) % {"count": values.panel_members}
    if not values.independent_members:
        return _("The panel has %(members)s.") % {"members": members}
    count = values.independent_members
    return ngettext(
        "The panel has %(members)s; %(count)s of them is independent of the school.",
        "The panel has %(members)s; %(count)s of them are independent of the school.",
        count,
    ) % {"members": members, "count": count}


def complaint_time_limit(values: rules.ComplaintTimeLimit) -> list[str]:
    """Say how long after an event a complaint can be made."""
    months = {"months": say_number(values.months, "months")}
    return [
        _("A complaint is made within %(months)s of what happened.") % months,
        _("A school leader may accept a later one for a good reason."),
    ]


def promise(values: rules.Promise) -> list[str]:
    """Say what is measured and what the school aims at."""
    said = {"measured": choice_label(values.measured), "aim": say_number(values.aim_percent, "percent")}
    if values.within:
        said["within"] = say_duration(values.within)
        return [_("We measure: %(measured)s, within %(within)s. Our aim is %(aim)s.") % said]
    return [_("We measure: %(measured)s. Our aim is %(aim)s.") % said]


def signing(values: rules.Signing) -> list[str]:
    """Say who signs and how often."""
    said = {"who": listed(choice_label(one) for one in values.signed_by)}
    if values.every_year:
        sentences = [_("The charter is signed when joining, every year, and when it changes, by %(who)s.") % said]
    else:
        sentences = [_("The charter is signed when joining and when it changes, by %(who)s.") % said]
    if values.students_from_year is not None and rules.Audience.STUDENTS in values.signed_by:
        sentences.append(_("Students sign from year %(year)s on.") % {"year": values.students_from_year})
    if values.reminders:
        reminders = say_number(values.reminders, "reminders")
        days = say_number(values.days_between_reminders, "days")
        sentences.append(
            _("We send %(reminders)s at most, at least %(days)s apart.") % {"reminders": reminders, "days": days}
        )
    else:
        sentences.append(_("We send no reminders."))
    days = say_number(values.conversation_within_days, "working_days")
    sentences.append(_("Whoever declines is offered a conversation within %(days)s.") % {"days": days})
    return sentences
