"""The steps that every join takes: hold still, carry over what hangs on a person, close the joined record."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from accord.core.errors import DomainError, NotYours
from accord.people.actions.end_login import end_login, end_sessions
from accord.people.joining.followers import tell_followers, tell_sign_in_followers
from accord.people.joining.kinds import Kind, Person
from accord.people.joining.own import concerns_oneself
from accord.people.joining.plan import Answers, Plan, plan_join, span_of
from accord.people.models import (
    ConfidentialReading,
    DistrictPost,
    Guardian,
    Invitation,
    Login,
    RosterImport,
    RosterLink,
    StaffMember,
)
from accord.people.roster.kinds import Kind as RosterKind
from accord.people.roster.planning.links import as_link
from accord.people.viewer import Post
from accord.rules.joining import Address, Side, around, join_addresses, may_join
from accord.schools.models import School


@dataclass
class Join:
    """A join that is being carried out: what was planned and said, and how many records of each kind have moved."""

    plan: Plan
    answers: Answers
    by: Post
    kept: Any
    away: Any
    done: Counter[str] = field(default_factory=Counter)
    login_gone: int | None = None
    login_stays: int | None = None

    @property
    def last_day(self) -> date:
        """The last day of what ends with the join: yesterday, so that it ends at once."""
        return self.by.on - timedelta(days=1)

    @property
    def at(self) -> datetime:
        """The moment of the join."""
        return self.by.at


def begin_join(kind: Kind, kept: Person, away: Person, by: Post, answers: Answers, seen: str) -> Join:
    """Hold both records still and plan anew; refuse what may not be, and what is no longer as it was looked at."""
    School.objects.select_for_update(no_key=True).get(pk=by.school_id)
    _refuse_during_roster(by.school_id)
    _refuse_own(kind, kept, away, by)
    people = [kept.pk, away.pk]
    still_open = Invitation.objects.filter(accepted_at__isnull=True, withdrawn_at__isnull=True)
    list(still_open.filter(**{f"{kind.word}_id__in": people}).select_for_update().order_by("pk"))
    rows: Any = kind.model._default_manager.filter(school_id=by.school_id, pk__in=people)
    held = {row.pk: row for row in rows.select_for_update().order_by("pk")}
    if set(held) != set(people) or len(held) != 2:
        raise DomainError("not-two-records", _("These are not two records of this school."), 422)
    if kind.joined._default_manager.filter(away_id__in=people).exists():
        raise joined_already()
    fresh_kept, fresh_away = held[kept.pk], held[away.pk]
    plan = plan_join(kind, fresh_kept, fresh_away, by)
    if plan.mark != seen:
        raise DomainError(
            "changed-meanwhile",
            _("Somebody changed one of the two records while you were looking, so nothing is joined yet."),
            409,
            _("Look at both sides again, and join them if it still is right."),
        )
    _refuse_unanswered(plan, answers)
    return Join(plan, answers, by, fresh_kept, fresh_away)


def joined_already() -> DomainError:
    """Make the answer for the second of two who join the same records."""
    return DomainError(
        "joined-already",
        _("One of these records was joined into another meanwhile."),
        409,
        _("Open the person's page and see whether anything is left to do."),
    )


def _refuse_during_roster(school_id: int) -> None:
    applying = RosterImport.objects.filter(school_id=school_id, state=RosterImport.State.APPLYING)
    if applying.exists():
        raise DomainError(
            "roster-busy",
            _("A roster is being taken over just now, so nothing was joined."),
            409,
            _("Try again when it is done; it takes a few minutes."),
        )


def _refuse_own(kind: Kind, kept: Person, away: Person, by: Post) -> None:
    own = concerns_oneself(kind, by, [kept.pk, away.pk])
    if not may_join(by.roles, kind.act, concerns_oneself=own):
        raise NotYours(
            _("Nobody joins records of themselves or of their own family."),
            code="own-record",
            remedy=_("A colleague does this for you, as for everybody else."),
        )


def _refuse_unanswered(plan: Plan, answers: Answers) -> None:
    """The action refuses by itself what the page would have asked: nothing is decided by silence."""
    open_fields = [name for name in plan.differing if name not in answers.fields]
    open_ties = [
        pair.ref
        for pair in plan.pairs
        if ((said := answers.ties.get(pair.ref)) is None and pair.questions)
        or (said is not None and any(getattr(said, name) is None for name in pair.questions))
    ]
    fate = plan.fate(answers.sign_in)
    forms = {each.ref for each in plan.forms}
    if open_fields or open_ties or (fate.asks and fate.stays is None) or (forms and answers.form not in forms):
        raise DomainError(
            "join-undecided",
            _("The two records differ, and it is not decided yet what stays."),
            422,
            _("Answer every question on the page."),
        )
    if plan.asks_same_child and not answers.same_child_why.strip():
        message = _("Both are people of the same child today. Say how you know that they are one person.")
        raise DomainError("same-child", message, 422, fields={"same_child_why": message})


def settle_fields(join: Join) -> None:
    """Write the values that stay, with the whole time in which the person has been here."""
    kept, away = join.kept, join.away
    if isinstance(kept, Guardian):
        address = join_addresses(
            Address(kept.address, kept.address_confidential),
            Address(away.address, away.address_confidential),
            join.answers.fields.get("address", Side.KEPT),
        )
        kept.address, kept.address_confidential = address.text, address.confidential
    for name, side in join.answers.fields.items():
        if name in join.plan.differing and name != "address" and side is Side.AWAY:
            setattr(kept, name, getattr(away, name))
    span = around(span_of(kept), span_of(away))
    kept.starts_on, kept.ends_on = span.starts_on, span.ends_on


def carry_roster_links(join: Join, word: str, records: Mapping[int, int]) -> None:
    """Let every name that a source uses for the old records mean the new ones, so that an import finds them."""
    for old, new in records.items():
        links = RosterLink.objects.filter(school_id=join.by.school_id, kind=word, record_id=old)
        join.done["roster_links"] += links.update(record_id=new)


def carry_source(join: Join) -> None:
    """Keep both identifiers of the source as names of the record that stays."""
    kept, away, word = join.kept, join.away, join.plan.kind.word
    for person in (kept, away):
        if person.source_id:
            RosterLink.objects.get_or_create(
                school_id=join.by.school_id, kind=word, source_id=person.source_id,
                defaults={"record_id": person.pk, "imported": as_link(RosterKind(word), person)},
            )  # fmt: skip
    carry_roster_links(join, word, {away.pk: kept.pk})
    source_id = kept.source_id or away.source_id
    away.source_id = ""
    away.save(update_fields=["source_id"])
    kept.source_id = source_id


def carry_sign_in(join: Join) -> None:
    """One sign-in stays with the person; the other one is ended, with every session."""
    fate = join.plan.fate(join.answers.sign_in)
    kept, away = join.kept, join.away
    stays = away.login_id if fate.stays is Side.AWAY else kept.login_id
    goes = {kept.login_id, away.login_id} - {stays, None}
    away.login = None
    away.save(update_fields=["login"])
    kept.login_id = stays
    if goes and stays is not None:
        join.login_gone, join.login_stays = goes.copy().pop(), stays
    for login in Login.objects.select_for_update().filter(pk__in=goes):
        if fate.closes_other:
            end_login(login=login, actor=join.by.actor, reason="joined")
            join.done["sign_ins_closed"] += 1
        else:
            end_sessions(login=login)
            join.done["sign_ins_parted"] += 1


def carry_invitations(join: Join) -> None:
    """An invitation stays good for the person while nobody has a sign-in; all others are withdrawn."""
    word = join.plan.kind.word
    open_ones = Invitation.objects.filter(
        accepted_at__isnull=True, withdrawn_at__isnull=True, **{f"{word}_id__in": [join.kept.pk, join.away.pk]}
    )
    if join.kept.login_id is None:
        good = [
            row
            for row in open_ones.filter(expires_at__gt=join.at).order_by("-created_at", "-pk")
            if row.channel == Invitation.Channel.LETTER or row.email.lower() == getattr(join.kept, "email", "").lower()
        ]
        open_ones = open_ones.exclude(pk__in=[row.pk for row in good[:1]])
    join.done["invitations_withdrawn"] += open_ones.update(withdrawn_at=join.at)
    rows = Invitation.objects.filter(**{word: join.away})
    join.done["invitations"] += rows.update(**{word: join.kept})


def carry_readings(join: Join) -> None:
    """Who looked at confidential records of the joined person is found with the record that stays."""
    word = join.plan.kind.word
    rows = ConfidentialReading.objects.filter(school_id=join.by.school_id, subject=f"{word}:{join.away.ref}")
    join.done["readings"] += rows.update(subject=f"{word}:{join.kept.ref}")


def close_away(join: Join) -> None:
    """The joined record keeps what it said, and ends at once."""
    if join.away.ends_on is None or join.away.ends_on > join.last_day:
        join.away.ends_on = join.last_day
        join.away.save(update_fields=["ends_on"])
    join.kept.save()


def tell_rooms(join: Join) -> dict[str, int]:
    """Let the rooms above carry their records over; returns everything that moved, by name."""
    join.done.update(tell_followers(join.kept, join.away, join.at))
    if join.login_gone is not None and join.login_stays is not None and not _still_stands_here(join):
        tell_sign_in_followers(join.login_gone, join.login_stays, join.by.school_id)
    return {name: number for name, number in sorted(join.done.items()) if number}


def _still_stands_here(join: Join) -> bool:
    """Whether the other sign-in still acts at this school or above it: what it has there stays with it (PART-8)."""
    here = StaffMember.objects.filter(login=join.login_gone, school=join.by.school_id)
    above = DistrictPost.objects.filter(login=join.login_gone, district__schools=join.by.school_id)
    return here.exists() or above.exists()


def said_of(join: Join) -> dict[str, Any]:
    """What the audit log says of a join: which record went where, and which details changed."""
    return {"into": join.kept.ref, "fields": sorted(n for n, s in join.answers.fields.items() if s is Side.AWAY)}
