"""By which name a guardian is read in the space of a class: never by one that would pass for the school's."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from accord.rules.looks_alike import look_of, looks_of_words
from accord.rules.words_of_schools import BEFORE_NAMES, IN_ONE, OF_SCHOOLS


@dataclass(frozen=True)
class BearsName:
    """What somebody on the staff of the school is called."""

    given: str
    family: str
    preferred: str = ""


@dataclass(frozen=True)
class SpaceNameFacts:
    """A name that a guardian chooses, what they are called themselves, and all on the staff of the school."""

    name: str
    own_first_names: Collection[str]
    staff: Iterable[BearsName]
    school: str


def passes_for_the_school(facts: SpaceNameFacts) -> bool:
    """Whether other families would take a name in a space for somebody of the staff, or for the school itself.

    GROUP-12: A guardian takes no name in a space that would be read as the school's: the whole name of anybody on the
    staff of the school, in any order or with an initial, a form of address before a name, a post at a school, or the
    name of the school; however it is spelt. Their own first name is always free.

    GROUP-13: The answer is the same for each of these and names nobody, so it tells nothing of who is there. Whoever
    bears such a name already chooses another one before they write again.
    """
    look, words = look_of(facts.name), looks_of_words(facts.name)
    if look in {look_of(one) for one in facts.own_first_names}:
        return False
    return (
        _is_addressed(words)
        or _names_a_post(look, words)
        or _names_the_school(look, words, facts.school)
        or any(_is_called(look, words, one) for one in facts.staff)
    )


def _is_addressed(words: list[str]) -> bool:
    """Whether a form of address stands before a name; by itself it is one's own affair."""
    return len(words) > 1 and words[0] in BEFORE_NAMES


def _names_a_post(look: str, words: list[str]) -> bool:
    """Whether a word for somebody at a school, or for the school, stands in it; without gaps, anywhere."""
    joined = f" {' '.join(words)} "
    return look in OF_SCHOOLS or any(f" {one} " in joined for one in OF_SCHOOLS) or any(one in look for one in IN_ONE)


def _names_the_school(look: str, words: list[str], school: str) -> bool:
    known = [one for one in looks_of_words(school) if len(one) > 1]
    own = [one for one in known if one not in OF_SCHOOLS]
    if look_of(school) in look or look == "".join(own):
        return True
    return len(words) > 1 and any(one in own for one in words) and all(one in known for one in words)


def _is_called(look: str, words: list[str], who: BearsName) -> bool:
    family = looks_of_words(who.family)
    firsts = {look_of(one) for one in (who.given, who.preferred, *who.given.split()) if look_of(one)}
    if not family or not firsts:
        return False
    surname = "".join(family)
    if any(look in (first + surname, surname + first) for first in firsts | {first[0] for first in firsts}):
        return True
    others = [one for one in words if one not in family]
    return all(one in words for one in family) and any(one in firsts or one in {f[0] for f in firsts} for one in others)
