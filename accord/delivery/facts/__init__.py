"""What is known about telling: who may still hear of what, how people are reached, what they have not read."""

from accord.delivery.facts.entitlement import Entitlement, entitlement_of, entitlements, still_entitled
from accord.delivery.facts.messages import delivery_of_message
from accord.delivery.facts.news import NewsLine, news_of
from accord.delivery.facts.reach import Reached, reached_by

__all__ = [
    "Entitlement",
    "NewsLine",
    "Reached",
    "delivery_of_message",
    "entitlement_of",
    "entitlements",
    "news_of",
    "reached_by",
    "still_entitled",
]
