"""Accept an invitation: from then on the person has a sign-in at the school."""

from datetime import datetime

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.core.ids import new_ref
from accord.people.family_followers import tell_of_sign_in
from accord.people.joining.guard import lock_unjoined
from accord.people.models import Invitation, Login
from accord.people.sign_in.invitations import Person, invited, language_of, login_with, refusal, renews


@transaction.atomic
def accept_invitation(
    *,
    invitation: Invitation,
    at: datetime,
    login: Login | None = None,
    sign_in_name: str = "",
    password: str | None = None,
) -> Login:
    """Tie the invited person to a login: the one given, a new one, or the paper login that the letter renews.

    An invitation works once. Raises DomainError when it is used, withdrawn, too old or bound to another
    address; `sign-in-first` when its e-mail address has a login already; `name-taken` for a sign-in name in use.
    """
    claimed = Invitation.objects.filter(
        pk=invitation.pk, accepted_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=at
    ).update(accepted_at=at)
    fresh = Invitation.objects.select_related("school").get(pk=invitation.pk)
    fresh.accepted_at = None if claimed else fresh.accepted_at
    if (no := refusal(fresh, at)) is not None:
        raise no
    person = invited(fresh)
    person = lock_unjoined(person)
    if person.login_id is None:
        opened = login or _new_login(fresh, person, sign_in_name=sign_in_name, password=password)
        _tie(person, opened)
    else:
        opened = _renewed(person, login=login, password=password)
    Invitation.objects.filter(pk=invitation.pk).update(accepted_by=opened)
    invitation.refresh_from_db()
    audit.record(
        by=f"login:{opened.ref}",
        verb="accept_invitation",
        subject=f"invitation:{fresh.ref}",
        school=fresh.school.ref,
        details={"attached": login is not None},
    )
    return opened


def _new_login(invitation: Invitation, person: Person, *, sign_in_name: str, password: str | None) -> Login:
    email = invitation.email if invitation.channel == Invitation.Channel.EMAIL else ""
    if email and login_with(email):
        raise _sign_in_first()
    language = language_of(person)
    try:
        with transaction.atomic():
            login = Login.objects.create_login(
                email=email,
                password=password,
                name=person.called,
                sign_in_name=sign_in_name.strip().lower() or new_ref(),
                language=language if language in dict(settings.LANGUAGES) else "en",
            )
    except IntegrityError as taken:
        if email and login_with(email):
            raise _sign_in_first() from taken
        words = _("Somebody else has this sign-in name. Choose another one.")
        raise DomainError("name-taken", words, fields={"sign_in_name": words}) from taken
    if email:
        EmailAddress.objects.create(user=login, email=email, verified=True, primary=True)
    return login


def _tie(person: Person, login: Login) -> None:
    try:
        with transaction.atomic():
            person.login = login
            person.save(update_fields=["login"])
    except IntegrityError as twice:
        raise DomainError(
            "already-known",
            _("Your sign-in already belongs to another person at this school."),
            remedy=_("Ask the school office to look at it: you may be listed twice."),
        ) from twice
    tell_of_sign_in(person)


def _renewed(person: Person, *, login: Login | None, password: str | None) -> Login:
    known = person.login
    if known is not None and login == known:
        return known
    if known is None or not password or not renews(person):
        raise DomainError("already-joined", _("You have a sign-in already."), remedy=_("Sign in with it."))
    known.set_password(password)
    known.save(update_fields=["password"])
    return known


def _sign_in_first() -> DomainError:
    return DomainError(
        "sign-in-first",
        _("Your e-mail address has a sign-in already."),
        remedy=_("Sign in first; then we add the school to it."),
    )
