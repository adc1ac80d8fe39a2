"""What the machine knows of language, on the machine itself: wording, topics, languages, words of danger.

Ask through `client` (another process, which may be absent) and `tripwire` (here, always there).
"""
