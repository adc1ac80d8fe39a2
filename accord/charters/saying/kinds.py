"""The names of the kinds of rule and of their values, with a help text for whoever fills them in."""


def kind_name(kind: str) -> str:
    """Say what a kind of rule is called."""
    return kind.replace("_", " ").capitalize()


def kind_about(kind: str) -> str:
    """Say in a sentence what a kind of rule is for."""
    return ""


def field_name(kind: str, field: str) -> str:
    """Say what a value of a rule is called."""
    return field.replace("_", " ").capitalize()


def field_help(kind: str, field: str) -> str:
    """Say how to fill in a value; empty where its name says enough."""
    return ""
