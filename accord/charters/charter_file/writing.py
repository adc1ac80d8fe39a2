"""Write a charter as one readable file."""

import re
from typing import Any

import yaml

from accord.charters.content import CharterContent, ClauseContent

FORMAT = 1
LONGEST_LINE = 1 << 30


class _Readable(yaml.SafeDumper):
    """Long texts as blocks, lists indented under their name, nothing by reference."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        return True


_ODD_BREAKS = re.compile("[\r\x85\u2028\u2029]")
"""Line breaks that a block would not keep as they are."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text or len(text) > 90 else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"' if _ODD_BREAKS.search(text) else style)


_Readable.add_representer(str, _text)


def write_charter_file(content: CharterContent) -> str:
    """The whole charter as YAML; `read_charter_file` gives the same content back, and the same file again."""
    return yaml.dump(plain_charter(content), Dumper=_Readable, allow_unicode=True, sort_keys=False, width=LONGEST_LINE)


def plain_charter(content: CharterContent) -> dict[str, Any]:
    """The data of the file, in its order."""
    plain: dict[str, Any] = {
        "accord_charter": FORMAT,
        "languages": list(content.languages),
        "title": _in_order(content.title, content),
    }
    if content.opening:
        plain["opening"] = _in_order(content.opening, content)
    if content.change_note:
        plain["change_note"] = _in_order(content.change_note, content)
    plain["sections"] = [
        {"section": section.kind, "clauses": [_clause(clause, content) for clause in section.clauses]}
        for section in content.sections
    ]
    return plain


def _clause(clause: ClauseContent, content: CharterContent) -> dict[str, Any]:
    plain: dict[str, Any] = {"clause": clause.key, "text": _in_order(clause.text, content)}
    if clause.children:
        plain["children"] = _in_order(clause.children, content)
    if clause.rules:
        plain["rules"] = {rule.name: {"kind": rule.kind, **rule.values} for rule in clause.rules}
    return plain


def _in_order(text: dict[str, str], content: CharterContent) -> dict[str, str]:
    return {language: text[language] for language in content.languages if language in text}
