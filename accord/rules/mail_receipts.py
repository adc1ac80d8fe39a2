"""Whether the school confirms by a machine that a letter by mail has come; its sender may be anybody."""

import re
from dataclasses import dataclass

_QUOTED = re.compile(r'"(?:\\.|[^"\\])*"')
_COMMENT = re.compile(r"\((?:\\.|[^()\\])*\)")


@dataclass(frozen=True)
class LetterFacts:
    """One letter to an address of the school. `verdicts` are the lines in which mail servers noted what they found out
    about its sender (RFC 8601), the last server first; `trusted` names the server that the school believes.
    """

    sender: str
    by_hand: bool
    verdicts: tuple[str, ...] = ()
    trusted: str = ""
    confirmed_lately: bool = False


def may_confirm(facts: LetterFacts) -> bool:
    """Whether a letter is confirmed to its sender.

    RECEIPT-1: Only a letter that a person wrote is confirmed: never a machine, a list, a mail that came back, or an
    address of our own.

    RECEIPT-2: It is confirmed only where the school's own mail server has noted that the sender's domain stands for the
    mail. A forged sender would otherwise make us write to somebody who never wrote to us.

    RECEIPT-3: One sender hears of it once in a day, however much they write.
    """
    return facts.by_hand and not facts.confirmed_lately and stands_for(facts.verdicts, facts.trusted, facts.sender)


def stands_for(verdicts: tuple[str, ...], trusted: str, sender: str) -> bool:
    """Whether the trusted server says `dmarc=pass` for the domain of a sender.

    Only the first line counts: those below it came with the mail, and anybody can write them.
    """
    domain = sender.rpartition("@")[2].lower()
    if not trusted or not verdicts or not domain:
        return False
    server, *found = _bare(verdicts[0]).split(";")
    if server.split()[:1] != [trusted.lower()]:
        return False
    return any(words[:1] == ["dmarc=pass"] and f"header.from={domain}" in words for words in map(str.split, found))


def _bare(line: str) -> str:
    """A line in small letters, without what senders can put into it: quoted words and remarks in brackets."""
    bare = _QUOTED.sub(" quoted ", line.lower())
    while (less := _COMMENT.sub(" ", bare)) != bare:
        bare = less
    return bare
