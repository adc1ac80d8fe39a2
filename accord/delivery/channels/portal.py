"""The portal: what is told waits on the person's own page, so handing over is already having it."""

from accord.delivery.channels.channel import Letter, Outcome, Result
from accord.delivery.person import Person


class PortalChannel:
    """The list of news that everybody finds after signing in."""

    name = "portal"
    interrupts = False
    gives_receipts = False
    repeats_unknown = True
    uses_wire = False

    def address_of(self, person: Person) -> str:
        """The person's own sign-in; empty for whoever has none."""
        login = person.login
        return f"login:{login.ref}" if login and login.is_active else ""

    def send(self, letter: Letter) -> Outcome:
        """Nothing to hand over."""
        return Outcome(Result.DELIVERED)

    def hang_up(self) -> None:
        """Nothing is kept open."""
