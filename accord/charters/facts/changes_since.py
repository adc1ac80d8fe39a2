"""What has changed in the charter since somebody signed it, clause by clause, in the words that people are shown."""

from dataclasses import dataclass

from accord.charters.facts.signing import text_in
from accord.charters.models import Acknowledgement, Edition, EditionText
from accord.charters.rich_text import Block
from accord.charters.shown import Shown, ShownClause

NEW, CHANGED, GONE = "new", "changed", "gone"


@dataclass(frozen=True)
class ClauseChange:
    """A clause that is new, reads differently, or is gone; `before` is empty for a new one."""

    kind: str
    heading: str
    clause: ShownClause
    before: ShownClause | None = None


@dataclass(frozen=True)
class ChangesSince:
    """Every clause that differs between two editions, and what the school says about it."""

    number: int
    note: tuple[Block, ...]
    clauses: tuple[ClauseChange, ...]


def changes_since(signed: Acknowledgement, text: EditionText) -> ChangesSince | None:
    """Return what changed between the edition that was signed and a text of the one that holds; None if it is the same.

    Both are compared in one language: that of the text, if the signed edition was written in it.
    """
    if signed.edition_id == text.edition_id:
        return None
    before_text = text_in(signed.edition, text.language, for_children=text.for_children) or signed.text
    alike = before_text.language == text.language and before_text.for_children == text.for_children
    now_text = text if alike else _like(before_text, text.edition) or text
    before = _by_key(Shown.from_plain(before_text.document))
    compared = _by_key(Shown.from_plain(now_text.document))
    shown = Shown.from_plain(text.document if before_text.for_children == text.for_children else now_text.document)
    return ChangesSince(
        number=signed.edition.publication.number,
        note=shown.change_note,
        clauses=(*_new_and_changed(shown, compared, before), *_gone(before, compared)),
    )


def _like(before: EditionText, edition: Edition) -> EditionText | None:
    """The text of an edition that can be compared: in the same language, and to the same readers."""
    return text_in(edition, before.language, for_children=before.for_children)


def _by_key(shown: Shown) -> dict[str, tuple[str, ShownClause]]:
    return {clause.key: (section.heading, clause) for section in shown.sections for clause in section.clauses}


def _new_and_changed(
    shown: Shown, compared: dict[str, tuple[str, ShownClause]], before: dict[str, tuple[str, ShownClause]]
) -> list[ClauseChange]:
    found = []
    for section in shown.sections:
        for clause in section.clauses:
            if clause.key not in before:
                found.append(ClauseChange(NEW, section.heading, clause))
            elif _says(compared[clause.key][1]) != _says(before[clause.key][1]):
                found.append(ClauseChange(CHANGED, section.heading, clause, before[clause.key][1]))
    return found


def _gone(
    before: dict[str, tuple[str, ShownClause]], compared: dict[str, tuple[str, ShownClause]]
) -> list[ClauseChange]:
    return [
        ClauseChange(GONE, heading, clause, clause) for key, (heading, clause) in before.items() if key not in compared
    ]


def _says(clause: ShownClause) -> tuple[object, ...]:
    return clause.blocks, clause.rule_sentences
