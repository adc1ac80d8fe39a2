"""YAML read as plain data that remembers its lines.

Only what a charter needs: mappings, lists, texts, whole numbers, true, false and null. `19:00` and `no` are
texts, as anyone would read them. Anchors, tags and keys given twice are mistakes.
"""

import re
from dataclasses import dataclass, replace
from typing import Any

import yaml
from django.utils.translation import gettext as _

from accord.charters.charter_file.mistakes import BadCharterFile, Mistake

MOST_BYTES = 4_000_000
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NUMBER = re.compile(r"[-+]?[0-9]{1,9}")
_WORDS: dict[str, Any] = {"true": True, "false": False, "null": None, "~": None, "": None}
DEEPEST = 12


@dataclass(frozen=True)
class Located:
    """A value and where it stands: a scalar, a list of Located, or a mapping from names to Located."""

    value: Any
    line: int
    column: int
    named_at: tuple[int, int] = (0, 0)
    """Where its name stands, for a value of a mapping."""

    def plain(self) -> Any:
        """The value without its places."""
        if isinstance(self.value, dict):
            return {name: one.plain() for name, one in self.value.items()}
        if isinstance(self.value, list):
            return [one.plain() for one in self.value]
        return self.value

    def mistake(self, place: str, sentence: str) -> Mistake:
        """A mistake that stands here."""
        return Mistake(self.line, self.column, place, sentence)

    def misnamed(self, place: str, sentence: str) -> Mistake:
        """A mistake in the name of this value."""
        return Mistake(*(self.named_at if self.named_at[0] else (self.line, self.column)), place, sentence)


def read_located(data: bytes) -> Located:
    """The file's data with its places. Raises BadCharterFile when it is no such YAML."""
    if len(data) > MOST_BYTES:
        raise BadCharterFile(
            [Mistake(1, 1, "", _("The file is larger than %(megabytes)s MB.") % {"megabytes": MOST_BYTES // 1_000_000})]
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise BadCharterFile([Mistake(line, 1, "", _("This line is not UTF-8. Save the file as UTF-8."))]) from None
    try:
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        sentence = _("The file cannot be read here: %(reason)s.") % {"reason": error.problem or error.context or ""}
        raise BadCharterFile([Mistake(line, column, "", sentence)]) from None
    except yaml.reader.ReaderError as error:
        line = text[: error.position].count("\n") + 1
        raise BadCharterFile([Mistake(line, 1, "", _("This line has a sign that no text may have."))]) from None
    except RecursionError:
        raise BadCharterFile([Mistake(1, 1, "", _("The file is nested too deeply."))]) from None
    if root is None:
        raise BadCharterFile([Mistake(1, 1, "", _("The file is empty."))])
    return _Walk().read(root, 0)


class _Walk:
    """One walk over the nodes; a node that is met twice was an anchor."""

    def __init__(self) -> None:
        self.met: set[int] = set()

    def read(self, node: Any, depth: int) -> Located:
        line, column = node.start_mark.line + 1, node.start_mark.column + 1
        self._refuse(id(node) in self.met, line, column, _("Write the words out; a reference (*) is not followed."))
        self._refuse(depth > DEEPEST, line, column, _("The file is nested too deeply."))
        self.met.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return Located(self._mapping(node, depth), line, column)
        if isinstance(node, yaml.SequenceNode):
            return Located([self.read(item, depth + 1) for item in node.value], line, column)
        return Located(_scalar(node), line, column)

    def _mapping(self, node: Any, depth: int) -> dict[str, Located]:
        found: dict[str, Located] = {}
        for key, value in node.value:
            line, column = key.start_mark.line + 1, key.start_mark.column + 1
            self._refuse(not isinstance(key, yaml.ScalarNode), line, column, _("A name is expected here."))
            sentence = _("“%(name)s” stands here a second time. Keep one of the two.") % {"name": key.value}
            self._refuse(key.value in found, line, column, sentence)
            found[key.value] = replace(self.read(value, depth + 1), named_at=(line, column))
        return found

    def _refuse(self, wrong: bool, line: int, column: int, sentence: str) -> None:
        if wrong:
            raise BadCharterFile([Mistake(line, column, "", sentence)])


def _scalar(node: Any) -> Any:
    if not node.style:
        if node.value in _WORDS:
            return _WORDS[node.value]
        if _NUMBER.fullmatch(node.value):
            return int(node.value)
    return node.value
