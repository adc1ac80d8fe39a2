"""A concern with a talk on offer, an agreement, a question to a colleague; a worry; for the permission matrix."""

from datetime import timedelta

from accord.concerns.models import Agreement, AskedView, Concern, TalkOffer, Worry
from accord.core import clock
from accord.core.models import Record
from accord.web.demo import Cast


def troubled(cast: Cast, slug: str, student: str, guardian: str, member: str, head: str) -> dict[str, Record]:
    """Put them into the school and return what the addresses of concerns and of children at risk name."""
    school, at = cast.schools[slug], clock.now()
    staff, family, child = cast.staff[member], cast.guardians[guardian], cast.students[student]

    def concern(**more: object) -> Concern:
        words = {"school": school, "guardian": family, "student": child, "topic": "learning", "held_by": staff}
        return Concern.objects.create(
            **words, **more, what_happened="Seen by the matrix", raised_at=at, reaches_at=at,  # type: ignore[arg-type]
        )  # fmt: skip

    offered, agreed, closed = concern(), concern(), concern(closed_at=at)
    talk = TalkOffer.objects.create(concern=offered, by=staff, how="telephone", at=at + timedelta(days=1))
    Agreement.objects.create(concern=agreed, by=staff, school_does="Matrix")
    Agreement.objects.create(
        concern=closed, by=staff, school_does="Matrix", answered_at=at, taken=True,
        look_again_on=at.date() + timedelta(days=3),
    )  # fmt: skip
    return {
        "concern": offered,
        "offer": talk,
        "agreed_concern": agreed,
        "closed_concern": closed,
        "asked_view": AskedView.objects.create(concern=offered, staff=staff, by=cast.staff[head], question="Matrix"),
        "worry": Worry.objects.create(
            school=school, guardian=family, student=child, text="Seen by the matrix", raised_at=at
        ),
        "staff_worry": Worry.objects.create(school=school, staff=staff, text="Seen by the matrix", raised_at=at),
        "pupils_concern": Concern.objects.create(
            school=school, guardian=family, student=cast.students["maya" if slug == "riverbank" else student],
            topic="learning", what_happened="Matrix", raised_at=at, reaches_at=at, child_asked_at=at,
        ),
    }  # fmt: skip
