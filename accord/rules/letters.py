"""Letters: until when it may stay open whether one arrived."""

from datetime import datetime, timedelta

DAYS_TO_ARRIVE = 5
"""Days after which a letter that is not proven to have arrived shows on its case."""


def is_unproven(written_at: datetime, proven_at: datetime | None, at: datetime) -> bool:
    """LETTER-1: A letter is proven when it was opened, handed over or signed for; after five days without, ask."""
    return proven_at is None and at - written_at >= timedelta(days=DAYS_TO_ARRIVE)
