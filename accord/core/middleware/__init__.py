"""What happens around every request: one transaction, one effect, clear refusals, closed headers."""

from accord.core.middleware.form_address import FormAddress
from accord.core.middleware.headers import PrivateHeaders
from accord.core.middleware.policy import ContentSecurityPolicy
from accord.core.middleware.stays_on_page import StaysOnPage
from accord.core.middleware.unit_of_work import UnitOfWork
from accord.core.middleware.well_formed import WellFormed

__all__ = ["ContentSecurityPolicy", "FormAddress", "PrivateHeaders", "StaysOnPage", "UnitOfWork", "WellFormed"]
