"""Invite somebody to join, by e-mail or by a printed letter."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.people.models import Guardian, Invitation, StaffMember
from accord.people.sign_in import mails
from accord.people.sign_in.codes import code_for, fingerprint
from accord.people.sign_in.invitations import Person, language_of, renews

LASTS = {Invitation.Channel.EMAIL: timedelta(days=14), Invitation.Channel.LETTER: timedelta(days=30)}
"""How long an invitation holds: letters travel in school bags."""


@transaction.atomic
def invite(*, person: Person, channel: str, actor: str, at: datetime, made_by: StaffMember | None = None) -> Invitation:
    """Ask one person to join: by e-mail to the address on record, or by a letter that is printed and handed over.

    An earlier invitation of the same person stops working. Raises DomainError `no-address` without an e-mail
    address, `already-joined` for somebody who has a sign-in.
    """
    email = getattr(person, "email", "").strip().lower()
    if channel == Invitation.Channel.EMAIL and not email:
        raise DomainError(
            "no-address",
            _("We have no e-mail address of %(name)s.") % {"name": person.called},
            remedy=_("Add the address, or print a letter."),
        )
    if person.login_id is not None and not (channel == Invitation.Channel.LETTER and renews(person)):
        raise DomainError("already-joined", _("%(name)s has a sign-in already.") % {"name": person.called})
    kind = {Guardian: "guardian", StaffMember: "staff"}.get(type(person), "student")
    Invitation.objects.filter(**{kind: person}, accepted_at__isnull=True, withdrawn_at__isnull=True).update(
        withdrawn_at=at
    )
    invitation = Invitation(
        school=person.school,
        channel=channel,
        email=email if channel == Invitation.Channel.EMAIL else "",
        expires_at=at + LASTS[Invitation.Channel(channel)],
        made_by=made_by,
        **{kind: person},
    )
    invitation.code_hash = fingerprint(code_for(invitation))
    invitation.save(force_insert=True)
    audit.record(
        by=actor,
        verb="invite",
        subject=f"{kind}:{person.ref}",
        school=person.school.ref,
        details={"invitation": invitation.ref, "channel": str(channel)},
    )
    if channel == Invitation.Channel.EMAIL:
        _write_to(invitation, person)
    return invitation


def join_link(invitation: Invitation) -> str:
    """Return the address that an invitation's link or square code opens."""
    return settings.ACCORD_BASE_URL + reverse("join:open", args=[code_for(invitation)])


def _write_to(invitation: Invitation, person: Person) -> None:
    link = join_link(invitation)

    def words(school: str) -> mails.Mail:
        return mails.Mail(
            _("%(school)s: your invitation") % {"school": school},
            (
                _("Hello %(name)s,") % {"name": person.called},
                _("%(school)s invites you to join its pages for families and staff.") % {"school": school}
                if isinstance(person, StaffMember)
                else _("%(school)s invites you to join. There you read news about your child, and write to the school.")
                % {"school": school},
            ),
            link=link,
            link_words=_("Join %(school)s") % {"school": school},
            after=(
                _("The link works once, for 14 days, and only for you. Please do not pass it on."),
                _("Did you not expect this? Then you can leave this letter alone."),
            ),
        )

    mails.send(words, to=invitation.email, school=person.school.name, language=language_of(person))
