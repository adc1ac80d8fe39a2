"""Finding a delivery by the name that a mail carries."""

from accord.delivery.models import Delivery


def delivery_of_message(message_id: str) -> Delivery | None:
    """Return the delivery that went out under this Message-ID (with or without its angle brackets), or None.

    The name that we give holds the delivery's ref (`new_delivery.message_id_of`), so it needs no index of its own.
    """
    name = f"<{message_id.strip().strip('<>')}>"
    ref = name.removeprefix("<accord.").partition("@")[0]
    found = Delivery.objects.select_related("notice__school", "guardian", "staff")
    return found.filter(ref=ref, message_id=name).first()
