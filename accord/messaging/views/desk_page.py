"""What the page of one conversation shows to staff."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from accord.charters.facts import rules_on
from accord.conduct.facts import restrictions_on
from accord.core.words import isolate
from accord.messaging.access.at_the_desk import Beside, ChildLine
from accord.messaging.access.at_the_desk import beside as beside_conversation
from accord.messaging.access.desk import Place, Wanted
from accord.messaging.beside_story import answering_now, on_its_way, promise_of, seen_in, story_at_desk
from accord.messaging.closed_then import closed_then
from accord.messaging.danger_by_mail import lead_is_proposed
from accord.messaging.drawn_fields import fields_of
from accord.messaging.explaining import Why, restrictions_in_words
from accord.messaging.facts.current import question_of
from accord.messaging.facts.desk_choice import folds_strong_wording
from accord.messaging.facts.happened import What
from accord.messaging.facts.helping import staff_member_of
from accord.messaging.facts.leaving import leaving
from accord.messaging.facts.preview import contact_names
from accord.messaging.facts.story import Story
from accord.messaging.facts.which_child import keeps_the_door
from accord.messaging.forms.desk import AnswerForm, NoteForm, SettleForm
from accord.messaging.models import Conversation
from accord.messaging.standing import standing_of
from accord.messaging.timeline import timeline_of
from accord.messaging.topics import topic_words
from accord.messaging.views.desk_places import address_of
from accord.people.facts import language_name
from accord.people.viewer import Post
from accord.rules.courtesy import is_folded
from accord.rules.visibility import Act
from accord.rules.which_child import WordFacts, may_write_down


@dataclass(frozen=True)
class About:
    """Who writes, about whom, on what, and what helps to speak with this guardian."""

    family: str
    words: str
    topic: str
    interpreter: str
    pronunciation: str


def show(
    request: HttpRequest,
    post: Post,
    conversation: Conversation,
    *,
    story: Story | None = None,
    beside: Beside | None = None,
    answer: AnswerForm | None = None,
    note: NoteForm | None = None,
    settle: SettleForm | None = None,
    nudge: object = None,
    meanwhile: bool = False,
    status: int = 200,
) -> HttpResponse:
    """Answer with the page of a conversation; where a form was refused, with what was typed.

    Whoever has read the `story` or what stands `beside` it already hands it in.
    """
    story = story or story_at_desk(conversation, post)
    beside = beside or beside_conversation(post, conversation)
    rules = rules_on(conversation.school, post.on, beside.edition)
    entries = timeline_of(conversation, for_family=False, at=post.at, story=story)
    decision = leaving(
        conversation.school, staff_member_of(post), post.at,
        conversation=conversation, after_emergency=bool(story.of(What.EMERGENCY)),
    )  # fmt: skip
    seen, promised = seen_in(story), promise_of(story)
    content = {
        "post": post,
        "at": post.at,
        "conversation": conversation,
        "about": about(conversation, beside.child, topic_words(conversation.topic, rules)),
        "standing": standing_of(
            waiting_on=conversation.waiting_on,
            closed=conversation.closed_at is not None,
            promise=promised,
            on_its_way=on_its_way(story),
            at=post.at,
            zone=ZoneInfo(post.zone),
        ),
        "closed_then": closed_then(
            conversation.school, promised[1] if promised else None, post.at, ZoneInfo(post.zone), for_family=False
        ),
        "has_it": has_it(conversation, post),
        "entries": entries,
        "folds": any(entry.strong for entry in entries) and folds_for(post),
        "limits": limits_of(conversation, post) if beside.may_be_limited else [],
        "others": answering_now(story),
        "leaves_at": decision.reaches_at if decision.held else None,
        "may_answer": post.may(Act.ANSWER_FAMILIES),
        "answer": answer,
        "fields": {**fields_of(answer, AnswerForm), **fields_of(note, NoteForm), **fields_of(settle, SettleForm)},
        "open_settle": settle is not None,
        "open_note": note is not None,
        "may_ask_child": _may_ask_child(story, conversation, post),
        "may_note_child": _may_note_child(conversation, post),
        "seen": seen,
        "nudge": nudge,
        "meanwhile": meanwhile,
        "at_risk": lead_is_proposed(story, conversation),
        "list_url": address_of(post, Wanted(Place.ME)),
    }
    part = getattr(request, "htmx", False) and request.htmx.target == "desk-sheet"  # type: ignore[attr-defined]
    name = "messaging/desk_sheet.html" if part else "messaging/desk_conversation.html"
    return render(request, name, content, status=status)


def _may_ask_child(story: Story, conversation: Conversation, post: Post) -> bool:
    """Whether the family, who can answer here, can be asked which child it is about."""
    guardian = conversation.guardian
    if guardian is None or guardian.login_id is None or not post.may(Act.ANSWER_FAMILIES):
        return False
    return question_of(story, post.at) is None


def _may_note_child(conversation: Conversation, post: Post) -> bool:
    """Whether the reader writes down which child a guardian who cannot answer here says it is about."""
    guardian = conversation.guardian
    if guardian is None or not post.may(Act.ANSWER_FAMILIES):
        return False
    return may_write_down(WordFacts(guardian.login_id is not None, keeps_the_door(conversation, post)))


def folds_for(post: Post) -> bool:
    """Whether strong wording is folded at first for a post."""
    strong = folds_strong_wording(post.staff_id)
    return is_folded(strong=True, reader_wants_folding=strong, reader_guards_children=post.may(Act.READ_SAFEGUARDING))


def about(conversation: Conversation, line: ChildLine, topic: str) -> About:
    """Say who writes about whom, in which language, and whether an interpreter helps."""
    guardian, student = conversation.guardian, conversation.student
    if guardian is None:
        return About(_("A sender whom the school does not know"), "", topic, "", "")
    words = _("reads %(language)s") % {"language": language_name(guardian.language)}
    if student:
        said = {"child": isolate(student.called), "form": isolate(line.form)}
        child = _("%(child)s (%(form)s)") % said if line.form else said["child"]
        words = " · ".join(part for part in (line.relationship, str(child), words) if part)
    needed = _("An interpreter helps in talks with this guardian.") if guardian.interpreter_needed else ""
    return About(guardian.called, words, topic, needed, guardian.pronunciation)


def has_it(conversation: Conversation, post: Post) -> str:
    """Say who has a conversation, to one of the staff."""
    if conversation.assigned_staff_id == post.staff_id:
        return _("You have this")
    if conversation.assigned_staff:
        return _("%(name)s has this") % {"name": isolate(conversation.assigned_staff.called)}
    if conversation.assigned_team:
        return _("The team %(team)s has this") % {"team": isolate(conversation.assigned_team.name)}
    return _("At the front door: nobody has this yet")


def limits_of(conversation: Conversation, post: Post) -> list[Why]:
    """Explain to staff what restricts contact with the guardian just now."""
    if conversation.guardian_id is None:
        return []
    found = restrictions_on([conversation.guardian_id], post.at).get(conversation.guardian_id, ())
    if not found:
        return []
    contacts = contact_names(found, conversation.school)
    return restrictions_in_words(
        found, contacts=contacts, edition=conversation.edition, at=post.at, zone=ZoneInfo(post.zone), for_family=False
    )
