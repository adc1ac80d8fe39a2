"""Check a charter file as a whole: what keeps it from being taken in, and what is worth another look."""

from dataclasses import dataclass

from django.utils.translation import ngettext

from accord.charters.charter_file.mistakes import BadCharterFile, Mistake
from accord.charters.charter_file.reading import read_charter
from accord.charters.content import CharterContent
from accord.charters.findings import Severity, findings_of
from accord.core import clock


@dataclass(frozen=True)
class Checked:
    """The mistakes of a file, remarks on it, and one sentence on the whole."""

    mistakes: tuple[Mistake, ...]
    remarks: tuple[Mistake, ...]
    summary: str


def check_charter_file(data: bytes) -> Checked:
    """Everything wrong with a charter file, by line, and everything that is worth another look."""
    try:
        read = read_charter(data)
    except BadCharterFile as bad:
        return Checked(bad.mistakes, (), _count(len(bad.mistakes)))
    found: dict[Severity, list[Mistake]] = {Severity.STOPS: [], Severity.POINTS_OUT: []}
    for finding in findings_of(read.content, None, clock.now()):
        place = " › ".join(filter(None, (finding.clause_key, finding.language)))
        found[finding.severity].append(Mistake(read.lines.get(finding.clause_key, 1), 1, place, finding.sentence))
    mistakes, remarks = sorted(found[Severity.STOPS]), sorted(found[Severity.POINTS_OUT])
    return Checked(tuple(mistakes), tuple(remarks), _count(len(mistakes)) if mistakes else _whole(read.content))


def _count(mistakes: int) -> str:
    return ngettext("%(count)s mistake.", "%(count)s mistakes.", mistakes) % {"count": mistakes}


def _whole(content: CharterContent) -> str:
    clauses = sum(1 for _clause in content.clauses())
    return ngettext(
        "A charter of %(count)s clause in these languages: %(languages)s.",
        "A charter of %(count)s clauses in these languages: %(languages)s.",
        clauses,
    ) % {"count": clauses, "languages": ", ".join(content.languages)}
