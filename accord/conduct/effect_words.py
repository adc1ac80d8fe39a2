"""What a limit on contact changes, and what nothing ever changes, in words for the guardian: the rulebook's table."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accord.rules.restrictions import FLOOR, TABLE, Deed, Effect, Restricted


def changes_in_words(
    kind: Restricted, *, contact: str = "", most: int = 0, per_days: int = 7, arrangements: bool = False
) -> list[str]:
    """What a kind of limit changes, a sentence for each deed. `contact`: how families are told of the single contact.

    `arrangements`: whether it is written down how the child is brought and fetched.
    """
    said = {"contact": contact or _("one person at the school"), "most": most, "days": per_days}
    sentences = _sentences(most, per_days, arrangements=arrangements)
    return [sentences[deed, effect] % said for deed, effect in TABLE[kind].items()]


def never_changed() -> list[str]:
    """What nothing ever limits, a sentence for each."""
    sentences = {
        Deed.READ_ABOUT_CHILD: _("You read everything about your child, as before."),
        Deed.STAND_AS_CONTACT: _("We call you about your child as before, and in an emergency."),
        Deed.REPORT_EMERGENCY: _("In an emergency you reach us at any time, in any way."),
        Deed.REPORT_SAFEGUARDING: _("You can always tell us that a child may be in danger."),
        Deed.REPORT_ABSENCE: _("You can always tell us that your child is away."),
        Deed.COMPLAIN: _("You can make a complaint at any time."),
        Deed.ASK_FOR_REVIEW: _("You can ask at any time that somebody else looks at this again."),
    }
    return [words for deed, words in sentences.items() if deed in FLOOR]


def kinds_in_words(kinds: Iterable[Restricted]) -> list[str]:
    """The kinds of limits by name."""
    names = {
        Restricted.SINGLE_CONTACT: _("One person answers you"),
        Restricted.CONTACT_LIMIT: _("A limit on messages"),
        Restricted.WRITTEN_ONLY: _("Contact in writing"),
        Restricted.IN_PERSON_LIMITED: _("Visits by arrangement"),
        Restricted.SITE_BAR: _("Not on the school site"),
    }
    return [names[kind] for kind in kinds]


def _sentences(most: int, per_days: int, *, arrangements: bool) -> dict[tuple[Deed, Effect], str]:
    brought = (
        _("How your child is brought and fetched is written below.")
        if arrangements
        else _("We arrange with you how your child is brought and fetched.")
    )
    return {
        (Deed.WRITE, Effect.TO_ONE_PERSON): _("What you write goes to %(contact)s, who answers you."),
        (Deed.WRITE, Effect.COUNTED): " ".join(
            (
                ngettext(
                    "We read %(most)s message of yours straight away. You can write more; the others wait their turn.",
                    "We read %(most)s messages of yours straight away. You can write more; the others wait their turn.",
                    most,
                ),
                ngettext(
                    "What you wrote within the last day counts.",
                    "What you wrote within the last %(days)s days counts.",
                    per_days,
                ),
            )
        ),
        (Deed.TELEPHONE, Effect.TO_ONE_PERSON): _("When you telephone, please ask for %(contact)s."),
        (Deed.TELEPHONE, Effect.COUNTED): _("Telephone calls count as well."),
        (Deed.TELEPHONE, Effect.IN_WRITING): _("Please write to us instead of telephoning."),
        (Deed.MEET_IN_PERSON, Effect.TO_ONE_PERSON): _("Meetings at school are with %(contact)s."),
        (Deed.MEET_IN_PERSON, Effect.BY_ARRANGEMENT): _("For a meeting at school, please ask us first."),
        (Deed.MEET_IN_PERSON, Effect.CLOSED): _("We do not meet at school. We can talk by video or telephone."),
        (Deed.MEET_BY_VIDEO, Effect.TO_ONE_PERSON): _("Talks by video are with %(contact)s."),
        (Deed.MEET_BY_VIDEO, Effect.BY_ARRANGEMENT): _("For a talk by video, please ask us first."),
        (Deed.COME_ON_SITE, Effect.BY_ARRANGEMENT): _("Before you come to the school site, please ask us first."),
        (Deed.COME_ON_SITE, Effect.CLOSED): _("Please do not come to the school site."),
        (Deed.COLLECT_CHILD, Effect.BY_ARRANGEMENT): brought,
        (Deed.ATTEND_EVENT, Effect.BY_ARRANGEMENT): _("Before you come to an event at school, please ask us first."),
        (Deed.ATTEND_EVENT, Effect.CLOSED): _("Please do not come to events at school."),
        (Deed.VOLUNTEER, Effect.CLOSED): _("You cannot help at school for now."),
        (Deed.BOOK_CONFERENCE, Effect.TO_ONE_PERSON): _("Your meetings about your child are with %(contact)s."),
        (Deed.BOOK_CONFERENCE, Effect.BY_ARRANGEMENT): _(
            "Your meetings about your child take place; please arrange with us how, for example by video or telephone."
        ),
        (Deed.VISIT_CLASS, Effect.CLOSED): _("You cannot visit lessons for now."),
        (Deed.POST_IN_GROUP, Effect.CLOSED): _("You can read the class space, but not write in it for now."),
    }
