"""Whom the rows name: personas of `tests/meta/visitors.py`, alone and by what they may do."""

TEACHES = frozenset({"teacher of the class"})
NO_LINK = frozenset({"teacher without link"})
OFFICE = frozenset({"office"})
YEAR = frozenset({"head of year"})
NEEDS = frozenset({"special needs"})
LEAD = frozenset({"safeguarding lead"})
DEPUTY = frozenset({"leader"})
HEAD = frozenset({"headteacher"})
BOARD = frozenset({"governor", "chair"})
CHAIR = frozenset({"chair"})
VOLUNTEERS = frozenset({"volunteer coordinator"})
ADMIN = frozenset({"administrator"})

OWN_PUPILS = TEACHES | OFFICE | YEAR | NEEDS | LEAD | DEPUTY | HEAD
WITH_PUPILS = OWN_PUPILS | NO_LINK
COLLEAGUES = WITH_PUPILS | VOLUNTEERS | ADMIN
STAFF = COLLEAGUES | BOARD
ARRANGES = OFFICE | DEPUTY | HEAD | ADMIN
CALENDAR = OFFICE | ADMIN
REACHES = OFFICE | DEPUTY | HEAD
READERS = REACHES | TEACHES
"""Those who read a conversation that the teacher of the class has and that is not confidential."""
CONCERNED = WITH_PUPILS | CHAIR
"""Those to whom a concern may come."""
WRITES = DEPUTY | HEAD | ADMIN
CHIEF = frozenset({"trust chief executive"})
MOTHER = frozenset({"guardian"})
IN_SPACE = TEACHES | LEAD | DEPUTY | HEAD
OPENS = TEACHES | DEPUTY | HEAD
OF_CLASS = MOTHER | {"separated guardian", "other parent of that child"}
"""Guardians of the class who came into its space; an order keeps the guardian under it out (GROUP-2)."""
CONSULTED = MOTHER | {"separated guardian", "other parent of that child", "foster carer"}
ASKED = MOTHER | {
    "separated guardian", "other parent of that child", "guardian under an order", "contact only", "foster carer",
}  # fmt: skip
"""Every guardian who may be written to is asked to sign, whatever a court has ordered about a child (SIGN-2)."""
