"""The kinds of rule that a clause can carry, as typed values with the profession's defaults.

Each kind is a frozen dataclass; `charter_value(field, default)` says how a value is written and what it is until
a school decides otherwise. `RULE_KINDS` is the list of them all.
"""

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from dataclasses import field as dataclass_field
from enum import StrEnum
from typing import Any, ClassVar, TypeVar

from accord.rules.charter_values.fields import FieldType
from accord.rules.charter_values.problems import BadValue, BadValues, Problem

Kind = TypeVar("Kind", bound="RuleValues")


@dataclass(frozen=True)
class RuleValues:
    """The values of one rule. `kind` is its name in files; `repeats` says whether a charter may hold several."""

    kind: ClassVar[str] = ""
    repeats: ClassVar[bool] = False

    def quarrels(self) -> list[Problem]:
        """What cannot hold at once among the values of this rule."""
        return []


def charter_value(how: FieldType[Any], default: Any) -> Any:
    """A value of a rule: how it is read and written, and the profession's default."""
    return dataclass_field(default=default, metadata={"how": how})


def value_fields(kind: type[RuleValues]) -> dict[str, FieldType[Any]]:
    """The values of a kind of rule by name, each with how it is read and written, in the order of the form."""
    return {one.name: one.metadata["how"] for one in fields(kind)}


def read_values(kind: type[Kind], plain: Mapping[str, Any]) -> Kind:
    """The values that plain data describes. Raises BadValues.

    CHARTER-4: What a rule leaves out has the profession's default; whatever cannot be obeyed is named, all at once.
    """
    problems, read = [], {}
    known = value_fields(kind)
    for name in plain:
        if name not in known:
            problems.append(Problem(str(name), "unknown_field", {"fields": tuple(known)}))
    for name, how in known.items():
        if name not in plain:
            continue
        try:
            read[name] = how.read(plain[name])
        except BadValue as bad:
            problems.append(Problem(name, bad.code, bad.params))
    if problems:
        raise BadValues(problems)
    values = kind(**read)
    if quarrels := values.quarrels():
        raise BadValues(quarrels)
    return values


def plain_values(values: RuleValues) -> dict[str, Any]:
    """The plain data that describes the values, in the order of the form.

    CHARTER-5: The values of a rule that are written down read back as the same values.
    """
    return {name: how.write(getattr(values, name)) for name, how in value_fields(type(values)).items()}


def default_values(kind: type[Kind]) -> Kind:
    """The profession's defaults for a kind of rule."""
    assert all(one.default is not MISSING for one in fields(kind)), f"{kind.kind}: every value has a default"
    return kind()


class Audience(StrEnum):
    """Who signs a charter, and for whom a clause is a promise or a request."""

    GUARDIANS = "guardians"
    STAFF = "staff"
    STUDENTS = "students"
