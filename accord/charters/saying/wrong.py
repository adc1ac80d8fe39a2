"""What is wrong with the values of a rule, or between two rules, and how to mend it."""

from accord.rules.charter import Clash, Problem


def problem_sentence(kind: str, problem: Problem) -> str:
    """Say what is wrong with a value, and what would be right."""
    return f"{problem.field}: {problem.code}"


def clash_sentence(clash: Clash) -> str:
    """Say which rules cannot hold together, and how to mend it."""
    return f"{clash.code}: {', '.join(clash.names)}"
