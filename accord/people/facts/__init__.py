"""What is known about people, read from the database: the side of this room that others may call."""

from accord.people.facts.classes import Form, classes_of, forms_of, staff_name
from accord.people.facts.contacts import ContactDetails, ContactLine, Contacts, children_names, contacts_of
from accord.people.facts.cover import (
    Answering,
    BelongingLine,
    Rota,
    belonging_lines,
    belonging_of,
    rota_of,
    stands_in_for,
    who_answers_for,
)
from accord.people.facts.family import (
    Child,
    children_of,
    collected_by,
    guardian_view,
    is_in_force,
    orders_in_force,
    tie_facts,
)
from accord.people.facts.languages import language_choices, language_name
from accord.people.facts.reach import guardians_within, own_relatives, own_students, students_within
from accord.people.facts.spans import span_in_words
from accord.people.facts.staffing import on_duty
from accord.people.facts.work import pattern_on, person_hours, working_calendar_of, working_calendar_soon

__all__ = [
    "Answering",
    "BelongingLine",
    "Child",
    "ContactDetails",
    "ContactLine",
    "Contacts",
    "Form",
    "Rota",
    "belonging_lines",
    "belonging_of",
    "children_names",
    "children_of",
    "classes_of",
    "collected_by",
    "contacts_of",
    "forms_of",
    "guardian_view",
    "guardians_within",
    "is_in_force",
    "language_choices",
    "language_name",
    "on_duty",
    "orders_in_force",
    "own_relatives",
    "own_students",
    "pattern_on",
    "person_hours",
    "rota_of",
    "span_in_words",
    "staff_name",
    "stands_in_for",
    "students_within",
    "tie_facts",
    "who_answers_for",
    "working_calendar_of",
    "working_calendar_soon",
]
