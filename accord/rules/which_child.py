"""About which child a conversation is: who says so, who has it then, and what stays as it was promised."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SayingFacts:
    """What is known before a guardian says which child their conversation is about.

    `begun_by_family`: its first words are the family's. `asked`: somebody of the school has asked and waits for it.
    `theirs`: the children whom the guardian may see today at that school, by their refs.
    """

    begun_by_family: bool
    asked: bool = False
    theirs: frozenset[str] = frozenset()


def may_say(facts: SayingFacts) -> bool:
    """Whether its guardian may say now which child a conversation is about.

    CHILD-1: Only the guardian whose conversation it is says which child it is about: at any time where the family began
    it, else when the school has asked. Staff can ask, without naming a child; they never move it by themselves.
    """
    return facts.begun_by_family or facts.asked


@dataclass(frozen=True)
class WordFacts:
    """What is known before somebody of the school writes down which child a guardian says it is about.

    `has_sign_in`: the guardian can say it here themselves. `keeps_the_door`: the reader is of the office, or for what
    the office may not read the one who reads it by their role: the headteacher, of a child at risk the safeguarding
    lead.
    """

    has_sign_in: bool
    keeps_the_door: bool


def may_write_down(facts: WordFacts) -> bool:
    """Whether somebody who may read a conversation writes down which child its guardian says it is about.

    CHILD-8: For a guardian without a sign-in the office writes it down, on their word alone: who heard it, when and
    how. Both sides read that, and who writes by mail is told. Whoever has a sign-in says it themselves.

    CHILD-9: Nobody else writes it down: not whoever answers in the matter, who would choose its reader. It can be no
    other child than the guardian could name themselves, and all else holds as if they had.
    """
    return facts.keeps_the_door and not facts.has_sign_in


def may_name(facts: SayingFacts, child: str) -> bool:
    """Whether it can be this child ('' for none in particular).

    CHILD-2: It can be any child of theirs at that school whom they may see on the day, or none in particular.
    """
    return not child or child in facts.theirs


@dataclass(frozen=True)
class HolderFacts:
    """Somebody, or a team, who has a conversation of which the child becomes another.

    `by_hand`: a colleague chose them. `is_free`: it is not about them, and not their own family. `one_contact`: one
    person answers all that the guardian writes. `had_the_child`, `has_the_child`: they teach the child that was named
    before, the child that is named now, or lead its year.
    """

    by_hand: bool
    is_free: bool = True
    one_contact: bool = False
    had_the_child: bool = False
    has_the_child: bool = False


def keeps_it(facts: HolderFacts) -> bool:
    """Whether whoever has a conversation keeps it when it is about another child; else it finds its way anew.

    CHILD-3: It goes to whoever answers on its topic for the right child. Whom a colleague chose keeps it, unless they
    have to do with the wrong child alone.

    CHILD-4: Whom it is about, and whoever is of the family, never keeps it; while its guardian has one contact at the
    school, that person has it.
    """
    if not facts.by_hand or not facts.is_free or facts.one_contact:
        return False
    return facts.has_the_child or not facts.had_the_child


def looks_on(*, for_the_child: bool, has_the_child: bool) -> bool:
    """Whether whoever was asked to look because an answer is late goes on looking. `for_the_child`: they were asked for
    the year of the child, or in place of whoever had it.

    CHILD-7: Whoever was asked to look because an answer is late looks on, unless they were asked for the wrong child
    and have nothing to do with the right one.
    """
    return has_the_child or not for_the_child


@dataclass(frozen=True)
class WaitingFacts:
    """A message that waits for its reader while the child becomes another. `is_answer`: the school's words to the
    family, not a mere receipt and not the note of a talk.
    """

    from_school: bool
    is_answer: bool = False


def still_goes(facts: WaitingFacts) -> bool:
    """Whether a message that waits goes its way though it is about another child now.

    CHILD-5: What was promised stays: no date gets later. What the family wrote and still waits reaches whoever has it
    now, when that person reads.

    CHILD-6: An answer that has not left is not sent: it was written about another child. Its writer gets the words
    back, nobody else reads them, and the promise runs on.
    """
    return not (facts.from_school and facts.is_answer)
