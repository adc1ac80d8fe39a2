"""How a guardian writes to the school: choose a child, write, look at it, send it.

The steps are one form that is sent again and again; a look leaves no trace in the database, and nothing that was
typed is ever lost. Sending leads to a page of its own, so that reloading it sends nothing.
"""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accord.core import clock
from accord.core.errors import DomainError
from accord.core.words import isolate
from accord.messaging import before_sending, explaining, front_door
from accord.messaging.access import get_own_conversation_for
from accord.messaging.access.addressees import Addressee, addressees_of, get_addressee_for
from accord.messaging.actions.write_to_school import Letter, write_to_school
from accord.messaging.facts.known_staff import KnownStaff, known_staff, lessons_of
from accord.messaging.facts.phones import PhoneNow, emergency_kinds, phone_now
from accord.messaging.facts.preview import Preview, contact_names, preview, restrictions_of
from accord.messaging.facts.sent import what_was_sent
from accord.messaging.facts.timing import InForce, charter_at
from accord.messaging.forms.writing import WriteForm
from accord.messaging.models import Conversation
from accord.messaging.topics import ANYTHING, SAFEGUARDING, URGENT, topic_choices, topic_words
from accord.people.facts import staff_name
from accord.people.viewer import Viewer, asking
from accord.rules.restrictions import RestrictionFacts
from accord.rules.sending import Held
from accord.schools.facts import settings_of

LOOK, CHANGE, SEND = "look", "change", "send"


@dataclass(frozen=True)
class Desk:
    """What every step needs: who writes about whom, under which charter, and the telephone that is answered now."""

    viewer: Viewer
    about: Addressee
    held: InForce
    phone: PhoneNow
    at: datetime


def write(request: HttpRequest) -> HttpResponse:
    """Write to the school: first about whom, then the words, then a look at what becomes of them, then it goes."""
    viewer, at = asking(request), clock.now()
    wanted = request.GET.get("about", "")
    if wanted:
        about = get_addressee_for(viewer, wanted)
    else:
        choices = addressees_of(viewer)
        only = [one for one in choices if one.student] or choices
        if len(only) != 1:
            return _choose(request, choices)
        about = only[0]
    held = charter_at(about.school, at)
    desk = Desk(viewer, about, held, phone_now(about.school, held, at), at)
    if request.method != "POST":
        return _page(request, desk, _form(request, desk))
    return _step(request, desk)


def sent(request: HttpRequest, ref: str) -> HttpResponse:
    """What became of the message that was just sent: who gets it, when, and by when an answer comes."""
    at = clock.now()
    conversation = get_own_conversation_for(asking(request), ref)
    found = what_was_sent(conversation)
    if found is None:
        return redirect("family_messages:write")
    held = charter_at(conversation.school, at)
    who = explaining.who_has_it(found.assignment) if found.assignment else _("The school office")
    zone = settings_of(conversation.school).zone
    edition = conversation.edition
    content = {
        "conversation": conversation,
        "who": who,
        "promises": explaining.promise_words(found.decision, who=who, at=at, zone=zone, has_left=True),
        "why_held": explaining.why_held(found.decision, edition=edition),
        "why_here": explaining.why_still_here(found.assignment, _limits(conversation, at), at=at)
        if found.assignment
        else None,
        "emergency": found.is_emergency,
        "tells_duty": found.told_duty,
        "to_safeguarding": found.told_safeguarding,
        "may_take_back": found.decision.held is not None,
        "phone": phone_now(conversation.school, held, at),
    }
    return render(request, "messaging/family_write_sent.html", content)


def _limits(conversation: Conversation, at: datetime) -> tuple[RestrictionFacts, ...]:
    return restrictions_of(conversation.guardian, at) if conversation.guardian else ()


def _choose(request: HttpRequest, choices: list[Addressee]) -> HttpResponse:
    """About whom it is, where a guardian has several children or schools."""
    request.undo = True  # type: ignore[attr-defined]
    content = {
        "children": [one for one in choices if one.student],
        "schools": [one for one in choices if not one.student],
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "messaging/family_write_whom.html", content, status=status)


def _step(request: HttpRequest, desk: Desk) -> HttpResponse:
    """One step of the form: a look, back to the words, or away it goes."""
    form = _form(request, desk)
    go = request.POST.get("go", LOOK)
    if go == CHANGE or not form.is_valid():
        request.undo = True  # type: ignore[attr-defined]
        only_files = go == SEND and set(form.errors) <= {"attachments"}
        if go != CHANGE and only_files:
            return _look(request, desk, form, status=422)
        return _page(request, desk, form, status=200 if go == CHANGE else 422)
    shown = (request.POST.get("shown_topic", ""), request.POST.get("shown_emergency", ""))
    if go == SEND and shown == (form.cleaned_data["topic"], form.cleaned_data["emergency"]):
        return _send(request, desk, form)
    request.undo = True  # type: ignore[attr-defined]
    return _look(request, desk, form)


def _send(request: HttpRequest, desk: Desk, form: WriteForm) -> HttpResponse:
    text, login = form.cleaned_data["text"], desk.viewer.login
    seen = before_sending.opened(request.POST.get("seal", ""), text, school=desk.about.school, language=login.language)
    asked = before_sending.asked_before(request.POST.get("asked", ""))
    letter = Letter(
        school=desk.about.school,
        guardian=desk.about.guardian,
        student=desk.about.student,
        topic=form.cleaned_data["topic"] or ANYTHING,
        text=text,
        language=seen.language,
        concerned=form.concerned_staff,
        emergency=form.emergency_kind,
        lesson=form.cleaned_data["lesson"],
        tells_safeguarding=form.cleaned_data["safeguarding"],
        looked=before_sending.looked(seen, asked, text),
    )
    try:
        message = write_to_school(
            letter=letter, by=desk.viewer.actor, at=desk.at, files=form.cleaned_data["attachments"]
        )
    except DomainError as refusal:
        request.undo = True  # type: ignore[attr-defined]
        form.refuse(refusal)
        return _page(request, desk, form, status=422)
    return redirect("family_messages:sent", ref=message.conversation.ref)


def _look(request: HttpRequest, desk: Desk, form: WriteForm, status: int = 200) -> HttpResponse:
    """The page before sending: who gets it, when, by when an answer comes, and why; and what could be put better."""
    typed, language = form.cleaned_data, desk.viewer.login.language
    school, text, kind = desk.about.school, typed["text"], form.emergency_kind
    proposed = front_door.propose(text, chosen=typed["topic"], school=school, language=language, held=desk.held)
    found = preview(
        school=school,
        guardian=desk.about.guardian,
        student=desk.about.student,
        topic=proposed.topic,
        concerned=form.concerned_staff,
        emergency=kind,
        at=desk.at,
        subject=typed["lesson"],
    )
    seen = before_sending.look(
        text,
        school=school,
        language=language,
        held=desk.held,
        at=desk.at,
        guardian=desk.about.guardian,
        read_at=found.decision.reaches_at if found.decision.held is Held.STAFF_QUIET_HOURS else desk.at,
        emergency=kind is not None,
        at_risk=proposed.also_safeguarding,
    )
    topics = topic_choices(desk.held.rules, also=(proposed.topic, *proposed.near))
    first_look = "shown_topic" not in request.POST
    at_risk = seen.at_risk and proposed.topic != SAFEGUARDING
    content = _shared(desk, form) | {
        "text": text,
        "seen": seen,
        "asked": request.POST.get("asked", "") or (seen.seal if seen.asks else ""),
        "proposed": proposed,
        "chosen_topic": proposed.topic if proposed.is_sure else "",
        "topic_words": topic_words(proposed.topic, desk.held.rules),
        "topics": [pair for pair in topics if pair[0] in proposed.near]
        + [p for p in topics if p[0] not in proposed.near],
        "at_risk": at_risk,
        "ticked": at_risk and (first_look or typed["safeguarding"]),
        "is_emergency": kind is not None,
        "asks_kind": kind is None and proposed.topic == URGENT,
        "is_safeguarding": proposed.topic == SAFEGUARDING,
        **_told(found),
    }
    return render(request, "messaging/family_write_look.html", content, status=status)


def _told(found: Preview) -> dict[str, object]:
    """What the writer is told before sending."""
    who = explaining.who_has_it(found.routed)
    edition = found.held.edition
    return {
        "found": found,
        "who": who,
        "promises": explaining.promise_words(found.decision, who=who, at=found.at, zone=found.zone),
        "promise_href": explaining.clause_href(edition, found.target_clause, for_family=True),
        "why_held": explaining.why_held(found.decision, edition=edition),
        "why_here": explaining.why_here(found.routed, edition=edition, clause=found.topic_clause),
    }


def _page(request: HttpRequest, desk: Desk, form: WriteForm, status: int = 200) -> HttpResponse:
    """The page on which the words are written."""
    content = _shared(desk, form) | {"asked": request.POST.get("asked", "")}
    return render(request, "messaging/family_write.html", content, status=status)


def _shared(desk: Desk, form: WriteForm) -> dict[str, object]:
    """What the page of writing and the page before sending both show."""
    restrictions = restrictions_of(desk.about.guardian, desk.at)
    said = explaining.restrictions_in_words(
        restrictions, contacts=contact_names(restrictions, desk.about.school), edition=desk.held.edition, at=desk.at,
        zone=settings_of(desk.about.school).zone,
    )  # fmt: skip
    return {
        "about": desk.about,
        "home_school": desk.about.school,
        "form": form,
        "phone": desk.phone,
        "restrictions": said,
        "never_restricted": explaining.never_restricted(),
        "others": bool(desk.viewer.guardianships),
    }


def _form(request: HttpRequest, desk: Desk) -> WriteForm:
    about = desk.about
    years = {about.year_group} if about.student else set()
    staff = known_staff(about.school, about.student_ids, about.on, years=years, login_id=desk.viewer.login.pk)
    data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    also = tuple(key for key in (request.POST.get("topic", ""),) if key in front_door.PROPOSABLE)
    return WriteForm(
        data,
        files,
        topics=topic_choices(desk.held.rules, also=also),
        lessons=lessons_of(about.student.pk, about.on) if about.student else [],
        staff=[(one.staff, _known_as(one)) for one in staff],
        kinds=emergency_kinds(desk.held),
    )


def _known_as(known: KnownStaff) -> str:
    """How a family knows a member of staff: 'Ms Hui Min Tan, 4B'."""
    said = {"name": isolate(staff_name(known.staff.title, known.staff.called)), "role": known.role or known.taught}
    return _("%(name)s, %(role)s") % said
