"""What a case page shows of measures: the ladder of the charter, and what was decided."""

from dataclasses import dataclass
from datetime import datetime

from accord.conduct.models import Incident
from accord.people.viewer import Post


@dataclass(frozen=True)
class MeasuresPanel:
    """The ladder with what is proportionate, and the measures that were decided in this matter."""

    ladder: tuple[object, ...] = ()
    decided: tuple[object, ...] = ()


def measures_panel(incident: Incident, post: Post, at: datetime) -> MeasuresPanel:
    """What whoever opens a case sees of its measures."""
    return MeasuresPanel()
