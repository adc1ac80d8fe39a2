"""Signing in: what Accord makes of django-allauth, and what the second factor opens.

Nobody signs up. A login begins with an invitation of a school (`actions/accept_invitation.py`), and every door
gives the same answer in the same time whether or not a login exists behind it.
"""
