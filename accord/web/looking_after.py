"""What each role looks after: the entries of the desk and of the staff navigation, from one list."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accord.core.addresses import address
from accord.core.shelf import Shelf
from accord.people.viewer import Post
from accord.rules.visibility import Act, Role


@dataclass(frozen=True)
class Task:
    """One place that a role opens, and the heading under which it stands."""

    section: str
    label: str
    words: str
    icon: str
    url: str
    key: str = ""
    daily: int = 0
    """Above 0: opened every day by these roles, so it stands on top of the navigation, the lowest number first."""


KEYS = {"messages:log_talk": "l"}
"""Access keys: pressed together with Alt (or what the browser asks for) they lead there from every page."""

EVERYBODY = None
"""In the place of an act or of roles: every post."""

_LEADERS = frozenset({Role.LEADER, Role.HEADTEACHER})

DAILY: tuple[tuple[str, frozenset[Role] | None], ...] = (
    ("safeguarding:worries", frozenset({Role.SAFEGUARDING_LEAD})),
    ("reception:board", frozenset({Role.OFFICE})),
    ("messages:log_talk", EVERYBODY),
    ("deliveries:list", frozenset({Role.OFFICE})),
    ("mail:strays", frozenset({Role.OFFICE})),
    ("concerns:concerns", EVERYBODY),
    ("complaints:register", _LEADERS),
    ("conduct:incidents", _LEADERS),
    ("people:needs", frozenset({Role.SPECIAL_NEEDS})),
    ("people:students", EVERYBODY),
)
"""What is opened every day, and by which roles, in the order in which it stands on top."""

PLACES: tuple[tuple[Promise, tuple[tuple[Act | None, str, str, Promise, Promise], ...]], ...] = (
    (
        _("Families"),
        (
            (
                Act.ANSWER_FAMILIES,
                "messages:log_talk",
                "phone",
                _("Write down a talk"),
                _("By telephone or at the gate, in seconds."),
            ),
            (
                Act.ANSWER_FAMILIES,
                "messages:templates",
                "layers",
                _("Ready answers"),
                _("Wordings in the languages of your families."),
            ),
            (
                Act.ANSWER_CONCERNS,
                "concerns:concerns",
                "heart-handshake",
                _("Concerns"),
                _("What troubles families, and the talks about it."),
            ),
            (
                Act.ANSWER_FAMILIES,
                "spaces:spaces",
                "message-circle",
                _("Class spaces"),
                _("Where the families of a class speak with each other."),
            ),
        ),
    ),
    (
        _("People"),
        (
            (
                Act.SEE_OWN_STUDENTS,
                "people:students",
                "graduation-cap",
                _("Students"),
                _("Children, their families and their rights."),
            ),
            (
                Act.READ_NEEDS,
                "people:needs",
                "heart",
                _("Additional needs"),
                _("Which children have support; nothing of why."),
            ),
            (Act.SEE_STAFF, "people:staff", "users", _("Staff"), _("Who works here, in which role and team.")),
            (
                EVERYBODY,
                "people:absences",
                "calendar-off",
                _("Absence and cover"),
                _("Who is away, and who takes over."),
            ),
            (
                Act.INVITE,
                "invitations:list",
                "mail",
                _("Invitations"),
                _("Bring families and staff in, by e-mail or by letter."),
            ),
        ),
    ),
    (
        _("At the door"),
        (
            (
                Act.SEE_RECEPTION,
                "reception:board",
                "id-card",
                _("Reception"),
                _("Who may come in, who may collect whom, and who is here."),
            ),
            (
                EVERYBODY,
                "reception:announce",
                "user-plus",
                _("Visitors"),
                _("Say who comes, so that reception expects them."),
            ),
        ),
    ),
    (
        _("When something goes wrong"),
        (
            (
                Act.REPORT_INCIDENTS,
                "conduct:incidents",
                "flag",
                _("Incidents"),
                _("Report in a minute what the charter does not accept; see what you are asked."),
            ),
            (
                Act.SEE_COMPLAINTS_REGISTER,
                "complaints:register",
                "scale",
                _("Complaints"),
                _("Their stages and dates, and who has them."),
            ),
            (
                Act.ANSWER_CONCERNS,
                "complaints:take_down",
                "pen-line",
                _("Write a complaint down"),
                _("By telephone, by letter or in a talk, in a minute."),
            ),
            (
                Act.REVIEW_EMERGENCIES,
                "messages:emergencies",
                "circle-alert",
                _("Emergencies"),
                _("Look back at them together, without blame."),
            ),
            (
                Act.READ_SAFEGUARDING,
                "safeguarding:worries",
                "shield-check",
                _("Children at risk"),
                _("What anybody is worried about; nobody but you reads it."),
            ),
        ),
    ),
    (
        _("Post"),
        (
            (
                Act.SEE_DELIVERIES,
                "deliveries:list",
                "bell-off",
                _("Not reached"),
                _("People whom no message reached, and how to tell them."),
            ),
            (Act.SORT_MAIL, "mail:strays", "inbox", _("Mail to sort"), _("E-mail that found no place by itself.")),
            (
                Act.SEE_DELIVERIES,
                "envelopes:envelopes",
                "mail",
                _("Letters to hand over"),
                _("Closed envelopes for people without e-mail."),
            ),
        ),
    ),
    (
        _("How we are doing"),
        (
            (
                Act.SEE_WORKLOAD,
                "messages:workload",
                "hourglass",
                _("Load and promises"),
                _("How much comes in, and how the school keeps its word."),
            ),
            (
                Act.SEE_PATTERNS,
                "conduct:patterns",
                "clipboard-list",
                _("Patterns of conduct"),
                _("How often what, where and when, without names."),
            ),
        ),
    ),
    (
        _("The school"),
        (
            (
                Act.SEE_CHARTER_DRAFTS,
                "charters:overview",
                "handshake",
                _("Charter"),
                _("What school and families promise each other, written and kept."),
            ),
            (
                Act.IMPORT_ROSTER,
                "roster:imports",
                "upload",
                _("Roster"),
                _("Bring in students, classes and families from a file."),
            ),
            (
                Act.EDIT_SCHOOL,
                "mail:addresses",
                "mail",
                _("Addresses for e-mail"),
                _("Where families write to, and who receives it."),
            ),
            (Act.SEE_SCHOOL_SETUP, "schools:school", "school", _("School"), _("Hours, year, languages and values.")),
        ),
    ),
)
"""What stands together, under its heading: who may (an act), the page, its icon, its name, and what it is for."""


_said: Shelf[tuple[Task, ...]] = Shelf(most=256)
"""The places said once for the roles, the school and the language that they follow from."""


def looking_after(post: Post) -> tuple[Task, ...]:
    """Return the places that the post's roles open, in a fixed order, in the language of the page."""
    asked = (post.roles, post.school_slug, get_language())
    known = _said.take(asked)
    if known is None:
        known = _say(post)
        _said.put(asked, known)
    return known


def _say(post: Post) -> tuple[Task, ...]:
    daily = [name for name, roles in DAILY if roles is EVERYBODY or roles & post.roles]
    return tuple(
        Task(
            section=str(section),
            label=str(label),
            words=str(words),
            icon=icon,
            url=address(name, post.school_slug),
            key=KEYS.get(name, ""),
            daily=daily.index(name) + 1 if name in daily else 0,
        )
        for section, places in PLACES
        for act, name, icon, label, words in places
        if (act is EVERYBODY or post.may(act)) and not _is_told_elsewhere(post, name)
    )


def _is_told_elsewhere(post: Post, name: str) -> bool:
    """Whoever has the register of complaints writes one down from there."""
    return name == "complaints:take_down" and post.may(Act.SEE_COMPLAINTS_REGISTER)
