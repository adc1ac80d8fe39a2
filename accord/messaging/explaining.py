"""Words that explain: why a message waits, why it goes to whom, what is promised, which clause of the charter says so.

Every sentence is in the active language. `zone` is the school's; times are told by it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accord.charters.models import Edition
from accord.core import words
from accord.core.words import isolate
from accord.messaging.facts.routes import Routed
from accord.messaging.models import Assignment, Hold
from accord.people.facts.classes import staff_name
from accord.people.models import StaffMember
from accord.rules.restrictions import Restricted, RestrictionFacts, single_contact
from accord.rules.routing import Because
from accord.rules.sending import Held, SendingDecision


@dataclass(frozen=True)
class Why:
    """A reason in one sentence, and the address of the clause that says so ('' where no clause does)."""

    sentence: str
    clause_href: str = ""


def clause_href(edition: Edition | None, key: str, *, for_family: bool) -> str:
    """The address of a clause in the edition that lays it down; '' where the profession's default holds."""
    if edition is None or not key:
        return ""
    if for_family:
        page = reverse("family_charters:edition", args=[edition.ref])
    else:
        page = reverse("charters:edition", args=[edition.charter.school.slug, edition.ref])
    return f"{page}#clause-{key}"


def name_for_family(staff: StaffMember) -> str:
    """How a family is told of a member of staff: 'Ms Hui Min Tan'."""
    return str(isolate(staff_name(staff.title, staff.called)))


def who_has_it(routed: Routed | Assignment) -> str:
    """Who gets a message, as a family is told: a person, a team, or the school office."""
    if routed.staff:
        return name_for_family(routed.staff)
    if routed.team:
        return str(isolate(routed.team.name))
    return _("The school office")


def why_held(
    held: SendingDecision | Hold, *, edition: Edition | None, for_family: bool = True, clause: str = ""
) -> Why | None:
    """Why a message waits for its reader; None when it does not wait. `clause` overrides what the hold names."""
    because = str(held.because if isinstance(held, Hold) else held.held or "")
    key = clause or (held.clause_key if isinstance(held, Hold) else held.clause)
    sentences = {
        Held.STAFF_QUIET_HOURS: _(
            "Staff read messages in their working time. You can write at any hour; nobody is disturbed, and the "
            "promised days count at once."
        )
        if for_family
        else _("It came outside your working time and waited for your next opening."),
        Held.LEAVES_AT_OPENING: _("What staff write outside working time leaves when the school opens."),
        Held.CONTACT_LIMIT: _(
            "A limit on messages holds for you just now. This one is above it, so it waits its turn. It is kept, and "
            "it will be read."
        )
        if for_family
        else _("A limit on contact holds for this guardian; what is above it waits its turn."),
    }
    sentence = next((words for kind, words in sentences.items() if str(kind) == because), "")
    return Why(sentence, clause_href(edition, key, for_family=for_family)) if sentence else None


def why_here(
    gone: Routed | Assignment, *, edition: Edition | None = None, clause: str = "", for_family: bool = True
) -> Why:
    """Why a message goes to whom it goes, to a family or to staff."""
    because = str(gone.route.because if isinstance(gone, Routed) else gone.because)
    absent = gone.instead_of
    name = (name_for_family(absent) if for_family else str(isolate(absent.called))) if absent else ""
    sentences = {
        Because.SINGLE_CONTACT: _("One person at the school answers everything that you write for now.")
        if for_family
        else _("This guardian has one contact at the school, who answers everything."),
        Because.TOPIC: _("They have this conversation now."),
        Because.FORM_TEACHER: _("The form teacher answers first on this topic."),
        Because.SUBJECT_TEACHER: _("The teacher of this lesson answers first."),
        Because.ROLE: _("The charter says who answers on this topic."),
        Because.TEAM: _("This team answers on this topic."),
        Because.COVER: _("%(name)s is away. Meanwhile this person answers.") % {"name": name},
        Because.NOBODY_FREE_OF_CONFLICT: _("Nobody whom a message is about reads it. So it goes to somebody else."),
        Because.NOBODY_AT_WORK: _("Who would answer is away. The school office takes care of it."),
        Because.FRONT_DOOR: _("The school office reads it first and finds the right person."),
    }
    sentence = next((words for kind, words in sentences.items() if str(kind) == because), "")
    return Why(
        sentence or _("The school has passed it on to the right person."),
        clause_href(edition, clause, for_family=for_family),
    )


def why_still_here(gone: Assignment, restrictions: Sequence[RestrictionFacts], *, at: datetime) -> Why | None:
    """Why a family's message is with whom it is; None where that rests on a limit which no longer holds."""
    if gone.because == Because.SINGLE_CONTACT and not single_contact(restrictions, at):
        return None
    return why_here(gone)


def promise_words(
    decision: SendingDecision, *, who: str, at: datetime, zone: ZoneInfo, has_left: bool = False
) -> list[str]:
    """When it is read and by when it is acknowledged and answered, a sentence each. `who`: as from `who_has_it`.

    `has_left`: it has been sent already. Whoever writes of an emergency is told to call, and of no day next week.
    """
    sentences = [when_read(decision, who=who, at=at, zone=zone, has_left=has_left)]
    if decision.to_duty:
        return sentences
    acknowledge, answer = decision.acknowledge_by, decision.answer_by
    if acknowledge and answer and acknowledge < answer:
        sentences.append(
            _("You hear that it has arrived by %(moment)s.") % {"moment": words.moment(acknowledge, at, zone)}
        )
    elif acknowledge and not answer:
        sentences.append(_("You hear back by %(moment)s.") % {"moment": words.moment(acknowledge, at, zone)})
    if answer:
        sentences.append(_("You have an answer by %(moment)s.") % {"moment": words.moment(answer, at, zone)})
    if decision.undated:
        sentences.append(_("We cannot name a day for the answer yet: the school’s calendar shows no open day."))
    return sentences


def when_read(decision: SendingDecision, *, who: str, at: datetime, zone: ZoneInfo, has_left: bool = False) -> str:
    """When a message reaches its reader; in an emergency nobody is told to wait for it."""
    if decision.to_duty:
        return _("%(who)s gets it without waiting. Please call as well, and do not wait for an answer in writing.") % {
            "who": who
        }
    if decision.held:
        said = {"who": who, "moment": words.moment(decision.reaches_at, at, zone)}
        return _("%(who)s will receive this %(moment)s.") % said
    if has_left:
        return _("%(who)s has it now.") % {"who": who}
    return _("%(who)s receives this as soon as you send it.") % {"who": who}


def restriction_words(
    restriction: RestrictionFacts, *, contact: str, edition: Edition | None, at: datetime, zone: ZoneInfo,
    for_family: bool = True,
) -> Why:  # fmt: skip
    """What one restriction means for writing. `contact`: the name of the single contact, '' where there is none."""
    said = {
        "name": contact,
        "day": words.day(restriction.ends_at, at, zone),
        "most": restriction.most,
        "days": restriction.per_days,
    }
    if for_family:
        sentences = {
            Restricted.SINGLE_CONTACT: _("Until %(day)s, %(name)s answers everything that you write to the school."),
            Restricted.CONTACT_LIMIT: " ".join(
                (
                    ngettext(
                        "Until %(day)s, the school reads %(most)s message of yours straight away. You can write more; "
                        "the others wait their turn.",
                        "Until %(day)s, the school reads %(most)s messages of yours straight away. You can write "
                        "more; the others wait their turn.",
                        restriction.most,
                    ),
                    ngettext(
                        "What you wrote within the last day counts.",
                        "What you wrote within the last %(days)s days counts.",
                        restriction.per_days,
                    ),
                )
            ),
            Restricted.WRITTEN_ONLY: _("Until %(day)s, you and the school speak in writing. You can write here."),
            Restricted.IN_PERSON_LIMITED: _("Until %(day)s, please arrange visits first. You can write as always."),
            Restricted.SITE_BAR: _("Until %(day)s, please do not come to the school site. You can write as always."),
        }
    else:
        sentences = {
            Restricted.SINGLE_CONTACT: _("Until %(day)s, %(name)s answers everything that this guardian writes."),
            Restricted.CONTACT_LIMIT: " ".join(
                (
                    ngettext(
                        "Until %(day)s, %(most)s message of this guardian is read straight away; the others wait.",
                        "Until %(day)s, %(most)s messages of this guardian are read straight away; the others wait.",
                        restriction.most,
                    ),
                    ngettext(
                        "What they wrote within the last day counts.",
                        "What they wrote within the last %(days)s days counts.",
                        restriction.per_days,
                    ),
                )
            ),
            Restricted.WRITTEN_ONLY: _("Until %(day)s, contact with this guardian is in writing."),
            Restricted.IN_PERSON_LIMITED: _("Until %(day)s, this guardian visits by arrangement."),
            Restricted.SITE_BAR: _("Until %(day)s, this guardian does not come to the school site."),
        }
    return Why(sentences[restriction.kind] % said, clause_href(edition, restriction.clause, for_family=for_family))


def never_restricted() -> str:
    """What nothing ever restricts, in one sentence for a guardian."""
    return _(
        "Nothing ever limits emergencies, worries about a child’s safety, telling us that a child is absent, news of "
        "your child, a complaint, or asking for a review of this decision."
    )


def restrictions_in_words(
    restrictions: Sequence[RestrictionFacts], *, contacts: dict[str, str], edition: Edition | None, at: datetime,
    zone: ZoneInfo, for_family: bool = True,
) -> list[Why]:  # fmt: skip
    """What each restriction means for writing; `contacts` holds the names of single contacts by their refs."""
    return [
        restriction_words(
            one, contact=contacts.get(one.contact, _("one person")), edition=edition, at=at, zone=zone,
            for_family=for_family,
        )
        for one in restrictions
    ]  # fmt: skip
