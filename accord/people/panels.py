"""What other pages show about people: the children on a family's home."""

from dataclasses import dataclass

from accord.core.addresses import address
from accord.people.facts import Form, forms_of
from accord.people.facts.family import known_children
from accord.people.viewer import Viewer


@dataclass(frozen=True)
class ChildCard:
    """One child as the guardian may see it; a child whom one only collects has no page and no class.

    `student_id` is the key by which other rooms' panels find what is about the child.
    """

    student_id: int
    ref: str
    name: str
    pronunciation: str
    school_name: str
    form: Form | None
    url: str
    only_collects: bool


def children_panel(viewer: Viewer) -> list[ChildCard]:
    """Return a card for every child whom the person may know of today, across all schools."""
    children, collects = known_children(viewer)
    forms: dict[int, Form] = {}
    for on in {child.guardianship.on for child in children}:
        forms |= forms_of([child.student.id for child in children if child.guardianship.on == on], on)
    seen = [
        ChildCard(
            student_id=child.student.id,
            ref=child.student.ref,
            name=child.student.called,
            pronunciation=child.student.pronunciation,
            school_name=child.guardianship.school_name,
            form=forms.get(child.student.id),
            url=address("family_people:child", child.student.ref),
            only_collects=False,
        )
        for child in children
    ]
    collected = [
        ChildCard(
            student_id=child.student.id,
            ref=child.student.ref,
            name=child.student.called,
            pronunciation="",
            school_name=child.guardianship.school_name,
            form=None,
            url="",
            only_collects=True,
        )
        for child in collects
    ]
    return seen + collected
