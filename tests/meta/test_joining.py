"""Of two records of one person that are joined, everything that names the person follows, or says why it stays."""

from collections.abc import Iterator
from importlib import import_module

import pytest
from django.apps import apps
from django.db import models

from accord.people.joining.followers import _FOLLOWERS, _SIGN_IN_FOLLOWERS
from accord.people.joining.references import Follows
from accord.people.models import Guardian, Login, StaffMember, Student

pytestmark = [pytest.mark.requirement("H3"), pytest.mark.requirement("A3")]

PEOPLE = (Guardian, Student, StaffMember, Login)

CARRIED_BY_ITSELF = {
    "people.StudentContact": "people/joining/ties.py: two ties to one child become one",
    "people.RoleHolding": "people/joining/places.py: held once",
    "people.Teaching": "people/joining/places.py: held once",
    "people.TeamMembership": "people/joining/places.py: held once",
    "people.Enrolment": "people/joining/places.py: held once",
    "people.Absence": "people/joining/places.py", "people.Duty": "people/joining/places.py",
    "people.Cover": "people/joining/places.py: nobody covers for themselves",
    "people.WorkPattern": "people/joining/places.py: the hours of the record that stays hold",
    "people.CourtOrder": "people/joining/places.py",
    "people.Invitation.guardian": "people/joining/carrying.py", "people.Invitation.staff": "people/joining/carrying.py",
    "people.Invitation.student": "people/joining/carrying.py", "people.Invitation.made_by": "people/joining/places.py",
    "people.Guardian": "people/joining/carrying.py: one sign-in stays",
    "people.Student": "people/joining/carrying.py: one sign-in stays",
    "people.StaffMember": "people/joining/carrying.py: one sign-in stays",
    "people.NeedSupport.student": "people/joining/needs.py",
    "delivery.Delivery.guardian": "delivery/joining.py: what both were told, the person was told once",
    "delivery.Delivery.staff": "delivery/joining.py: what both were told, the person was told once",
    "delivery.ChannelWish": "delivery/joining.py: the wishes of the record that stays hold",
    "delivery.QuietHours": "delivery/joining.py: the wishes of the record that stays hold",
    "delivery.Unreached.guardian": "delivery/joining.py: the office's list names a person once",
    "delivery.Unreached.staff": "delivery/joining.py: the office's list names a person once",
}  # fmt: skip
"""Columns that a room carries in a way of its own."""

STAYS = {
    "people.GuardianJoined": "the trace of the join itself", "people.StaffJoined": "the trace of the join itself",
    "people.StudentJoined": "the trace of the join itself",
    "people.TwoGuardians": "was said of these two records", "people.TwoStaff": "was said of these two records",
    "people.TwoStudents": "was said of these two records",
    "people.DistrictPost": "belongs to a sign-in, and stays with it where that one goes on",
    "people.DistrictSafeguarding": "belongs to a sign-in of the district, which gives it anew",
    "messaging.EmergencyReview.by_login": "history: who of the district looked back then",
    "people.Invitation.accepted_by": "history: which sign-in took the invitation",
    "people.ConfidentialReading.login": "a log of who looked; never altered",
    "people.NeedSupport.recorded_by": "history: who wrote it down then",
    "people.NeedSupport.ended_by": "history: who ended it then",
    "charters.Acknowledgement": "what was signed is never altered; the database itself refuses",
    "charters.ReviewRequest.by": "history of an edition: who asked for the review then",
    "charters.Consultation.by": "history of an edition: who asked the families then",
    "charters.Comment.by": "history of an edition: who wrote it then",
    "charters.CommentAnswer.by": "history of an edition: who answered then",
    "charters.Approval.by": "an approval of a published edition is never altered; the database itself refuses",
    "charters.Discard.by": "history of an edition: who laid it aside then",
    "charters.Publication.by": "a publication is never altered; the database itself refuses",
    "charters.Recall.by": "a recall is never altered; the database itself refuses",
    "charters.Withdrawal": "history of a signature: who took it back, and who wrote that down",
    "charters.ConversationOffer.offered_by": "history of a signature: who offered to talk then",
    "charters.SigningReminder": "which record was reminded of an edition; the one that stays has its own",
    "charters.ClassReminder": "which form teacher was reminded then",
    "account.EmailAddress": "belongs to a sign-in, of which one is ended with its addresses",
    "mfa.Authenticator": "belongs to a sign-in, of which one is ended",
    "usersessions.UserSession": "every session of the sign-in that goes is ended",
    "socialaccount.SocialAccount": "belongs to a sign-in, of which one is ended",
}  # fmt: skip
"""Columns that keep naming the record that was joined, each with its reason. PART-8 asks by the trace."""

WORDS_FOR_PEOPLE = {
    "core.AuditEntry": "the log is never altered",
    "core.Job": "names records by keys that stay, and asks anew when it runs",
    "core.OnceKey": "forgotten after days",
    "people.ConfidentialReading": "carried by people/joining/carrying.py",
    "people.RosterLink": "carried by people/joining/carrying.py",
}


def references() -> Iterator[tuple[str, models.Field]]:
    """Every column of every record that names a person."""
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if field.remote_field and field.related_model in PEOPLE and not field.primary_key:
                yield f"{model._meta.label}.{field.name}", field


def listed() -> dict[str, tuple[Follows, str]]:
    """What the rooms say that follows, each with the room."""
    found = {}
    for config in apps.get_app_configs():
        if not config.name.startswith("accord.") or config.label == "people":
            continue
        try:
            joining = import_module(f"{config.name}.joining")
        except ModuleNotFoundError:
            continue
        lines = [*joining.FOLLOWS, *(line for line, _way in getattr(joining, "SIGN_INS", ()))]
        for one in lines:
            name = f"{one.model._meta.label}.{one.field}"
            assert name not in found, f"{name} is listed twice"
            found[name] = (one, config.name)
    return found


def is_in(name: str, reasons: dict[str, str]) -> bool:
    room, model, _field = name.split(".")
    return bool({name, f"{room}.{model}", room} & set(reasons))


def test_whatever_names_a_person_follows_a_join_or_says_why_not():
    """Add the column to `FOLLOWS` (or `SIGN_INS`) in the room's joining.py, or to STAYS here with the reason."""
    follows = listed()
    lost = [
        name
        for name, _field in references()
        if name not in follows and not is_in(name, CARRIED_BY_ITSELF) and not is_in(name, STAYS)
    ]
    assert lost == []


def test_nothing_is_listed_twice_or_after_it_has_gone():
    known, follows = {name for name, _field in references()}, listed()
    assert set(follows) <= known
    assert [name for name in follows if is_in(name, CARRIED_BY_ITSELF) or is_in(name, STAYS)] == []
    for reasons in (CARRIED_BY_ITSELF, STAYS):
        gone = [key for key in reasons if not any(is_in(name, {key: ""}) for name in known)]
        assert gone == []


def test_what_stands_once_for_a_person_is_carried_with_care():
    """A column in a unique constraint says so in `once`, or two rows of one person would stop the whole join."""
    wrong = []
    for name, (one, _room) in listed().items():
        for constraint in one.model._meta.constraints:
            if isinstance(constraint, models.UniqueConstraint) and one.field in constraint.fields:
                others = {field for field in constraint.fields if field != one.field}
                if set(one.once) != others:
                    wrong.append(name)
        if one.model._meta.get_field(one.field).unique and not one.once:
            wrong.append(name)
    assert wrong == []


def test_every_room_that_lists_columns_is_told_of_joins():
    told = {follower.__module__ for follower in _FOLLOWERS}
    of_sign_ins = {follower.__module__ for follower in _SIGN_IN_FOLLOWERS}
    for _one, room in listed().values():
        assert f"{room}.joining" in told
        if hasattr(import_module(f"{room}.joining"), "SIGN_INS"):
            assert f"{room}.joining" in of_sign_ins


def test_no_column_of_words_names_a_person_unseen():
    """A new column of the form `guardian:REF` is carried too, or stands here with its reason."""
    shaped = [
        f"{model._meta.label}"
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if model.__module__.startswith("accord.")
        and field.name in ("subject", "actor", "arguments", "record_id", "headers", "person_key", "about_key")
        and not (field.name == "subject" and model._meta.app_label in ("messaging", "delivery"))
        and model._meta.label != "people.SchoolClass"
    ]
    assert set(shaped) == set(WORDS_FOR_PEOPLE)
