"""Signing in: what Accord makes of django-allauth, and what the second factor opens.

Nobody signs up. A login begins with an invitation of a school (`actions/accept_invitation.py`), and every door
gives the same answer in the same time whether or not a login exists behind it.
"""

from accord.core.later import load_later

PASSKEYS = "allauth.mfa.webauthn.internal.auth"
"""What reads passkeys. With it come every public suffix of the internet and the ciphers: 6 MB in memory."""

load_later(PASSKEYS)
