"""Concerns for the demo: one with a talk offered, one agreed to look at again; and a worry for the lead."""

from datetime import datetime, timedelta

from accord.concerns.actions.agree_on import agree_on, answer_agreement
from accord.concerns.actions.offer_talk import offer_talk
from accord.concerns.actions.raise_concern import ConcernWords, raise_concern
from accord.concerns.actions.raise_worry import raise_worry
from accord.concerns.actions.say_view import say_view
from accord.concerns.facts.concern_people import Troubled
from accord.concerns.facts.concern_talks import times_to_offer
from accord.concerns.facts.worries import From
from accord.concerns.models import TalkOffer, View
from accord.core import clock
from accord.web.demo.conversations import BY, Stories


def raise_concerns(*, at: datetime) -> None:
    """What troubles two families, and what a colleague saw."""
    told = Stories(at)
    _seating(told)
    _swimming(told)
    _worry(told)


def _seating(told: Stories) -> None:
    """Amina is troubled about break; Ms Tan has offered a talk, and the times wait for her."""
    troubled = Troubled(told.school, "friendships", told.families["Amina"], told.children["Idris"])
    raised, read = told.moment(2, 19, 20), told.moment(1, 8, 40)
    with clock.travel_to(raised):
        concern = raise_concern(
            troubled=troubled, by=BY, at=raised,
            words=ConcernWords(
                what_happened="Since the half term Idris comes home sad. At break two bigger boys keep the ball and "
                "tell him that he is too small to play.",
                child_says="“They say I spoil the game. I stand at the wall then.”",
                school_side="Ms Tan wrote that they practise taking turns in class.",
                put_right="That somebody looks at how the ball is shared, and that Idris has a game to go to.",
                language="en",
            ),
        )  # fmt: skip
    with clock.travel_to(read):
        say_view(
            concern=concern, side=View.Side.SCHOOL, staff=told.staff["Hui Min"], language="en", by=BY, at=read,
            text="I have watched break for two days. There is one ball for forty children, and the big ones are "
            "quicker. I would like to think about it with you and Idris.",
        )  # fmt: skip
        times = [one for one in times_to_offer(told.staff["Hui Min"], told.at) if one > told.at]
        offer_talk(
            concern=concern, staff=told.staff["Hui Min"], how=TalkOffer.How.TELEPHONE, times=times, by=BY, at=read,
            words="An interpreter for Arabic can be on the line.",
        )  # fmt: skip


def _swimming(told: Stories) -> None:
    """Siti's concern was talked through; both sides agreed, and look at it again next week."""
    troubled = Troubled(told.school, "something_else", told.families["Siti"], told.children["Adam"])
    raised, agreed = told.moment(6, 17, 5), told.moment(4, 15, 30)
    with clock.travel_to(raised):
        concern = raise_concern(
            troubled=troubled, by=BY, at=raised,
            words=ConcernWords(
                what_happened="Adam came back from swimming with wet hair and had to sit outside in the cold.",
                put_right="A few minutes more to get dry.", language="en",
            ),
        )  # fmt: skip
    with clock.travel_to(agreed):
        agreement = agree_on(
            concern=concern, staff=told.staff["Hui Min"], by=BY, at=agreed,
            school_does="The class leaves the pool ten minutes earlier, and two more hairdryers work again.",
            family_does="Adam takes a hat on swimming days.",
            look_again_on=told.at.astimezone(told.zone).date() + timedelta(days=5),
        )  # fmt: skip
    answered = told.moment(3, 18, 0)
    with clock.travel_to(answered):
        answer_agreement(agreement=agreement, taken=True, by=BY, at=answered)


def _worry(told: Stories) -> None:
    """Mr Ode saw something that stayed with him; the lead alone reads it."""
    seen = told.moment(1, 12, 50)
    with clock.travel_to(seen):
        raise_worry(
            school=told.school, author=From(staff=told.staff["Ben"]), student=told.children["Tom"], language="en",
            text="In music Tom did not want to take his jumper off although it was warm. He said that he must not show "
            "his arms. He was very quiet afterwards.",
            by=BY, at=seen,
        )  # fmt: skip
