"""What is kept of a mail server's answer: its codes, and which of a few technical words it used.

A server may repeat the address, the name of its owner, or words of the letter. So its sentence is kept nowhere.
"""

import re

ENHANCED = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")
KNOWN = frozenset({
    "authentication", "blacklist", "blacklisted", "blocked", "blocklist", "certificate", "disabled", "dkim", "dmarc",
    "dns", "encryption", "full", "greylisted", "greylisting", "helo", "inactive", "mailbox", "mx", "overquota",
    "policy", "ptr", "quota", "rate", "rbl", "relay", "relaying", "reputation", "rspamd", "size", "spam", "spamhaus",
    "spf", "starttls", "storage", "throttled", "tls", "unknown", "virus",
})  # fmt: skip
"""Words that tell a postmaster what is wrong, and nobody anything about a person."""


def discreet_answer(code: int, words: bytes | str) -> str:
    """The codes of an answer and its technical words, such as `550 5.1.1 (mailbox, unknown)`."""
    used = ", ".join(sorted(KNOWN.intersection(re.findall(r"[a-z]+", as_text(words).lower()))))
    return " ".join(filter(None, (str(code), enhanced_code(words), f"({used})" if used else "")))


def enhanced_code(words: bytes | str) -> str:
    """The finer code of an answer (RFC 3463), or nothing where it gives none."""
    found = ENHANCED.search(as_text(words))
    return found[1] if found else ""


def as_text(words: bytes | str) -> str:
    """The words of an answer, whatever their bytes."""
    return words.decode("utf-8", "replace") if isinstance(words, bytes) else words
