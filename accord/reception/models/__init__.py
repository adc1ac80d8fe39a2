"""Who comes to the school, who fetched a child early, and whom reception watches for."""

from accord.reception.models.collection import Collection
from accord.reception.models.visitor import Visitor
from accord.reception.models.watch import Watch

__all__ = ["Collection", "Visitor", "Watch"]
