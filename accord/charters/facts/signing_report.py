"""Who has signed, declined, or not answered yet: the lines and counts of the school's own report.

Families never see any of it. A guardian with children in two classes stands in both, and once in the whole.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

from accord.charters.facts.signing import SigningRound, Standing, hidden_from, standings
from accord.people.facts import forms_of, language_name
from accord.people.models import Guardian, StaffMember
from accord.people.viewer import Post
from accord.rules.signing import SigningState

STATES = tuple(SigningState)


@dataclass(frozen=True)
class SigningLine:
    """One person who is asked, as the report shows them; `forms` are the classes of the children."""

    standing: Standing
    language: str
    forms: tuple[str, ...]
    years: tuple[str, ...]
    has_sign_in: bool

    @property
    def kind(self) -> str:
        """Guardian, staff or student."""
        return self.standing.kind

    @property
    def name(self) -> str:
        """What the person is called."""
        return self.standing.person.called

    @property
    def ref(self) -> str:
        """The person's public id."""
        return self.standing.person.ref

    @property
    def state(self) -> SigningState:
        """Where the person stands."""
        return self.standing.state


@dataclass(frozen=True)
class Count:
    """How many of a group stand where; `name` is empty for the whole."""

    name: str
    by_state: dict[SigningState, int] = field(default_factory=dict)

    def of(self, state: str) -> int:
        """How many stand there."""
        return self.by_state.get(SigningState(state), 0)

    @property
    def asked(self) -> int:
        """How many are asked."""
        return sum(self.by_state.values())

    @property
    def signed_percent(self) -> int:
        """How many of a hundred have signed, rounded down."""
        return self.of(SigningState.SIGNED) * 100 // self.asked if self.asked else 0


def lines_for(
    asked_in: SigningRound, post: Post, kind: str, *, forms: Collection[str] | None = None
) -> list[SigningLine]:
    """Return the lines of everybody of a kind, without the post's own family; of some classes only, if named."""
    hidden = hidden_from(post, kind)
    found = [one for one in standings(asked_in, kind) if one.person.pk not in hidden]
    form_by_student = forms_of({student for one in found for student in one.student_ids}, asked_in.on)
    lines = []
    for one in found:
        own = [form_by_student[student] for student in one.student_ids if student in form_by_student]
        if forms is not None and not {form.name for form in own} & set(forms):
            continue
        lines.append(
            SigningLine(
                standing=one,
                language=_language_of(one),
                forms=tuple(sorted({form.name for form in own})),
                years=tuple(sorted({form.year_group for form in own})),
                has_sign_in=one.person.login_id is not None,
            )
        )
    return lines


def _language_of(one: Standing) -> str:
    if isinstance(one.person, Guardian):
        return one.person.language
    login = one.person.login if not isinstance(one.person, StaffMember) else None
    return login.language if login else ""


def count(name: str, lines: Iterable[SigningLine]) -> Count:
    """Count where the people of some lines stand."""
    by_state = dict.fromkeys(STATES, 0)
    for line in lines:
        by_state[line.state] += 1
    return Count(name, by_state)


def counts_by(lines: Collection[SigningLine], groups: Callable[[SigningLine], Iterable[str]]) -> list[Count]:
    """Count by class, year or language: whoever belongs to two groups is counted in both."""
    grouped: dict[str, list[SigningLine]] = {}
    for line in lines:
        for name in groups(line):
            grouped.setdefault(name, []).append(line)
    return [count(name, own) for name, own in sorted(grouped.items(), key=lambda pair: _in_order(pair[0]))]


def _in_order(name: str) -> tuple[int, str]:
    """Year 2 stands before year 10, and names without a number at the end."""
    digits = "".join(letter for letter in name if letter.isdigit())
    return (int(digits[:6]) if digits else 10**6, name)


def chosen(
    lines: Iterable[SigningLine], *, state: str = "", form: str = "", year: str = "", language: str = ""
) -> list[SigningLine]:
    """Return the lines that a list shows: of a class, a year, a language, or those who stand somewhere."""
    return [
        line
        for line in lines
        if (not state or line.state == state)
        and (not form or form in line.forms)
        and (not year or year in line.years)
        and (not language or line.language == language)
    ]


def language_label(code: str) -> str:
    """Return the name of a language for a heading of the report."""
    return language_name(code) if code else ""
