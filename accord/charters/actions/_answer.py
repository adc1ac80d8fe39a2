"""How an answer to the charter is stored: the step that signing, declining and recording share."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from accord.charters.actions.record_promise import begin_promise, drop_promise
from accord.charters.facts.signing import Person, SigningRound, Standing, kind_of, signing_round, standing_of_person
from accord.charters.facts.talks import talk_due_at
from accord.charters.models import Acknowledgement, ConversationOffer, DisputedClause, EditionText
from accord.core import audit
from accord.core.errors import DomainError
from accord.people.models import Student
from accord.rules.charter import Measured
from accord.rules.signing import SigningState

Outcome = Acknowledgement.Outcome
LONGEST_REASON = 4000


def about_of(answer: Acknowledgement) -> str:
    """Name the promise of a talk after the answer to which it is owed."""
    return f"acknowledgement:{answer.ref}"


def standing_now(asked_in: SigningRound, person: Person, at: datetime) -> tuple[SigningRound, Standing]:
    """Hold the person until the end of the transaction, and read anew what is signed and where they stand.

    So two answers of one person, from two devices, come one after the other. Raises DomainError for somebody
    who is not asked (any more).
    """
    type(person)._default_manager.select_for_update().get(pk=person.pk)
    fresh = signing_round(asked_in.school, at)
    standing = standing_of_person(fresh, person) if fresh else None
    if fresh is None or standing is None:
        raise DomainError(
            "not-asked",
            _("The charter does not wait for this person any more."),
            remedy=_("If this surprises you, please ask the school office."),
        )
    return fresh, standing


def text_shown(asked_in: SigningRound, person: Person, shown: EditionText | None, sha256: str) -> EditionText:
    """Return the text that the page showed, if it is still the one that holds. Raises DomainError if not.

    The words for children are signed by students alone.
    """
    fits = shown is not None and (isinstance(person, Student) or not shown.for_children)
    if shown is None or not fits or shown.edition_id != asked_in.edition.pk or shown.sha256 != sha256:
        raise DomainError(
            "edition-changed",
            _("The charter changed while you were reading it, so nothing is signed yet."),
            remedy=_("Here is the charter that holds now. Please read what has changed, then answer again."),
        )
    return shown


def same_answer(standing: Standing, text: EditionText, outcome: Outcome) -> Acknowledgement | None:
    """Return the answer that the person gave before, when this would only say it again."""
    answer = standing.answer
    stands = standing.state in (SigningState.SIGNED, SigningState.DECLINED)
    if answer is None or not stands or answer.edition_id != text.edition_id or answer.outcome != outcome:
        return None
    return answer


def store_answer(
    *,
    asked_in: SigningRound,
    person: Person,
    text: EditionText,
    outcome: Outcome,
    way: str,
    by: str,
    verb: str,
    at: datetime,
    typed_name: str = "",
    reason: str = "",
    clauses: Iterable[str] = (),
    recorded_by_id: int | None = None,
) -> Acknowledgement:
    """Write the answer down, with what follows from it: a talk is owed to whoever declines.

    A talk that is still owed for an earlier refusal falls away when the same person signs.
    """
    kind = kind_of(person)
    answer = Acknowledgement.objects.create(
        edition_id=text.edition_id,
        text=text,
        outcome=outcome,
        way=way,
        typed_name=typed_name.strip(),
        reason=reason.strip()[:LONGEST_REASON],
        answered_at=at,
        recorded_by_id=recorded_by_id,
        **{kind: person},
    )
    known = {clause["key"] for section in text.document["sections"] for clause in section["clauses"]}
    DisputedClause.objects.bulk_create(
        DisputedClause(acknowledgement=answer, clause_key=key) for key in dict.fromkeys(clauses) if key in known
    )
    if outcome == Outcome.DECLINED:
        owe_talk(asked_in, answer, at)
    else:
        _drop_talks(kind, person, at)
    audit.record(
        by=by, verb=verb, subject=f"acknowledgement:{answer.ref}", school=asked_in.school.ref,
        details={
            "who": f"{kind}:{person.ref}", "edition": asked_in.edition.ref, "outcome": str(outcome), "way": way,
            "language": text.language, "text": text.sha256,
        },
    )  # fmt: skip
    return answer


def owe_talk(asked_in: SigningRound, answer: Acknowledgement, at: datetime) -> ConversationOffer:
    """From now on the school owes a talk, by the day that the charter says."""
    due_at = talk_due_at(asked_in.school, at, asked_in.rule.values.conversation_within_days)
    begin_promise(
        school=asked_in.school, edition=answer.edition, measured=Measured.CONVERSATION_OFFERED,
        about=about_of(answer), began_at=at, due_at=due_at,
    )  # fmt: skip
    return ConversationOffer.objects.create(acknowledgement=answer, due_at=due_at)


def _drop_talks(kind: str, person: Person, at: datetime) -> None:
    open_offers = ConversationOffer.objects.filter(offered_at__isnull=True, **{f"acknowledgement__{kind}": person})
    for offer in open_offers.select_related("acknowledgement"):
        drop_promise(measured=Measured.CONVERSATION_OFFERED, about=about_of(offer.acknowledgement), at=at)
