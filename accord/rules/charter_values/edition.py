"""All the rules of one edition together: what holds, on which clause it rests, and what clashes."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from accord.rules.charter_values.fairness import ComplaintStage, ConductCategory, Measure, Promise
from accord.rules.charter_values.front_door import Topic
from accord.rules.charter_values.kinds import RuleValues, default_values
from accord.rules.charter_values.times import ResponseTarget

Kind = TypeVar("Kind", bound=RuleValues, covariant=True)
AnyKind = TypeVar("AnyKind", bound=RuleValues)


@dataclass(frozen=True)
class LaidDown(Generic[Kind]):
    """A rule and the clause that it rests on; `clause` is empty where the profession's default stands in."""

    clause: str
    name: str
    values: Kind


@dataclass(frozen=True)
class Clash:
    """Two rules of one edition that cannot both hold, or one that rests on a rule that is missing."""

    code: str
    names: tuple[str, ...]
    params: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class CharterRules:
    """The rules of one edition. Ask for a kind; what the edition leaves open has the profession's default."""

    edition: str
    laid_down: tuple[LaidDown[RuleValues], ...] = ()

    def all(self, kind: type[AnyKind]) -> tuple[LaidDown[AnyKind], ...]:
        """Every rule of a kind, in the order of the charter."""
        return tuple(
            LaidDown(rule.clause, rule.name, rule.values) for rule in self.laid_down if isinstance(rule.values, kind)
        )

    def one(self, kind: type[AnyKind]) -> LaidDown[AnyKind]:
        """CHARTER-1: What a charter leaves open has the profession's default, and says that no clause lays it down."""
        return next(iter(self.all(kind)), LaidDown("", "", default_values(kind)))

    def response_target(self, topic: str) -> LaidDown[ResponseTarget]:
        """CHARTER-2: A topic with a target of its own has that one; every other topic has the general target."""
        targets = self.all(ResponseTarget)
        own = next((rule for rule in targets if rule.values.topic == topic), None)
        general = next((rule for rule in targets if rule.values.topic == ""), None)
        return own or general or LaidDown("", "", ResponseTarget())


def clashes(rules: CharterRules) -> tuple[Clash, ...]:
    """CHARTER-3: The rules of an edition agree with one another before it can be published.

    One name for one rule; one rule of each kind that does not repeat; one target per topic, for topics that
    exist; measures that the categories of conduct name stand on the ladder; stages of a complaint count 1, 2, 3;
    one promise for each thing that is measured.
    """
    found = list(_twice("name_twice", ((rule.name, rule.name) for rule in rules.laid_down)))
    found += _twice(
        "kind_twice", ((rule.values.kind, rule.name) for rule in rules.laid_down if not rule.values.repeats)
    )
    targets, topics = rules.all(ResponseTarget), rules.all(Topic)
    found += _twice("topic_answered_twice", ((rule.values.topic, rule.name) for rule in targets))
    found += _twice("topic_twice", ((rule.values.topic, rule.name) for rule in topics))
    known = {rule.values.topic for rule in topics}
    found += [
        Clash("topic_unknown", (rule.name,), {"topic": rule.values.topic})
        for rule in targets
        if rule.values.topic and rule.values.topic not in known
    ]
    ladder = {rule.values.step for rule in rules.all(Measure)}
    found += _twice("step_twice", ((rule.values.step, rule.name) for rule in rules.all(Measure)))
    found += [
        Clash("step_not_on_ladder", (rule.name,), {"step": step.value})
        for rule in rules.all(ConductCategory)
        for step in sorted({rule.values.least_step, rule.values.gravest_step} - ladder)
    ]
    found += _twice("category_twice", ((rule.values.category, rule.name) for rule in rules.all(ConductCategory)))
    found += _twice("promise_twice", ((rule.values.measured, rule.name) for rule in rules.all(Promise)))
    stages = sorted((rule.values.stage, rule.name) for rule in rules.all(ComplaintStage))
    if [stage for stage, _ in stages] != list(range(1, len(stages) + 1)):
        found.append(Clash("stages_do_not_count", tuple(name for _, name in stages)))
    return tuple(found)


def _twice(code: str, keyed: Iterable[tuple[str, str]]) -> list[Clash]:
    pairs = list(keyed)
    counts = Counter(key for key, _ in pairs)
    return [
        Clash(code, tuple(name for one, name in pairs if one == key), {"key": str(key)})
        for key, count in counts.items()
        if count > 1
    ]
