"""Having the letters of a measure written by the worker, once what they tell is stored."""

from accord.conduct.actions.write_letters import write_letters
from accord.conduct.models import Decision, Review
from accord.core import clock
from accord.core.queue import task

WORKER = "house:worker"


def have_letters_written(decision: Decision, review: Review | None = None) -> None:
    """Ask for the letters of a measure, its confirmation or a review, in the transaction of what they tell."""
    write_letters_of.enqueue(decision_id=decision.pk, review_id=review.pk if review else None)


@task()
def write_letters_of(*, decision_id: int, review_id: int | None) -> None:
    """Write the letters that are still missing; twice does no harm."""
    decision = Decision.objects.get(pk=decision_id)
    review = decision.reviews.filter(pk=review_id).first() if review_id else None
    write_letters(decision=decision, review=review, by=WORKER, at=clock.now())
