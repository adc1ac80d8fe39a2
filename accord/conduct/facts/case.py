"""A case as its page tells it: what is said on each side, what shows it, what is missing, what has happened."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from accord.conduct.case_ways import CaseWay
from accord.conduct.facts.people_in import involved_in
from accord.conduct.models import Account, AccountRequest, Affected, Closing, Evidence, Incident
from accord.conduct.models.incident import name_of
from accord.core.words import isolate, moment
from accord.people.facts import language_name


@dataclass(frozen=True)
class Said:
    """One account: who gave it, how, when, in which language."""

    name: str
    words: str
    language: str
    how: str
    at: datetime


@dataclass(frozen=True)
class SideOf:
    """Everything that one side says."""

    title: str
    accounts: tuple[Said, ...]
    waits: tuple[str, ...]


@dataclass(frozen=True)
class Step:
    """Something that happened in a case."""

    at: datetime
    words: str
    icon: str
    note: str = ""
    said: str = ""


@dataclass(frozen=True)
class Missing:
    """Something that would be good to have before anybody decides, and where to do it."""

    words: str
    url: str = ""
    first: bool = False


@dataclass(frozen=True)
class CasePage:
    """All that whoever opens a case reads, besides the report itself and the measures."""

    sides: list[SideOf]
    evidence: list[Evidence]
    affected: list[Affected]
    missing: list[Missing]
    history: list[Step]
    closing: Closing | None


def case_page(incident: Incident, at: datetime, way: CaseWay) -> CasePage:
    """Read a case, with the addresses that are there for whoever asks, who has been found entitled to it (access)."""
    accounts = list(incident.accounts.select_related("guardian", "staff", "recorded_by", "recorded_by_login"))
    asked = list(
        incident.account_requests.select_related("guardian", "staff", "by", "by_login").order_by("asked_at", "id")
    )
    evidence = list(incident.evidence.select_related("by", "by_guardian", "by_login").order_by("sealed_at", "id"))
    return CasePage(
        sides=_sides(incident, accounts, asked, at),
        evidence=evidence,
        affected=list(incident.affected.select_related("staff").order_by("id")),
        missing=list(_missing(incident, accounts, asked, at, way)) if incident.closed_at is None else [],
        history=sorted(_history(incident, accounts, asked, evidence, at), key=lambda step: step.at),
        closing=incident.closings.select_related("by", "by_login").order_by("-created_at").first(),
    )


def teller(account: Account) -> str:
    """Who gave an account."""
    if account.guardian:
        return account.guardian.called
    return account.staff.called if account.staff else account.name or _("Somebody else")


def asked_name(request: AccountRequest) -> str:
    """Who was asked for an account."""
    return request.guardian.called if request.guardian else request.staff.called if request.staff else ""


def is_answered(request: AccountRequest, accounts: list[Account]) -> bool:
    """Whether somebody who was asked has given an account since."""
    return any(
        one.given_at >= request.asked_at and (one.guardian_id, one.staff_id) == (request.guardian_id, request.staff_id)
        for one in accounts
    )


def _sides(incident: Incident, accounts: list[Account], asked: list[AccountRequest], at: datetime) -> list[SideOf]:
    about = Account.Side.STAFF if incident.about_staff_id else Account.Side.GUARDIAN
    open_requests = [one for one in asked if not is_answered(one, accounts)]
    waits = _("%(name)s was asked and has until %(when)s.")
    found = []
    for side, label in Account.Side.choices:
        theirs = tuple(_said(one) for one in accounts if one.side == side)
        waiting = tuple(
            waits % {"name": isolate(asked_name(one)), "when": moment(one.due_at, at)}
            for one in open_requests
            if one.side == side
        )
        if theirs or waiting or side == about:
            found.append(SideOf(str(label), theirs, waiting))
    return found


def _said(account: Account) -> Said:
    how = str(account.get_how_display())
    taker = name_of(account.recorded_by, account.recorded_by_login)
    if taker:
        names = {"how": how, "name": isolate(taker)}
        how = _("%(how)s, written down by %(name)s") % names
    if account.language:
        how = _("%(how)s, in %(language)s") % {"how": how, "language": language_name(account.language)}
    return Said(teller(account), account.text, account.language, how, account.given_at)


def _missing(
    incident: Incident, accounts: list[Account], asked: list[AccountRequest], at: datetime, way: CaseWay
) -> Iterator[Missing]:
    if incident.place == Incident.Place.ONLINE and not incident.addressings.exists():
        words = _("First: get in touch with the person, to speak about it, resolve it and support them.")
        yield Missing(words, way.to("address"), first=True)
    if not (incident.about_guardian_id or incident.about_staff_id):
        words = _("Who it was. Only somebody whom the school knows can be asked, or get a measure.")
        yield Missing(words, way.to("say_who"))
    gave = {(one.guardian_id, one.staff_id) for one in accounts}
    waiting = {(one.guardian_id, one.staff_id) for one in asked}
    for one in involved_in(incident):
        key = (one.guardian.pk if one.guardian else None, one.staff.pk if one.staff else None)
        if key in gave or (key in waiting and _still_has_time(asked, key, at)):
            continue
        is_reporter = one.staff is not None and one.staff.pk == incident.reported_by_staff_id
        if is_reporter or (one.guardian and one.guardian.pk == incident.reported_by_guardian_id):
            continue
        words = _("The account of %(name)s.") % {"name": isolate(one.name)}
        if key in waiting:
            words = _("The account of %(name)s: the time is over. Ask again, or speak with them.") % {
                "name": isolate(one.name)
            }
        yield Missing(words, f"{way.to('ask_account')}?whom={one.key}")


def _still_has_time(asked: list[AccountRequest], key: tuple[int | None, int | None], at: datetime) -> bool:
    return any((one.guardian_id, one.staff_id) == key and one.due_at > at for one in asked)


def _history(
    incident: Incident, accounts: list[Account], asked: list[AccountRequest], evidence: list[Evidence], at: datetime
) -> Iterator[Step]:
    reporter = incident.reported_by_staff or incident.reported_by_guardian
    yield Step(incident.created_at, _("%(name)s reported it.") % {"name": isolate(_called(reporter))}, "flag")
    for request in asked:
        names = {"name": isolate(request.asker), "other": isolate(asked_name(request))}
        until = _("Until %(when)s.") % {"when": moment(request.due_at, at)}
        words = _("%(name)s asked %(other)s for an account.") % names
        yield Step(request.asked_at, words, "circle-question-mark", until, request.words)
    for account in accounts:
        words = _("%(name)s gave an account.") % {"name": isolate(teller(account))}
        yield Step(account.given_at, words, "message-circle", str(account.get_how_display()))
    for one in evidence:
        words = _("%(name)s was sealed as evidence.") % {"name": isolate(one.name)}
        yield Step(one.sealed_at, words, "paperclip")
    for passing in incident.passings.select_related("to", "by", "before"):
        names = {"name": isolate(passing.by.called), "other": isolate(passing.to.called)}
        yield Step(passing.created_at, _("%(name)s passed it to %(other)s.") % names, "forward", said=passing.reasons)
    for talk in incident.addressings.select_related("by"):
        words = _("%(name)s spoke with the person about it.") % {"name": isolate(talk.by.called)}
        yield Step(talk.created_at, words, "messages-square", said=talk.words)
    for again in incident.reopenings.select_related("by", "by_login"):
        names = {"name": isolate(again.opener), "because": again.get_because_display()}
        words = _("%(name)s opened it again. %(because)s.") % names
        yield Step(again.created_at, words, "refresh-cw", said=again.reasons)
    for closing in incident.closings.select_related("by", "by_login"):
        names = {"name": isolate(closing.closer), "how": closing.get_how_display()}
        yield Step(closing.created_at, _("%(name)s closed it. %(how)s.") % names, "check-check", said=closing.reasons)


def _called(person: object) -> str:
    return str(getattr(person, "called", ""))
