"""Names of rules in texts: called differently, or made unused."""

from collections.abc import Iterable

from accord.charters.content import ClauseContent, RuleContent
from accord.rules.charter_values.placeholders import Named, text_parts

LONGEST = 60


def unused(name: str, taken: Iterable[str]) -> str:
    """The name, with a number behind it where it is taken."""
    names, number, root = set(taken), 1, name[: LONGEST - 4].strip("-") or "clause"
    while (found := root if number == 1 else f"{root}-{number}") in names:
        number += 1
    return found


def renamed(text: str, old: str, new: str) -> str:
    """The text with the values of one rule called by a new name."""
    for part in reversed(text_parts(text)):
        if isinstance(part, Named) and part.name == old:
            text = f"{text[: part.at]}{{{new}.{part.field}}}{text[part.at + len(part.written) :]}"
    return text


def with_unused_names(content: ClauseContent, taken: Iterable[str]) -> ClauseContent:
    """The clause with a new name for each rule whose name is taken, in its texts too."""
    texts, children, rules, names = dict(content.text), dict(content.children), [], set(taken)
    for rule in content.rules:
        name = unused(rule.name, names)
        names.add(name)
        texts = {language: renamed(text, rule.name, name) for language, text in texts.items()}
        children = {language: renamed(text, rule.name, name) for language, text in children.items()}
        rules.append(RuleContent(name, rule.kind, rule.values))
    return ClauseContent(content.key, texts, tuple(rules), children)
