"""django-helpdesk as its guide sets it up, for `conversations.py --peers`; runs in an environment of its own."""
