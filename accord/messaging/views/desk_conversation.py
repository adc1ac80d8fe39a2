"""One conversation at the desk, and the answer to it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accord.core import clock
from accord.core.addresses import address
from accord.core.errors import DomainError
from accord.core.words import moment
from accord.delivery.panels import unread_at_work_soon
from accord.messaging import before_sending
from accord.messaging.access import get_conversation_for
from accord.messaging.access.at_the_desk import open_conversation
from accord.messaging.access.reach import reach_of
from accord.messaging.actions.answer_family import Answered, AnsweredMeanwhile, answer_family
from accord.messaging.actions.note_answering import note_answering
from accord.messaging.actions.read_at_desk import read_at_desk
from accord.messaging.beside_story import is_new_in, story_at_desk
from accord.messaging.facts.answering import seen_until
from accord.messaging.facts.helping import staff_member_of
from accord.messaging.facts.timing import reader_calendar_soon
from accord.messaging.forms.desk import AnswerForm
from accord.messaging.models import Conversation, Message
from accord.messaging.views.desk_page import show
from accord.messaging.views.looks import note_look
from accord.people.access.posts import get_post_for, get_post_that_may
from accord.people.models import StaffMember
from accord.people.viewer import Post, asking
from accord.rules.visibility import Act

KINDS = {"send": Message.Kind.WORDS, "part": Message.Kind.PART, "question": Message.Kind.QUESTION}
"""What the buttons below an answer make of it."""


def conversation(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """One conversation with its story, the promise, and what can be done; a look at a confidential one is noted."""
    post = get_post_for(asking(request), school)
    staff = staff_member_of(post)
    reader_calendar_soon(staff.school, staff, post.at)
    unread_at_work_soon(post)
    found, beside = open_conversation(reach_of(post), ref)
    note_look(post, found)
    story = story_at_desk(found, post)
    response = show(request, post, found, story=story, beside=beside)
    if is_new_in(story):
        read_at_desk(conversation=found, staff=staff, at=post.at)
    return response


@require_POST
def answer(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Send an answer, a part of it with a date, or a question; typed words are never lost."""
    post = get_post_that_may(asking(request), school, Act.ANSWER_FAMILIES)
    staff = staff_member_of(post)
    reader_calendar_soon(staff.school, staff, post.at)
    found = get_conversation_for(post, ref)
    form = AnswerForm(request.POST, request.FILES)
    if not form.is_valid():
        return _not_yet(show(request, post, found, answer=form, status=422), found, staff, post)
    text, said = form.cleaned_data["text"], form.cleaned_data
    before = before_sending.asked_before(said["seal"])
    language = get_language() or found.school.main_language
    seen = _look(text, found, language, said["seal"], before)
    if seen.asks and not before:
        again = form.again(seal=seen.seal)
        return _not_yet(show(request, post, found, answer=again, nudge=seen, status=422), found, staff, post)
    try:
        answered = answer_family(
            conversation=found, staff=staff, text=text, language=seen.language or language, by=asking(request).actor,
            at=clock.now(), kind=KINDS.get(request.POST.get("do", ""), Message.Kind.WORDS),
            promised_rest=said["promised_rest"], rest_reason=said["rest_reason"],
            emergency_reason=said["emergency_reason"], files=said["attachments"], seen=said["seen"],
            looked=before_sending.looked(seen, before, text),
        )  # fmt: skip
    except AnsweredMeanwhile:
        found = get_conversation_for(post, ref)
        again = form.again(seen=seen_until(found))
        return _not_yet(show(request, post, found, answer=again, meanwhile=True, status=409), found, staff, post)
    except DomainError as refusal:
        form.refuse(refusal)
        return _not_yet(show(request, post, found, answer=form, status=422), found, staff, post)
    _say(request, answered, post)
    return HttpResponseRedirect(address("messages:conversation", school, ref))


def _not_yet(response: HttpResponse, found: Conversation, staff: StaffMember, post: Post) -> HttpResponse:
    """Let colleagues know that somebody goes on writing; the page is drawn before, so that it holds nobody up."""
    note_answering(conversation=found, staff=staff, at=clock.now())
    note_look(post, found)
    return response


def _look(text: str, found: Conversation, language: str, seal: str, before: str) -> before_sending.Seen:
    if before:
        return before_sending.opened(seal, text, school=found.school, language=language)
    return before_sending.look(text, school=found.school, language=language, at=clock.now())


def _say(request: HttpRequest, answered: Answered, post: Post) -> None:
    """Say when what was written leaves."""
    if answered.decision.held:
        said = {"moment": moment(answered.decision.reaches_at, post.at)}
        messages.success(request, _("Kept. It leaves %(moment)s; until then you can take it back.") % said)
    else:
        messages.success(request, _("Sent."))
