"""Where a concern stands, for both sides, and what has been said, offered and agreed in it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from accord.concerns.models import Agreement, AskedView, Concern, Handing, TalkOffer, View
from accord.people.models import Login, StaffMember
from accord.rules.concerns import Standing, StandingFacts, standing_of


@dataclass(frozen=True)
class Whole:
    """A concern with everything in it, read once for a page. `talks`: times on offer; `taken`: the talk to come."""

    concern: Concern
    standing: Standing
    about: tuple[StaffMember, ...]
    above: tuple[Login, ...]
    views: tuple[View, ...]
    talks: tuple[TalkOffer, ...]
    taken: TalkOffer | None
    turned_down: TalkOffer | None
    agreement: Agreement | None
    earlier: tuple[Agreement, ...]
    asked: tuple[AskedView, ...]

    @property
    def is_open(self) -> bool:
        """Whether something can still be done in it."""
        return self.standing not in (Standing.COMPLAINT, Standing.SETTLED, Standing.LOOK_AGAIN)

    def views_of(self, side: str) -> list[View]:
        """What one side has said of it, the earliest first."""
        return [view for view in self.views if view.side == side]


def whole_of(concern: Concern, at: datetime) -> Whole:
    """Read one concern; a fixed number of queries."""
    talks = list(concern.talks.select_related("by").order_by("at", "id"))
    agreements = list(concern.agreements.select_related("by").order_by("-created_at", "-id"))
    open_talks = _on_offer(talks, at)
    about = list(concern.about.select_related("staff", "login"))
    taken = _taken(talks)
    agreement = agreements[0] if agreements else None
    return Whole(
        concern=concern,
        standing=standing_of(_facts(concern, talks, agreement, at)),
        about=tuple(row.staff for row in about if row.staff),
        above=tuple(row.login for row in about if row.login),
        views=tuple(concern.views.select_related("staff", "guardian")),
        talks=tuple(open_talks),
        taken=taken,
        turned_down=_turned_down(talks),
        agreement=agreement,
        earlier=tuple(agreements[1:]),
        asked=tuple(concern.asked_views.select_related("staff", "by").order_by("created_at", "id")),
    )


def standings_of(concerns: Iterable[Concern], at: datetime) -> dict[int, Standing]:
    """Where several concerns stand, by their keys; two queries. Fetch them with their complaint at hand."""
    concerns = list(concerns)
    keys = [concern.pk for concern in concerns]
    talks: dict[int, list[TalkOffer]] = {}
    for talk in TalkOffer.objects.filter(concern__in=keys).order_by("at", "id"):
        talks.setdefault(talk.concern_id, []).append(talk)
    newest: dict[int, Agreement] = {}
    for agreement in Agreement.objects.filter(concern__in=keys).order_by("created_at", "id"):
        newest[agreement.concern_id] = agreement
    return {one.pk: standing_of(_facts(one, talks.get(one.pk, ()), newest.get(one.pk), at)) for one in concerns}


def taken_talks(concerns: Iterable[Concern]) -> dict[int, TalkOffer]:
    """The talk that the family took last in each of several concerns, by their keys; one query."""
    rows = TalkOffer.objects.filter(concern__in=[one.pk for one in concerns], taken=True).order_by("at", "id")
    return {row.concern_id: row for row in rows}


def became_complaint(concern: Concern) -> bool:
    """Whether the family made a formal complaint of it."""
    return hasattr(concern, "complaint")


def refs_of_those_who_had(concern: Concern) -> set[str]:
    """The refs of everybody who has the concern, had it, or looks at it as well."""
    had = set(concern.handings.filter(to__isnull=False).values_list("to__ref", flat=True))
    return had | ({concern.held_by.ref} if concern.held_by else set())


def looks_again_on(concern: Concern) -> date | None:
    """When both sides look at it again; None where nothing is to be looked at any more."""
    row = concern.agreements.filter(taken=True, looked_at__isnull=True, look_again_on__isnull=False).last()
    return row.look_again_on if row else None


def _facts(concern: Concern, talks: Collection[TalkOffer], agreement: Agreement | None, at: datetime) -> StandingFacts:
    taken = _taken(talks)
    looks = agreement is not None and agreement.taken is True and agreement.look_again_on is not None
    return StandingFacts(
        at=at,
        reaches_at=concern.reaches_at or concern.raised_at,
        is_complaint=became_complaint(concern),
        is_closed=concern.closed_at is not None,
        looks_again=looks and agreement is not None and agreement.looked_at is None,
        agreement_open=agreement is not None and agreement.answered_at is None,
        talk_offered=bool(_on_offer(talks, at)),
        talk_at=taken.at if taken else None,
    )


def _on_offer(talks: Iterable[TalkOffer], at: datetime) -> list[TalkOffer]:
    return [talk for talk in talks if talk.answered_at is None and talk.at > at]


def _taken(talks: Iterable[TalkOffer]) -> TalkOffer | None:
    taken = [talk for talk in talks if talk.taken]
    return max(taken, key=lambda talk: talk.at, default=None)


def _turned_down(talks: Iterable[TalkOffer]) -> TalkOffer | None:
    """The family asked for another time, and nothing was offered since."""
    answered = [talk for talk in talks if talk.taken is False and talk.answer]
    last = max(answered, key=lambda talk: (talk.answered_at, talk.pk), default=None)
    newer = last and any(talk.created_at > last.answered_at for talk in talks if last.answered_at)
    return None if last is None or newer else last


def last_handing(concern: Concern) -> Handing | None:
    """Why whoever has a concern has it."""
    return concern.handings.filter(also=False).order_by("created_at", "id").last()


def child_can_write(concern: Concern) -> bool:
    """Whether the child of a concern can sign in and write for themselves."""
    return concern.student is not None and concern.student.login_id is not None
