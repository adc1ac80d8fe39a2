"""What a row says.

`looks`: a page without a form. `fills`: a form, empty when it is sent here. `presses`: a button, which cannot be
opened as a page. `always`: the same to everybody. `signed_in`: a page of one's own.
`of` names the thing in the address, at Riverbank.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """The answers of one address: `who` gets `get` and `post`; `posters` when fewer may send than look."""

    who: frozenset[str]
    get: int
    post: int
    of: str = ""
    posters: frozenset[str] | None = None
    absent: frozenset[str] = frozenset()
    refused: int = 403


def looks(who: frozenset[str], **more: object) -> Row:
    return Row(who, 200, 200, **more)  # type: ignore[arg-type]


def fills(who: frozenset[str], post: int = 422, **more: object) -> Row:
    return Row(who, 200, post, **more)  # type: ignore[arg-type]


def presses(who: frozenset[str], post: int = 302, **more: object) -> Row:
    return Row(who, 405, post, **more)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Own:
    """An address that shows each person what is their own: the answers to a stranger, to a person, to one whose
    last place has ended (None: shown out)."""

    stranger: tuple[int, int]
    person: tuple[int, int]
    ended: tuple[int, int] | None = None


def always(get: int, post: int) -> Own:
    return Own((get, post), (get, post), (get, post))


def signed_in(get: int, post: int) -> Own:
    return Own((302, 302), (get, post))
