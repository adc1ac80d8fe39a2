"""Finding a delivery by the name that a mail carries."""

from accord.delivery.models import Delivery


def delivery_of_message(message_id: str) -> Delivery | None:
    """Return the delivery that went out under this Message-ID (with or without its angle brackets), or None."""
    name = f"<{message_id.strip().strip('<>')}>"
    return Delivery.objects.select_related("notice__school", "guardian", "staff").filter(message_id=name).first()
