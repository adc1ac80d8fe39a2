"""What rules about the way in will mean: inbox, topics, courtesy, visits, class spaces."""

from datetime import timedelta

from django.utils.translation import gettext as _

from accord.charters.meaning.place import Place
from accord.charters.saying.choices import choice_label
from accord.charters.saying.values import say_number
from accord.core.words import listed
from accord.rules import charter as rules


def courtesy_limits(values: rules.CourtesyLimits, place: Place) -> list[str]:
    """From where on a hint is shown."""
    sentences = []
    if values.longest_words is not None:
        words = say_number(values.longest_words + 1, "words")
        sentences.append(
            _("A message of %(words)s shows its writer a kind hint, and can be sent as it is.") % {"words": words}
        )
    if values.messages_a_week is not None:
        sentences.append(
            _("After message %(number)s within seven days a hint asks to gather things in one message.")
            % {"number": values.messages_a_week}
        )
    if values.meeting_minutes is not None:
        start = place.calendar.next_opening(place.in_working_time())
        said = {
            "begins": place.moment(start),
            "ends": place.moment(start + timedelta(minutes=values.meeting_minutes)),
        }
        sentences.append(_("A meeting that begins on %(begins)s is planned until %(ends)s.") % said)
    return sentences or [_("No hint is ever shown.")]


def visitor_rules(values: rules.VisitorRules, place: Place) -> list[str]:
    """By when a visit has to be arranged."""
    if not values.appointment:
        return (
            [_("Whoever comes to the gate is let in and noted down at reception.")]
            if values.sign_in_at_reception
            else [_("Whoever comes to the gate is let in.")]
        )
    visit = place.calendar.add_working_days(place.calendar.next_opening(place.at), values.notice_days + 1)
    said = {"visit": place.date(visit)}
    if not values.notice_days:
        return [_("A visit on %(visit)s can be arranged on that day.") % said]
    said["latest"] = place.date(place.calendar.add_working_days(visit, -values.notice_days))
    return [_("A visit on %(visit)s is arranged by %(latest)s at the latest.") % said]


def group_spaces(values: rules.GroupSpaces, place: Place) -> list[str]:
    """When a quiet space is put away."""
    if not values.offered:
        return [_("Nobody can open a class space.")]
    away = place.date(place.today + timedelta(days=values.archived_after_days))
    return [_("A class space with its last post today is put away on %(away)s; it can still be read.") % {"away": away}]


def official_channels(values: rules.OfficialChannels, place: Place) -> list[str]:
    """What happens on a way that is none of them."""
    left_out = [channel for channel in rules.OfficialChannel if channel not in values.channels]
    if not left_out:
        return [_("Every channel that Accord knows is used.")]
    channels = listed(choice_label(channel) for channel in left_out)
    return [_("The school neither writes nor answers by: %(channels)s.") % {"channels": channels}]
