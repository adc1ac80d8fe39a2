"""A form for every kind of rule, made from how its values are written."""

from collections.abc import Mapping, Sequence
from typing import Any

from accord.core.forms import Form
from accord.rules.charter import RuleValues, plain_values


class ValueForm(Form):
    """The values of one rule. `plain_values()` is what the clause keeps, once the form is valid."""

    kind: type[RuleValues]

    def plain_values(self) -> dict[str, Any]:
        """Return the plain data that the form describes; only after `is_valid()`."""
        return plain_values(self.kind())


def form_for(
    kind: str,
    data: Mapping[str, Any] | None = None,
    initial: Mapping[str, Any] | None = None,
    *,
    prefix: str = "",
    languages: Sequence[str] = ("en",),
    topics: Sequence[tuple[str, str]] | None = None,
) -> ValueForm:
    """Return the form of a kind of rule; `initial` is plain data as the clause keeps it, else the defaults.

    `languages` are those of the edition (for names by language), `topics` the edition's topics (name, words).
    """
    from accord.rules.charter import RULE_KINDS

    form = ValueForm(data, prefix=prefix or None)
    form.kind = RULE_KINDS[kind]
    return form
