"""The sentences of letters about measures, in the active language: calm, exact, never accusing."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accord.conduct.models import Review
from accord.rules.charter import Step


def title_of(step: Step) -> str:
    """What the letter of a measure is headed with."""
    titles = {
        Step.INFORMAL_REMINDER: _("A friendly reminder"),
        Step.FORMAL_REMINDER: _("A reminder of what we agreed"),
        Step.MESSAGE_UNANSWERED: _("A message that we do not answer"),
        Step.TALK_ENDED: _("Why a talk was ended"),
        Step.MEETING_WITH_LEADER: _("An invitation to talk with us"),
        Step.WRITTEN_WARNING: _("A written warning"),
        Step.SINGLE_CONTACT: _("One person at the school for everything"),
        Step.WRITTEN_ONLY: _("Contact in writing for a time"),
        Step.CONTACT_LIMIT: _("A limit on contact for a time"),
        Step.IN_PERSON_LIMITED: _("Visits by arrangement for a time"),
        Step.ASKED_TO_LEAVE: _("You were asked to leave the school site"),
        Step.SITE_BAR: _("Permission to come onto the school site is withdrawn"),
    }
    return titles[step]


def opening_of(step: Step, said: Mapping[str, object], *, most: int = 0, per_days: int = 7) -> str:
    """What the measure is and means. `said`: first, last and name in words, most and days.

    `most` messages and calls within `per_days` days are read straight away where they are limited.
    """
    openings = {
        Step.INFORMAL_REMINDER: _(
            "We write about something that happened, and ask you kindly to keep to what our school and its families "
            "have agreed. Nothing else follows from this letter."
        ),
        Step.FORMAL_REMINDER: _(
            "We remind you of what our school and its families have agreed, and ask you to keep to it from now on."
        ),
        Step.MESSAGE_UNANSWERED: _(
            "One of your messages holds words that we do not answer. Write again in other words at any time, and you "
            "will have an answer."
        ),
        Step.TALK_ENDED: _("A talk with us was ended before its time. You can ask for another talk at any time."),
        Step.MEETING_WITH_LEADER: _(
            "We would like to talk with you and find a way forward together. Please tell us which days suit you. You "
            "may bring somebody with you."
        ),
        Step.WRITTEN_WARNING: _(
            "This is a written warning. If something like this happens again, the school may limit for a time how you "
            "contact us or come onto the site. We hope that this will not be needed."
        ),
        Step.SINGLE_CONTACT: _(
            "From %(first)s until %(last)s, one person at the school answers everything that you write or ask by "
            "telephone: %(name)s. Please turn to this person."
        ),
        Step.WRITTEN_ONLY: _(
            "From %(first)s until %(last)s, you and the school speak in writing. Talks happen by arrangement."
        ),
        Step.CONTACT_LIMIT: " ".join(
            (
                ngettext(
                    "From %(first)s until %(last)s, we read or take %(most)s message or call of yours straight away.",
                    "From %(first)s until %(last)s, we read or take %(most)s messages or calls of yours straight away.",
                    most,
                ),
                ngettext(
                    "What you wrote within the last day counts.",
                    "What you wrote within the last %(days)s days counts.",
                    per_days,
                ),
                _("You can write more. It is kept, and it is read when its turn comes."),
            )
        ),
        Step.IN_PERSON_LIMITED: _(
            "From %(first)s until %(last)s, please come onto the school site only after you have arranged it with us."
        ),
        Step.ASKED_TO_LEAVE: _(
            "You were asked to leave the school site. This was for that day. From the next day on you may come again "
            "as before."
        ),
        Step.SITE_BAR: _(
            "Parents and carers usually have permission to come onto the school site. We withdraw this permission for "
            "you from %(first)s until %(last)s. In this time, please do not enter our buildings or grounds, unless "
            "we have arranged it with you in writing."
        ),
    }
    return openings[step] % said


def outcome_of(outcome: str, last: str) -> str:
    """What a review came to. `last`: the last day in words, '' for a measure that does not last."""
    if outcome == Review.Outcome.LIFTED:
        return _("Somebody who had no part in our decision has looked at it again. It is lifted at once.")
    if outcome == Review.Outcome.EASED:
        return _(
            "Somebody who had no part in our decision has looked at it again. Something gentler takes its place at "
            "once, and what we decided before does not hold any more."
        )
    if outcome == Review.Outcome.MILDER:
        return _(
            "Somebody who had no part in our decision has looked at it again. It ends earlier: its last day is "
            "%(last)s."
        ) % {"last": last}
    if not last:
        return _("Somebody who had no part in our decision has looked at it again. It stays as it is.")
    return _(
        "Somebody who had no part in our decision has looked at it again. It stays as it is; its last day is %(last)s."
    ) % {"last": last}


def confirmed_until(last: str) -> str:
    """That a provisional measure was confirmed. `last`: its last day in words."""
    return _(
        "Our decision was provisional until you could tell us how you see it. We have now decided again, with all that "
        "we know: it stays, and its last day is %(last)s."
    ) % {"last": last}


def provisional_until(moment: str) -> str:
    """That a measure is provisional. `moment`: when it ends unless it is confirmed."""
    return _(
        "We could not wait for your side, because safety did not allow it. So this decision is provisional: it ends by "
        "itself on %(moment)s, unless we confirm it after hearing you."
    ) % {"moment": moment}


def how_heard(*, gave_account: bool) -> str:
    """Whether the guardian's side was there before the decision."""
    if gave_account:
        return _("You told us how you see it, and it was read before this decision.")
    return _("We asked how you see it, and the time for it passed without an answer. You can still tell us.")


def how_to_answer(by_day: str) -> list[str]:
    """How the guardian answers. `by_day`: by when, in words; '' at any time."""
    help_welcome = _("You may have somebody help you or speak for you.")
    if not by_day:
        return [_("You can answer in writing, by telephone or in a talk, in any language, at any time."), help_welcome]
    return [
        _(
            "You can answer in writing, by telephone or in a talk, in any language. Please do so by %(day)s. What "
            "comes later is read as well."
        ) % {"day": by_day},
        help_welcome,
    ]  # fmt: skip


def how_reviewed(by_day: str) -> str:
    """When it is looked at again. `by_day` in words; '' when only on request."""
    if by_day:
        return _(
            "Somebody who had no part in this decision looks at it again by %(day)s. You can ask for it earlier, at "
            "any time."
        ) % {"day": by_day}
    return _("You can ask at any time that somebody who had no part in this decision looks at it again.")


def may_complain() -> str:
    """The way to complain stays open."""
    return _("You can also make a complaint. Nobody whom it names reads or handles it.")


def never_limited() -> str:
    """What nothing ever restricts (RESTRICT-2)."""
    return _(
        "Nothing ever limits emergencies, worries about a child’s safety, telling us that a child is absent, news of "
        "your child, a complaint, or asking for a review of this decision."
    )


def news_goes_on() -> str:
    """How a guardian who may not come goes on hearing of the child."""
    return _(
        "You go on receiving news and reports of your child. Talks about your child’s progress take place by telephone "
        "or online."
    )


def if_coming_all_the_same(*, in_england: bool) -> str:
    """What may happen to somebody who comes in spite of a bar (England: Education Act 1996, section 547)."""
    if in_england:
        return _(
            "If you come onto the site all the same, we may ask you to leave and ask the police to help (section 547 "
            "of the Education Act 1996)."
        )
    return _("If you come onto the site all the same, we may ask you to leave and ask the police to help.")


def in_confidence() -> str:
    """Who learns of it."""
    return _(
        "This letter is for you alone and is not published. Those at the school who must know are told what to do, and "
        "not why."
    )
